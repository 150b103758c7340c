import {type Line, type Span, span} from '../../../drawing/lines/span.ts'
import {pad, truncate, widthOf} from '../../../drawing/lines/width.ts'
import type {Compared} from '../../../studies/comparison/compare.ts'
import {
  bestMark,
  type Cell,
  type Column,
  type ComparisonTable,
  type TableRow,
} from '../../../studies/comparison/table.ts'
import {selected} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import type {Style} from './styles.ts'

/** No column is wider, as long as others want room. */
const widest = 26
const gap = 2
/** The mark of a run's curve, and a blank. */
const markWidth = 2

/** What of a table is in sight. */
export interface Shown {
  /** Indices of its columns. */
  readonly columns: readonly number[]
  readonly widths: readonly number[]
  /** How many others there are, to the right or to the left. */
  readonly hidden: number
}

const textOf = ({text, isBest}: Cell): string => (isBest ? `${bestMark}${text}` : text)

/** The columns that fit, the first one always; `left` of those behind it are passed over, as far as that brings others into sight. */
export function fittingColumns({columns, rows}: ComparisonTable, left: number, width: number): Shown {
  const cells = rows.flatMap(row => ('cells' in row ? [row.cells] : []))
  const wanted = columns.map(({label}, index) =>
    Math.max(widthOf(label), ...cells.map(one => widthOf(textOf(one[index] ?? {text: ''})))),
  )
  const widths = wanted.map(width => Math.min(widest, width))
  const room = width - markWidth - (widths[0] ?? 0)
  const from = (first: number): number[] => {
    let used = 0
    return columns
      .flatMap((_, index) => (index >= first ? [index] : []))
      .filter(index => {
        used += gap + (widths[index] as number)
        return used <= room
      })
  }
  const last = columns.length - 1
  let first = 1 + Math.min(left, last - 1)
  // Nothing is gained by passing over more than it takes to see the last one.
  while (first > 1 && from(first - 1).at(-1) === last) first--
  const shown = from(first)
  let free = room - shown.reduce((sum, index) => sum + gap + (widths[index] as number), 0)
  for (const index of [0, ...shown]) {
    const more = Math.min(free, (wanted[index] as number) - (widths[index] as number))
    widths[index] = (widths[index] as number) + more
    free -= more
  }
  return {columns: [0, ...shown], widths, hidden: last - shown.length}
}

/** How far to the left columns can go out of sight. */
export function mostLeft(table: ComparisonTable, width: number): number {
  const {columns} = fittingColumns(table, table.columns.length, width)
  return Math.max(0, (columns[1] ?? 1) - 1)
}

const cellText = (cell: Cell, {align}: Column, width: number, ellipsis: string): string =>
  pad(truncate(textOf(cell), width, ellipsis), width, align)

export function headLine(
  {columns}: ComparisonTable,
  {columns: shown, widths}: Shown,
  ellipsis: string,
): Line {
  const labels = shown.map(index => {
    const {label, align} = columns[index] as Column
    return pad(label, widths[index] as number, align, ellipsis)
  })
  return [span(' '.repeat(markWidth) + labels.join(' '.repeat(gap)), 'dim')]
}

/** One line of the table. */
export function rowLine(
  {look}: Pick<AppState, 'look'>,
  {columns}: ComparisonTable,
  row: TableRow,
  {columns: shown, widths}: Shown,
  {
    styles,
    current,
    width,
  }: {styles: ReadonlyMap<string, Style>; current: Compared | undefined; width: number},
): Line {
  const {ellipsis} = look.glyphs
  if (row.kind === 'task') return [{text: truncate(row.text, width, ellipsis), bold: true}]
  const isSeeds = row.kind === 'seeds'
  const style = isSeeds ? undefined : styles.get(row.row.run.id)
  const cells = shown.map((index, at): Span => {
    const cell = row.cells[index] ?? {text: ''}
    const text = cellText(cell, columns[index] as Column, widths[index] as number, ellipsis)
    return {
      text: at === 0 ? text : ' '.repeat(gap) + text,
      ...(cell.isBest && {role: 'good' as const, bold: true}),
      ...(isSeeds && {role: 'accent' as const}),
    }
  })
  const line: Line = [
    style ? {text: `${style.mark} `, role: style.role, bold: true} : span(' '.repeat(markWidth)),
    ...cells,
  ]
  return !isSeeds && row.row === current ? selected(line, width, true) : line
}
