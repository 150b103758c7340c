import {readdir} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {readSplit} from '../../text/split.ts'
import type {LoadOptions, Source} from '../dataset.ts'
import {type PriceOptions, priceColumns, prices} from '../facts/prices.ts'
import {generatePrices} from '../generated/price-series.ts'
import {isFile} from '../read-bytes.ts'
import {type PriceTable, type ReadingOptions, readPriceTable} from './price-table.ts'

/** Values of all columns together: 512 MB while they are read. Windows are parts of the series, however long. */
const mostValues = 2 ** 26
/** Rows, however few the columns: with lines and times 1.5 GB while they are read; thirty years of minutes. */
export const mostRows = 2 ** 24

/** The wanted columns of a price file, or of a generated history, and how they are to be cut. */
export interface PriceHistory extends PriceTable {
  readonly source: Source
  readonly origin: string
  readonly window: number
  readonly testRows: number
}

/** The reader's file, else the given folder's, else a history drawn by chance; of one of several splits what it is to know. */
export async function readPriceHistory(options: LoadOptions): Promise<PriceHistory> {
  return upToSplit(await readWhole(options), options.split)
}

/**
 * A split knows the history as it ended so many test sets earlier; the last one is the whole of it.
 * @throws TfnotesError `splits-too-many`
 */
function upToSplit(history: PriceHistory, written = ''): PriceHistory {
  const split = readSplit(written)
  if (!split) return history
  const {columns, dates, origin, window, testRows} = history
  const rows = columns[0]?.values.length ?? 0
  const {index, of} = split
  const needed = of * testRows + window + 1
  if (rows < needed)
    throw new TfnotesError('splits-too-many', {
      file: origin,
      rows,
      splits: of,
      testRows,
      needed,
      most: Math.max(0, Math.floor((rows - window - 1) / testRows)),
    })
  const end = rows - (of - index) * testRows
  return {
    ...history,
    dates: dates.slice(0, end),
    columns: columns.map(column => ({...column, values: column.values.slice(0, end)})),
  }
}

async function readWhole(options: LoadOptions): Promise<PriceHistory> {
  const {csv, from, places, seed, signal} = options
  const {wanted, ...sizes} = readSettings(options)
  const path = csv === undefined ? (from === 'auto' ? await findPriceFile(places) : undefined) : resolve(csv)
  if (path !== undefined) {
    const fitting = Math.floor(mostValues / wanted.length)
    const reading = readingOptions(options)
    const table = await readPriceTable(path, {
      ...reading,
      wanted,
      mostRows: Math.min(mostRows, fitting),
      signal,
    })
    return {source: 'file', origin: path, ...sizes, ...table}
  }
  const origin = `tfnotes prices, seed ${seed}`
  return {source: 'generated', origin, ...sizes, ...generatedTable(seed, wanted)}
}

/**
 * How a file is to be read, from a run's options; what is not said is found.
 *
 * @throws TfnotesError (usage) since-unreadable
 */
export function readingOptions({
  timeColumn,
  order = 'auto',
  dateOrder = 'auto',
  decimal = 'auto',
  encoding,
  since,
  skipMissing,
}: PriceOptions): ReadingOptions {
  if (since && (!/^\d{4}-\d{2}-\d{2}$/.test(since) || Number.isNaN(Date.parse(since))))
    throw new TfnotesError('since-unreadable', {value: since}, {usage: true})
  return {
    timeColumn,
    order: order === 'auto' ? undefined : order,
    dateOrder: dateOrder === 'auto' ? undefined : dateOrder,
    decimal: decimal === 'auto' ? undefined : decimal === 'point' ? '.' : ',',
    encoding,
    since,
    skipMissing,
  }
}

function readSettings({hyperparameters}: LoadOptions) {
  const h = {...prices.brings, ...hyperparameters}
  return {window: Number(h.window), testRows: Number(h.testRows), wanted: priceColumns(h)}
}

function generatedTable(seed: number, wanted: readonly string[]): PriceTable {
  const {dates, columns} = generatePrices(seed)
  const accepted = columns.map(({name}) => name)
  const found = wanted.map(name => {
    const column = columns.find(one => one.name === name.toLowerCase())
    if (column) return column
    throw new TfnotesError('column-missing', {file: 'tfnotes prices', column: name, accepted}, {usage: true})
  })
  return {dates, columns: found.filter((column, i) => found.indexOf(column) === i), remarks: []}
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
