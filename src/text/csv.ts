import {strip} from './strip.ts'

/** What a spreadsheet would take for a formula, if a text begins with it. */
const formula = /^[=+\-@]/

/** What stands in one cell; undefined for nothing. */
export type Cell = string | number | boolean | undefined

/**
 * A row, quoted where RFC 4180 says so; it ends as lines do, for whatever else reads it than a spreadsheet. Numbers are exact. A text that a spreadsheet would
 * compute is led in by an apostrophe, which makes it one that is shown; control characters are taken out.
 */
export const csvRow = (cells: readonly Cell[]): string => cells.map(cellText).join(',')

function cellText(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  const plain = strip(cell)
  const text = formula.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
