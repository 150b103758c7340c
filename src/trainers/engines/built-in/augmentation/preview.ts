import type {HyperparameterValues} from '../../../../chapters/hyperparameters/hyperparameter.ts'
import type {LoadedDataset} from '../../../../datasets/dataset.ts'
import {augmentation} from '../augment.ts'

/**
 * What the first `epochs` epochs of a run with these values make of the training picture `sample`, as bytes; changed also
 * where the run itself would not change its pictures.
 */
export function augmentedPictures(
  values: HyperparameterValues,
  data: Pick<LoadedDataset, 'inputShape' | 'train'>,
  {seed, sample, epochs}: {readonly seed: number; readonly sample: number; readonly epochs: number},
): Uint8Array[] {
  const size = data.inputShape.reduce((product, dimension) => product * dimension, 1)
  const change = augmentation({...values, augment: true}, {...data, scale: 1}, seed)
  return Array.from({length: epochs}, (_, epoch) => {
    const pixels = new Float32Array(size)
    change?.(epoch)(sample, pixels, 0)
    return Uint8Array.from(pixels, value => Math.round(value))
  })
}
