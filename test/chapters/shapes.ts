import type {DataShape} from '../../src/chapters/chapter.ts'
import type {DatasetName} from '../../src/datasets/facts/index.ts'

/** What a network is given when it is built for a data set, without loading it. */
export const shapeOf: Readonly<Record<DatasetName, DataShape>> = {
  iris: {inputShape: [4], classes: 3},
  mnist: {inputShape: [28, 28, 1], classes: 10},
  fashion: {inputShape: [28, 28, 1], classes: 10},
  cifar10: {inputShape: [32, 32, 3], classes: 10},
  'own-pictures': {inputShape: [48, 48, 3], classes: 7},
  'letters-onehot-1': {inputShape: [1, 5], classes: 5},
  'letters-onehot-4': {inputShape: [4, 5], classes: 5},
  'letters-embedding-1': {inputShape: [1], classes: 5},
  'letters-embedding-4': {inputShape: [4], classes: 26},
  prices: {inputShape: [60, 1], classes: 1},
}
