import type {DatasetName} from '../datasets/names.ts'
import type {DataShape} from './chapter.ts'
import type {HyperparameterValues} from './hyperparameters/hyperparameter.ts'

/** What each data set is known to have before it is loaded. */
export function expectedShape(dataset: DatasetName, h: HyperparameterValues): DataShape {
  switch (dataset) {
    case 'iris':
      return {inputShape: [4], classes: 3}
    case 'mnist':
    case 'fashion':
      return {inputShape: [28, 28, 1], classes: 10}
    case 'cifar10':
      return {inputShape: [32, 32, 3], classes: 10}
    case 'own-pictures': {
      const size = Number(h.imageSize)
      return {inputShape: [size, size, h.colorMode === 'rgb' ? 3 : 1], classes: 10}
    }
    case 'letters-onehot-1':
      return {inputShape: [1, 5], classes: 5}
    case 'letters-onehot-4':
      return {inputShape: [4, 5], classes: 5}
    case 'letters-embedding-1':
      return {inputShape: [1], classes: 5}
    case 'letters-embedding-4':
      return {inputShape: [4], classes: 26}
    case 'prices':
      return {inputShape: [Number(h.window), priceColumns(h).length], classes: 1}
  }
}

/** The column that is forecast, then the further features. */
export const priceColumns = (h: HyperparameterValues): string[] => [
  String(h.column),
  ...String(h.features)
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== ''),
]
