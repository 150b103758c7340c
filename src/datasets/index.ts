import {loadCifar10} from './cifar10.ts'
import type {Loader} from './dataset.ts'
import type {DatasetName} from './facts/index.ts'
import {loadFashion} from './fashion.ts'
import {holdingOut} from './hold-out.ts'
import {loadIris} from './iris.ts'
import {letterLoader} from './letters.ts'
import {loadMnist} from './mnist.ts'
import {loadOwnPictures} from './own/own-pictures.ts'
import {loadPrices} from './prices.ts'

/** How every data set is loaded. */
export const loaders: Readonly<Record<DatasetName, Loader>> = {
  iris: holdingOut(loadIris),
  mnist: holdingOut(loadMnist),
  fashion: holdingOut(loadFashion),
  cifar10: holdingOut(loadCifar10),
  'own-pictures': holdingOut(loadOwnPictures),
  'letters-onehot-1': letterLoader('letters-onehot-1'),
  'letters-onehot-4': letterLoader('letters-onehot-4'),
  'letters-embedding-1': letterLoader('letters-embedding-1'),
  'letters-embedding-4': letterLoader('letters-embedding-4'),
  prices: loadPrices,
}
