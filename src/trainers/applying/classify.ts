import type {Ranking} from '../../answers/applying.ts'
import {
  type PreparedPicture,
  type PrepareOptions,
  preparePicture,
} from '../../datasets/pictures/prepare-picture.ts'
import type {Raster} from '../../datasets/pictures/raster.ts'
import {TfnotesError} from '../../errors.ts'
import type {Predictor} from './predict.ts'
import {rank} from './rank.ts'

export interface Classified extends Ranking, Pick<PreparedPicture, 'inverted' | 'blank'> {
  /** The picture as the network sees it. */
  readonly seen: Raster
}

/** What is in a decoded picture. `prepare` and `invert`: see `preparePicture`. */
export function classifyPicture(
  {data, predict}: Predictor,
  decoded: Raster,
  options: Pick<PrepareOptions, 'prepare' | 'invert'>,
): Classified {
  const {picture, inverted, blank} = preparePicture(decoded, {inputShape: data.inputShape, ...options})
  const samples = Float32Array.from(picture.data, value => value * data.scale)
  return {...rank(predict(samples, 1), data.classes), inverted, blank, seen: picture}
}

/** Which class measurements belong to, in the order of the data's columns. @throws TfnotesError `measurement-count` */
export function classifyMeasurements({data, predict}: Predictor, measurements: readonly number[]): Ranking {
  const [expected = 0] = data.inputShape
  if (measurements.length !== expected)
    throw new TfnotesError('measurement-count', {expected, found: measurements.length}, {usage: true})
  return rank(
    predict(
      Float32Array.from(measurements, value => value * data.scale),
      1,
    ),
    data.classes,
  )
}
