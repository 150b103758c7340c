import {cifar10} from './cifar10.ts'
import type {Dataset} from './dataset.ts'
import {fashion} from './fashion.ts'
import {iris} from './iris.ts'
import {lettersEmbedding1, lettersEmbedding4, lettersOnehot1, lettersOnehot4} from './letters.ts'
import {mnist} from './mnist.ts'
import type {DatasetName} from './names.ts'
import {ownPictures} from './own/own-pictures.ts'
import {prices} from './prices.ts'

/** Every data set by name. */
export const datasets: Readonly<Record<DatasetName, Dataset>> = {
  iris,
  mnist,
  fashion,
  cifar10,
  'own-pictures': ownPictures,
  'letters-onehot-1': lettersOnehot1,
  'letters-onehot-4': lettersOnehot4,
  'letters-embedding-1': lettersEmbedding1,
  'letters-embedding-4': lettersEmbedding4,
  prices,
}
