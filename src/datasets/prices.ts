import {TfnotesError} from '../errors.ts'
import {createRandom} from '../random/random.ts'
import {permutation} from '../random/shuffle.ts'
import type {LoadedDataset, LoadOptions, PriceSeries, Samples} from './dataset.ts'
import {countHeldOut} from './hold-out.ts'
import {readPriceHistory} from './prices/price-history.ts'
import {type ScaledSeries, scaleSeries} from './prices/price-windows.ts'

/**
 * A price history cut into windows: `window` rows of every feature, scaled to 0…1 by the training rows' own lowest and
 * highest values, and the next row's value as the target. The last `testRows` rows are the test set, whose first
 * window lies within it, as in the notes. What is held out are the last of the training windows, in time: nothing of
 * the days that they forecast is trained on, nor scales what is.
 */
export async function loadPrices(options: LoadOptions): Promise<LoadedDataset> {
  const {trainSamples, testSamples, seed, holdOut = 0} = options
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
  const learnt = somePart(window, rows - testRows, trainSamples, seed)
  const kept = learnt.length - countHeldOut(learnt.length, holdOut)
  const trainRows = kept < learnt.length ? (learnt[kept] as number) : rows - testRows
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
    train: samplesOf(scaled, window, learnt.subarray(0, kept)),
    ...(kept < learnt.length && {heldOut: samplesOf(scaled, window, learnt.subarray(kept))}),
    test: samplesOf(scaled, window, somePart(rows - testRows + window, rows, testSamples, seed)),
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

/** One sample for each of the rows: the window before it, which is a part of the series, and its own scaled value. */
function samplesOf({values, features}: ScaledSeries, window: number, rows: Int32Array): Samples {
  const store = {find: (row: number) => (row - window) * features}
  const y = Float32Array.from(rows, row => values[row * features] as number)
  return {x: values, y, count: rows.length, rows, from: {places: rows, store}}
}

/** The rows from `from` to `to` (exclusive), or a seeded part of them, in the order of time. */
function somePart(from: number, to: number, wanted: number | undefined, seed: number): Int32Array {
  const count = to - from
  const picked =
    wanted === undefined || wanted >= count
      ? new Int32Array(count).map((_, i) => i)
      : permutation(count, createRandom(seed, 'part')).subarray(0, wanted).sort()
  return picked.map(row => from + row)
}
