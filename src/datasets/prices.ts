import {TfnotesError} from '../errors.ts'
import {createRandom} from '../random/random.ts'
import {permutation} from '../random/shuffle.ts'
import type {LoadedDataset, LoadOptions, PriceSeries, Samples} from './dataset.ts'
import {readPriceHistory} from './prices/price-history.ts'
import {type ScaledSeries, scaleSeries, windowsBefore} from './prices/price-windows.ts'

/**
 * A price history cut into windows: `window` rows of every feature, scaled to 0…1 by the training rows' own lowest and
 * highest values, and the next row's value as the target. The last `testRows` rows are the test set, whose first
 * window lies within it, as in the notes.
 */
export async function loadPrices(options: LoadOptions): Promise<LoadedDataset> {
  const {source, origin, window, testRows, dates, columns, remarks} = await readPriceHistory(options)
  const rows = columns[0]?.values.length ?? 0
  const needed = testRows + window + 1
  if (rows < needed || testRows <= window) {
    throw new TfnotesError('prices-too-few', {
      file: origin,
      rows,
      window,
      testRows,
      needed: Math.max(needed, 2 * window + 2),
    })
  }
  const trainRows = rows - testRows
  const features = columns.map(({name, values}) => ({
    name,
    values,
    ...rangeOf(values.subarray(0, trainRows), name, origin),
  }))
  const [target] = features
  if (!target) throw new TfnotesError('table-empty', {file: origin})
  const series: PriceSeries = {
    dates,
    values: target.values,
    column: target.name,
    features,
    window,
    testRows,
    min: target.min,
    max: target.max,
  }
  const scaled = scaleSeries(series)
  return {
    name: 'prices',
    source,
    origin,
    inputShape: [window, features.length],
    classes: [],
    train: takeWindows(samplesOf(scaled, window, window, trainRows), options.trainSamples, options.seed),
    test: takeWindows(samplesOf(scaled, window, trainRows + window, rows), options.testSamples, options.seed),
    scale: 1,
    series,
    remarks,
  }
}

function rangeOf(values: Float64Array, column: string, file: string): {min: number; max: number} {
  const min = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const max = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  if (min === max) throw new TfnotesError('price-constant', {file, column, value: min})
  return {min, max}
}

/** One sample for every row from `from` to `to` (exclusive): the window before it, and its own scaled value. */
function samplesOf(scaled: ScaledSeries, window: number, from: number, to: number): Samples {
  const y = Float32Array.from(
    {length: to - from},
    (_, i) => scaled.values[(from + i) * scaled.features] as number,
  )
  return {x: windowsBefore(scaled, window, from, to), y, count: to - from}
}

/** A seeded part of the windows, in the order of time. */
function takeWindows({x, y, count}: Samples, wanted: number | undefined, seed: number): Samples {
  if (wanted === undefined || wanted >= count) return {x, y, count}
  const rows = permutation(count, createRandom(seed, 'part')).subarray(0, wanted).sort()
  const size = x.length / count
  const part = new Float32Array(wanted * size)
  for (const [i, row] of rows.entries())
    part.set((x as Float32Array).subarray(row * size, (row + 1) * size), i * size)
  return {x: part, y: Float32Array.from(rows, row => y[row] as number), count: wanted}
}
