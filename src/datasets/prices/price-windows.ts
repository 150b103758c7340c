import type {PriceSeries} from '../dataset.ts'

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
