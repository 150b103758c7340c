import {pad, widthOf} from './width.ts'

/** Columns between two cells. */
export const columnGap = 2

export const columnWidths = (rows: readonly (readonly string[])[]): number[] =>
  (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => widthOf(row[column] ?? ''))))

/** Rows of texts whose columns are as wide as their widest cells; those that `right` says stand at the right. */
export function alignColumns(
  rows: readonly (readonly string[])[],
  right: readonly boolean[] = [],
): string[][] {
  const widths = columnWidths(rows)
  return rows.map(row => row.map((text, i) => pad(text, widths[i] ?? 0, right[i] ? 'right' : 'left')))
}

/** The same as a text a row. */
export const inColumns = (rows: readonly (readonly string[])[]): string[] =>
  alignColumns(rows).map(row => row.join(' '.repeat(columnGap)).trimEnd())
