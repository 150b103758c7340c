import {TfnotesError} from '../../errors.ts'
import {type Column, chooseColumn, findLayout, type Layout} from '../tables/columns.ts'
import {type Csv, openCsv, type Row} from '../tables/csv.ts'
import {parseDate, writeDate} from '../tables/dates.ts'
import {Growing} from '../tables/growing.ts'
import {isHole, parseNumber} from '../tables/numbers.ts'

export interface PriceTable {
  /** Ascending; empty when the file has no dates. */
  readonly dates: readonly string[]
  readonly columns: readonly {readonly name: string; readonly values: Float64Array}[]
}

export interface PriceColumns {
  /** The forecast column first. */
  readonly wanted: readonly string[]
  readonly signal?: AbortSignal | undefined
  /** More rows are refused. */
  readonly mostRows: number
}

/** Rows looked at before the meaning of columns is settled. */
const sampleRows = 200
/** Larger figures overflow when a network squares them. */
const largest = 1e15
/** Lines that a sentence about holes names. */
const namedLines = 5

/**
 * Reads the wanted columns of a price file in one pass with bounded memory, in ascending order of dates.
 *
 * @throws TfnotesError those of openCsv and chooseColumn, and, each with the line: csv-cells, price-holes,
 *   price-text, price-too-large, date-unreadable, date-twice, table-too-long
 */
export async function readPriceTable(
  path: string,
  {wanted, mostRows, signal}: PriceColumns,
): Promise<PriceTable> {
  const csv = await openCsv(path, signal)
  const {layout, rows} = await lookAhead(csv)
  const columns = wanted
    .map(name => chooseColumn(layout, name, path))
    .filter((one, i, all) => all.indexOf(one) === i)
  const values = columns.map(() => new Growing())
  const times = new Growing()
  const lines = new Growing()
  const holes: string[] = []
  let holeCount = 0
  let timed = false
  for await (const {line, cells} of rows) {
    checkWidth(cells, layout, path, line)
    if (lines.length === mostRows)
      throw new TfnotesError('table-too-long', {file: path, line, limit: mostRows})
    if (columns.some(({index}) => isHole(cells[index] ?? ''))) {
      holeCount++
      if (holes.length < namedLines) holes.push(String(line))
      continue
    }
    for (const [i, column] of columns.entries()) values[i]?.push(readPrice(cells, column, path, line))
    lines.push(line)
    if (!layout.date) continue
    const time = parseDate(cells[layout.date.index] ?? '', layout.dayOrder)
    if (Number.isNaN(time)) {
      throw new TfnotesError('date-unreadable', {file: path, line, found: cells[layout.date.index] ?? ''})
    }
    timed ||= time % 86_400_000 !== 0
    times.push(time)
  }
  if (holeCount > 0) {
    const column = columns.map(({name}) => name)
    throw new TfnotesError('price-holes', {file: path, column, count: holeCount, lines: holes})
  }
  const order = ascending(times, lines, path)
  const arrange = (all: Growing) => (order ? Float64Array.from(order, row => all.at(row)) : all.values())
  return {
    dates: Array.from(arrange(times), time => writeDate(time, timed)),
    columns: columns.map(({name}, i) => ({name, values: arrange(values[i] as Growing)})),
  }
}

/** What the first rows of a table look like, for a picker of columns. */
export async function previewTable(
  path: string,
  count: number,
): Promise<Layout & {rows: readonly (readonly string[])[]}> {
  const {layout, rows} = await lookAhead(await openCsv(path))
  const first: (readonly string[])[] = []
  for await (const {cells} of rows) if (first.push(cells) >= count) break
  return {...layout, rows: first}
}

/** Settles the layout from the first rows and gives all rows but the header. */
async function lookAhead({delimiter, rows}: Csv): Promise<{layout: Layout; rows: AsyncIterable<Row>}> {
  const iterator = rows[Symbol.asyncIterator]()
  const sample: Row[] = []
  while (sample.length < sampleRows) {
    const {done, value} = await iterator.next()
    if (done) break
    sample.push(value)
  }
  const layout = findLayout(sample, delimiter)
  async function* all() {
    yield* layout.hasHeader ? sample.slice(1) : sample
    yield* {[Symbol.asyncIterator]: () => iterator}
  }
  return {layout, rows: all()}
}

/** A cell more or less shifts every later one; only empty cells at the end may differ. */
function checkWidth(cells: readonly string[], {columns}: Layout, file: string, line: number): void {
  if (cells.length === columns.length || cells.slice(columns.length).every(cell => cell === '')) {
    if (cells.length >= columns.length) return
  }
  throw new TfnotesError('csv-cells', {file, line, found: cells.length, expected: columns.length})
}

function readPrice(
  cells: readonly string[],
  {index, decimal, name}: Column,
  file: string,
  line: number,
): number {
  const cell = cells[index] ?? ''
  const value = parseNumber(cell, decimal)
  if (Number.isNaN(value)) throw new TfnotesError('price-text', {file, line, column: name, found: cell})
  if (Math.abs(value) > largest)
    throw new TfnotesError('price-too-large', {file, line, column: name, found: cell})
  return value
}

/** The order that makes times ascend; `undefined` when they do already. */
function ascending(times: Growing, lines: Growing, file: string): Uint32Array | undefined {
  let sorted = true
  for (let i = 1; i < times.length && sorted; i++) sorted = times.at(i) > times.at(i - 1)
  if (sorted) return undefined
  const order = Uint32Array.from({length: times.length}, (_, i) => i).sort(
    (a, b) => times.at(a) - times.at(b),
  )
  for (let i = 1; i < order.length; i++) {
    const [a, b] = [order[i - 1] as number, order[i] as number]
    if (times.at(a) !== times.at(b)) continue
    const [line, before] = [Math.max(lines.at(a), lines.at(b)), Math.min(lines.at(a), lines.at(b))]
    throw new TfnotesError('date-twice', {
      file,
      line,
      before,
      date: writeDate(times.at(a), times.at(a) % 86_400_000 !== 0),
    })
  }
  return order
}
