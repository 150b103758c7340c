import {type Failure, TfnotesError} from '../../errors.ts'
import type {PriceHistory} from '../prices/price-history.ts'
import type {Finding} from './finding.ts'

/** What reading a price file finds to be wrong with it that makes its forecasts worth little. */
const graveRemarks: ReadonlySet<string> = new Set(['price-not-positive', 'rows-mixed'])

/** Faults of rows for which a file is refused, and which a check reports as what they are. */
const faultsOfRows: ReadonlySet<string> = new Set([
  'date-twice',
  'date-unreadable',
  'price-holes',
  'price-text',
])

/** So many rows with one and the same price are no market. */
const stillRows = 10

/** What was said of data while it was read. */
export const remarkFound = ({code, detail}: Failure): Finding => ({
  code,
  detail,
  grave: graveRemarks.has(code),
  places: [],
})

/**
 * What is odd about a price history: what its reader remarks (prices of 0 and below, jumps, gaps of months, what was
 * guessed), and prices that stand still. Missing weekends and holidays are none of it.
 */
export function* checkPrices({
  dates,
  columns,
  remarks,
}: Pick<PriceHistory, 'dates' | 'columns' | 'remarks'>): Generator<Finding> {
  for (const remark of remarks) yield remarkFound(remark)
  for (const {name: column, values} of columns) {
    const rows = stillFrom(values)
    if (rows.length === 0) continue
    const nameOf = (row: number) => dates[row] ?? String(row + 1)
    yield {
      code: 'prices-still',
      detail: {column, count: rows.length, least: stillRows, places: rows.map(nameOf)},
      grave: false,
      places: rows.map(sample => ({sample, name: nameOf(sample)})),
    }
  }
}

/** A fault of single rows as something that was found; undefined for a file that is none of prices. */
export const faultFound = (error: unknown): Finding | undefined =>
  error instanceof TfnotesError && faultsOfRows.has(error.code)
    ? {code: error.code, detail: error.detail, grave: true, places: []}
    : undefined

/** The first rows of stretches in which nothing changes. */
function stillFrom(values: Float64Array): number[] {
  const found: number[] = []
  let from = 0
  for (let row = 1; row <= values.length; row++) {
    if (row < values.length && values[row] === values[from]) continue
    if (row - from >= stillRows) found.push(from)
    from = row
  }
  return found
}
