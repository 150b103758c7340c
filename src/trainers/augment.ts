import type {Values} from '../chapters/hyperparameters.ts'
import type {LoadedDataset} from '../datasets/dataset.ts'
import {createRandom} from '../random/random.ts'
import {resamplePicture} from './augmentation/resample.ts'
import {type AugmentationRanges, drawTransform} from './augmentation/transform.ts'
import type {Fill} from './batches.ts'

/**
 * How training pictures are changed, anew in every epoch (§3.2), or undefined when the reader did not ask for it. A
 * picture's change is a function of seed, epoch and its number, so a resumed epoch repeats it.
 */
export function augmentation(
  values: Values,
  {inputShape, train, scale}: Pick<LoadedDataset, 'inputShape' | 'train' | 'scale'>,
  seed: number,
): ((epoch: number) => Fill) | undefined {
  const [height, width, channels] = inputShape
  if (values.augment !== true || !height || !width || !channels) return undefined
  const size = {height, width, channels}
  return epoch => (sample, target, at) => {
    const random = createRandom(seed, `augment/${epoch}/${sample}`)
    const transform = drawTransform(random, values as unknown as AugmentationRanges, height, width)
    resamplePicture(train.x, sample * height * width * channels, target, at, size, transform, scale)
  }
}
