import type {PriceSeries} from '../../../datasets/dataset.ts'
import {TfnotesError} from '../../../errors.ts'

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
