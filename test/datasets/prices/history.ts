import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type PriceColumns, readPriceTable} from '../../../src/datasets/prices/price-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-prices-'))
let files = 0

/** Writes a file; its path. */
export function put(content: string | Uint8Array): string {
  const path = join(folder, `${files++}.csv`)
  writeFileSync(path, content)
  return path
}

export const read = (content: string | Uint8Array, options: Partial<PriceColumns> = {}) =>
  readPriceTable(put(content), {wanted: ['open'], mostRows: 100_000, ...options})

export interface Day {
  readonly at: Date
  /** yyyy-mm-dd */
  readonly iso: string
  readonly y: string
  readonly m: string
  readonly d: string
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly i: number
}

/** Sixty working days of known prices from Monday, 2 July 2018, over the end of two months. */
export const days: readonly Day[] = Array.from({length: 60}, (_, i): Day => {
  const at = new Date(Date.UTC(2018, 6, 2 + i + 2 * Math.floor(i / 5)))
  const iso = at.toISOString().slice(0, 10)
  const [y = '', m = '', d = ''] = iso.split('-')
  const open = 100.25 + i / 2
  return {at, iso, y, m, d, open, high: open + 2, low: open - 1, close: open + 1.1, i}
})

export const opens = days.map(({open}) => open)
export const dates = days.map(({iso}) => iso)

export const lines = (write: (day: Day) => string) => days.map(write).join('\n')
export const newestFirst = (write: (day: Day) => string) => days.toReversed().map(write).join('\n')
/** 1003.5 as 1.003,50 */
export const german = (value: number) =>
  value
    .toFixed(2)
    .replace('.', ',')
    .replace(/(\d)(?=(\d{3})+,)/g, '$1.')
