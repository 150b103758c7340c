import {curveRole, markOf, mostStyles} from '../../drawing/charts/curve-style.ts'
import {lineChart} from '../../drawing/charts/line-chart.ts'
import type {Series} from '../../drawing/charts/series.ts'
import {columnGap} from '../../drawing/lines/columns.ts'
import {type Line, type Span, span} from '../../drawing/lines/span.ts'
import {pad, widthOf} from '../../drawing/lines/width.ts'
import type {Axis} from '../../runs/axis.ts'
import type {Measure} from '../../runs/curves.ts'
import {type Comparison, rowsOf} from '../../studies/comparison/compare.ts'
import type {ComparedCurves} from '../../studies/comparison/curves.ts'
import {figureOf} from '../../studies/comparison/measure.ts'
import {
  bestMark,
  type Column,
  missingNotes,
  type TableRow,
  tableNotes,
  tableOf,
} from '../../studies/comparison/table.ts'
import type {Language} from '../../text/localised.ts'
import {brief, measure as noted} from '../../text/numbers.ts'
import type {Output} from '../printing/output.ts'

/** The mark of a curve, and a blank. */
const markWidth = 2

/** Rows of the curves, and the fewest and most columns. An odd number of rows above the x axis: the highest one is labelled, too. */
const chart = {height: 16, fewest: 60, most: 120} as const

/** Columns of a text that nobody sees in a terminal. */
const usualWidth = 80

const idColumn: Column = {key: 'id', label: 'id', align: 'left'}

/** The table with the ids, by which other commands take the runs. */
function withIds(comparison: Comparison, language: Language) {
  const {columns, rows} = tableOf(comparison, language)
  return {
    columns: [...columns, idColumn],
    rows: rows.map(
      (row): TableRow => (row.kind === 'run' ? {...row, cells: [...row.cells, {text: row.row.run.id}]} : row),
    ),
  }
}

/** Columns, the first in every part, so many to a part as have room. */
function parts(widths: readonly number[], room: number): number[][] {
  const beside = markWidth + (widths[0] ?? 0)
  const found: number[][] = [[0]]
  let used = beside
  for (let index = 1; index < widths.length; index++) {
    const own = columnGap + (widths[index] as number)
    if (used + own > room && used > beside) {
      found.push([0])
      used = beside
    }
    found.at(-1)?.push(index)
    used += own
  }
  return found
}

/** The table; where it is wider than the terminal, the columns that do not fit come below, with the names again. */
export function printTable(
  comparison: Comparison,
  language: Language,
  columns: number,
  {draw, line}: Output,
): void {
  const table = withIds(comparison, language)
  const styles = new Map(rowsOf(comparison).map((row, index) => [row, index]))
  const texts = table.rows.map(row =>
    row.kind === 'task' ? undefined : row.cells.map(({text, isBest}) => (isBest ? bestMark : '') + text),
  )
  const widths = table.columns.map(({label}, index) =>
    Math.max(widthOf(label), ...texts.map(cells => widthOf(cells?.[index] ?? ''))),
  )
  parts(widths, columns).forEach((part, at) => {
    if (at > 0) line()
    const cellsOf = (words: (index: number) => string): string[] =>
      part.map((index, place) => {
        const {align} = table.columns[index] as Column
        return (place > 0 ? ' '.repeat(columnGap) : '') + pad(words(index), widths[index] as number, align)
      })
    const head: Line = [
      span(' '.repeat(markWidth)),
      span(cellsOf(index => table.columns[index]?.label ?? '').join(''), 'dim'),
    ]
    const rows = table.rows.map((row, index): Line => {
      if (row.kind === 'task') return [{text: row.text, bold: true}]
      const words = cellsOf(column => texts[index]?.[column] ?? '')
      const style = row.kind === 'run' ? styles.get(row.row) : undefined
      const mark: Span =
        style !== undefined && style < mostStyles
          ? {text: `${markOf(style)} `, role: curveRole(style), bold: true}
          : span(' '.repeat(markWidth))
      return [
        mark,
        ...words.map((text, place): Span => {
          const isBest = row.cells[part[place] as number]?.isBest
          return row.kind === 'seeds'
            ? span(text, 'accent')
            : isBest
              ? {text, role: 'good', bold: true}
              : span(text)
        }),
      ]
    })
    draw([head, ...rows])
  })
}

/** What has to be said of the table and the curves, a line each. */
export function printNotes(
  comparison: Comparison,
  {missing}: ComparedCurves,
  language: Language,
  {line}: Output,
): void {
  const said = [
    ...missingNotes(missing, comparison.all.length, language),
    ...tableNotes(comparison, language),
  ]
  if (said.length > 0) line()
  for (const sentence of said) line(sentence)
}

/** The curves over one axis, the first of the table with their names, the others dim; nothing where there is too little room. */
export function printCurves(
  comparison: Comparison,
  {curves}: ComparedCurves,
  {measure, axis, columns}: {measure: Measure; axis: Axis; columns: number},
  {picture, line, look, words}: Output,
): void {
  const room = Math.min(chart.most, Number.isFinite(columns) ? columns - 1 : usualWidth)
  if (curves.length === 0 || room < chart.fewest) return
  const places = new Map(rowsOf(comparison).map((row, index) => [row, index]))
  const series = curves.map(({row, x, y}): Series => {
    const at = places.get(row) ?? mostStyles
    return at < mostStyles
      ? {x, y, name: row.name, role: curveRole(at), mark: markOf(at)}
      : {x, y, role: 'dim'}
  })
  const {compare, comma} = words
  line()
  line(`${compare.measures[measure]}${comma}${compare.over(compare.axes[axis])}`)
  picture(
    lineChart({
      series,
      width: room,
      height: chart.height,
      glyphs: look.glyphs,
      floor: 0,
      ...(figureOf(measure) === 'accuracy' && {ceiling: 1}),
      formatX: x => (axis === 'minutes' ? brief(x) : String(Math.round(x))),
      read: noted,
    }),
  )
  if (curves.length > mostStyles) line(compare.notes.named(1, mostStyles, curves.length))
}
