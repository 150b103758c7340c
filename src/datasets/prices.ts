import {readdir} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {createRandom} from '../random/random.ts'
import {permutation} from '../random/shuffle.ts'
import type {Dataset, LoadedDataset, LoadOptions, PriceSeries, Samples, Source} from './dataset.ts'
import {generatePrices} from './generated/price-series.ts'
import {isFile} from './read-bytes.ts'
import {type PriceTable, readPriceTable} from './tables/price-table.ts'

/** Values that all windows together may hold: 1 GB. */
const mostValues = 2 ** 28

/**
 * A price history cut into windows: `window` rows of every feature, scaled to 0…1 by the training rows' own lowest and
 * highest values, and the next row's value as the target. The last `testRows` rows are the test set, whose first
 * window lies within it, as in the notes.
 */
async function load(options: LoadOptions): Promise<LoadedDataset> {
  const {window, testRows, wanted} = readSettings(options)
  const {source, origin, table} = await findTable(options, wanted, window)
  const rows = table.columns[0]?.values.length ?? 0
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
  const features = table.columns.map(({name, values}) => ({
    name,
    values,
    ...rangeOf(values.subarray(0, trainRows), name, origin),
  }))
  const [target] = features
  if (!target) throw new TfnotesError('table-empty', {file: origin})
  const series: PriceSeries = {
    dates: table.dates,
    values: target.values,
    column: target.name,
    features,
    window,
    testRows,
    min: target.min,
    max: target.max,
  }
  return {
    name: 'prices',
    source,
    origin,
    inputShape: [window, features.length],
    classes: [],
    train: takeWindows(windowsOf(series, window, trainRows), options.trainSamples, options.seed),
    test: takeWindows(windowsOf(series, trainRows + window, rows), options.testSamples, options.seed),
    scale: 1,
    series,
  }
}

function readSettings({hyperparameters}: LoadOptions) {
  const {window = 60, testRows = 300, column = 'open', features = ''} = hyperparameters
  const more = String(features)
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
  return {window: Number(window), testRows: Number(testRows), wanted: [String(column), ...more]}
}

interface Found {
  readonly source: Source
  readonly origin: string
  readonly table: PriceTable
}

/** The reader's file, else the given folder's, else a history drawn by chance. */
async function findTable(options: LoadOptions, wanted: readonly string[], window: number): Promise<Found> {
  const {csv, from, places, seed, signal} = options
  const path = csv === undefined ? (from === 'auto' ? await findPriceFile(places) : undefined) : resolve(csv)
  if (path !== undefined) {
    const mostRows = Math.floor(mostValues / (window * wanted.length))
    return {source: 'file', origin: path, table: await readPriceTable(path, {wanted, mostRows, signal})}
  }
  const table = generatePrices(seed)
  const names = table.columns.map(({name}) => name)
  const columns = wanted.map(name => {
    const found = table.columns.find(column => column.name === name.toLowerCase())
    if (!found)
      throw new TfnotesError(
        'column-missing',
        {file: 'tfnotes prices', column: name, accepted: names},
        {usage: true},
      )
    return found
  })
  const unique = columns.filter((column, i) => columns.indexOf(column) === i)
  return {
    source: 'generated',
    origin: `tfnotes prices, seed ${seed}`,
    table: {dates: table.dates, columns: unique},
  }
}

/** The price file of the given folder: the notes' own, else the first. */
export async function findPriceFile({
  given,
}: Pick<LoadOptions['places'], 'given'>): Promise<string | undefined> {
  if (given === undefined) return undefined
  const folder = join(given, 'stock')
  const usual = join(folder, 'SH600519.csv')
  if (await isFile(usual)) return usual
  const names = await readdir(folder).catch(() => [])
  const name = names.filter(one => one.endsWith('.csv')).sort()[0]
  return name === undefined ? undefined : join(folder, name)
}

function rangeOf(values: Float64Array, column: string, file: string): {min: number; max: number} {
  const min = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const max = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  if (min === max) throw new TfnotesError('price-constant', {file, column, value: min})
  return {min, max}
}

/** One sample for every row from `from` to `to` (exclusive): the window before it, and its own scaled value. */
function windowsOf({features, window}: PriceSeries, from: number, to: number): Samples {
  const width = features.length
  const count = to - from
  const x = new Float32Array(count * window * width)
  const y = new Float32Array(count)
  for (const [feature, {values, min, max}] of features.entries()) {
    const scaled = Float32Array.from(values, value => (value - min) / (max - min))
    for (let i = 0; i < count; i++) {
      for (let step = 0; step < window; step++) {
        x[(i * window + step) * width + feature] = scaled[from - window + i + step] as number
      }
      if (feature === 0) y[i] = scaled[from + i] as number
    }
  }
  return {x, y, count}
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

export const prices: Dataset = {
  name: 'prices',
  title: {en: 'Price history (CSV)', zh: '价格历史（CSV）'},
  kind: 'prices',
  licence: 'the reader’s own',
  homepage: '',
  files: [],
  load,
}
