import type {Ranking} from '../../answers/applying.ts'
import {
  type PreparedFigure,
  type PreparedPicture,
  type PrepareOptions,
  preparePicture,
} from '../../datasets/pictures/prepare-picture.ts'
import type {Raster} from '../../datasets/pictures/raster.ts'
import {TfnotesError} from '../../errors.ts'
import type {Predictor} from './predict.ts'
import {rank} from './rank.ts'

export interface Classified extends Ranking, Pick<PreparedPicture, 'inverted' | 'blank' | 'leftOut'> {
  /** The picture as the network sees it; of several figures the first, whose the ranking is then too. */
  readonly seen: Raster
  /** What each of several figures shows, in reading order; none where there is one. */
  readonly figures: readonly (Ranking & Pick<PreparedFigure, 'box'>)[]
}

/** What is in a decoded picture. `prepare` and `invert`: see `preparePicture`. */
export function classifyPicture(
  {data, predict}: Predictor,
  decoded: Raster,
  options: Pick<PrepareOptions, 'prepare' | 'invert'>,
): Classified {
  const prepared = preparePicture(decoded, {inputShape: data.inputShape, ...options})
  const {picture, inverted, blank, leftOut} = prepared
  const read = (seen: Raster) =>
    rank(
      predict(
        Float32Array.from(seen.data, value => value * data.scale),
        1,
      ),
      data.classes,
    )
  const figures = prepared.figures.map(({picture: seen, box}) => ({...read(seen), box}))
  const {top, confident} = figures[0] ?? read(picture)
  // One answer to several figures is none, however sure the network is of the first.
  return {top, confident: confident && figures.length === 0, inverted, blank, leftOut, figures, seen: picture}
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
