import {cifar10} from './cifar10.ts'
import type {Dataset} from './dataset.ts'
import {fashion} from './fashion.ts'
import {iris} from './iris.ts'
import {mnist} from './mnist.ts'
import type {DatasetName} from './names.ts'

/** Every data set by name. */
export const datasets = {iris, mnist, fashion, cifar10} as Readonly<Record<DatasetName, Dataset>>
