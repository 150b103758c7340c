import type {PriceSeries} from '../../datasets/dataset.ts'
import {TfnotesError} from '../../errors.ts'

/** What the network reads of a series: each feature scaled as it was on the training rows. */
export interface ScaledSeries {
  /** rows × features values, row-major. */
  readonly values: Float32Array
  readonly rows: number
  readonly features: number
}

/** Scales every feature to (value − min) / (max − min) with the training rows' own figures. */
export function scaleSeries({features, values}: Pick<PriceSeries, 'features' | 'values'>): ScaledSeries {
  const rows = values.length
  const scaled = new Float32Array(rows * features.length)
  features.forEach(({values: column, min, max}, feature) => {
    for (let row = 0; row < rows; row++)
      scaled[row * features.length + feature] = ((column[row] as number) - min) / (max - min)
  })
  return {values: scaled, rows, features: features.length}
}

/** The windows of `length` rows that end just before each of the rows `from` to `to` (not included). */
export function windowsBefore(
  {values, features}: ScaledSeries,
  length: number,
  from: number,
  to: number,
): Float32Array {
  const size = length * features
  const windows = new Float32Array((to - from) * size)
  for (let row = from; row < to; row++)
    windows.set(values.subarray((row - length) * features, row * features), (row - from) * size)
  return windows
}

/**
 * Moves each window one row on: the oldest row goes, and the new one has `values` as its first feature; the other
 * features stay as they last were, since nothing is known of them.
 */
export function advanceWindows(
  windows: Float32Array,
  length: number,
  features: number,
  values: ArrayLike<number>,
): void {
  const size = length * features
  for (let window = 0; window < values.length; window++) {
    const at = window * size
    const end = at + size
    windows.copyWithin(at, at + features, end)
    // copyWithin leaves the last row in place, which is what the other features keep.
    windows[end - features] = values[window] as number
  }
}

/**
 * The test days that can be forecast. As in the notes, the first window lies within the test rows, so that the test is
 * of rows never trained on.
 * @throws TfnotesError `forecast-too-short` when no test row has a whole window before it
 */
export function testDays({values, window, testRows}: Pick<PriceSeries, 'values' | 'window' | 'testRows'>): {
  first: number
  count: number
} {
  const first = Math.max(window, values.length - testRows + window)
  const count = values.length - first
  if (count < 1)
    throw new TfnotesError('forecast-too-short', {rows: values.length, window, needed: window + 1})
  return {first, count}
}
