import type {Samples} from '../../datasets/dataset.ts'
import type {Raster} from '../../datasets/pictures/raster.ts'
import {shrinkToFit} from '../../datasets/pictures/resize.ts'
import {openValues, viewOf} from '../../datasets/values.ts'

/** One sample of a data set of pictures, as a picture. */
export function pictureOf(samples: Samples, sample: number, inputShape: readonly number[]): Raster {
  const [height = 1, width = 1, channels = 1] = inputShape
  const size = height * width * channels
  const data = Uint8Array.from(viewOf(openValues(samples, size), sample))
  return {width, height, channels: channels === 3 ? 3 : 1, data}
}

/** Side beyond which no terminal shows more. */
const largest = 96

/** The same, small enough to be handed to a screen. */
export const thumbnailOf = (samples: Samples, sample: number, inputShape: readonly number[]): Raster =>
  shrinkToFit(pictureOf(samples, sample, inputShape), largest)
