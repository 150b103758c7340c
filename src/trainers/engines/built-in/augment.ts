import type {HyperparameterValues} from '../../../chapters/hyperparameters/hyperparameter.ts'
import type {LoadedDataset} from '../../../datasets/dataset.ts'
import {openValues} from '../../../datasets/values.ts'
import {resamplePicture} from './augmentation/resample.ts'
import {type AugmentationRanges, drawTransform} from './augmentation/transform.ts'
import type {Fill} from './batches.ts'
import {deriveKey, hashText, uniformAt} from './ops/counter-random.ts'

/**
 * How training pictures are changed, anew in every epoch (§3.2), or undefined when the reader did not ask for it. A
 * picture's change is a function of seed, epoch and its number, so a resumed epoch repeats it.
 */
export function augmentation(
  values: HyperparameterValues,
  {inputShape, train, scale}: Pick<LoadedDataset, 'inputShape' | 'train' | 'scale'>,
  seed: number,
): ((epoch: number) => Fill) | undefined {
  const [height, width, channels] = inputShape
  if (values.augment !== true || !height || !width || !channels) return undefined
  const size = {height, width, channels}
  const {x, find} = openValues(train, height * width * channels)
  const ranges = values as unknown as AugmentationRanges
  return epoch => {
    // Counted, not made anew for every picture: that took as long as a third of its pixels.
    const key = deriveKey(seed, hashText('augment'), epoch)
    return (sample, target, at) => {
      let drawn = sample * drawsOfPicture
      const transform = drawTransform({unit: () => uniformAt(key, drawn++)}, ranges, height, width)
      resamplePicture(x, find(sample), target, at, size, transform, scale)
    }
  }
}

/** Numbers set aside for each picture; `drawTransform` takes six. */
const drawsOfPicture = 8
