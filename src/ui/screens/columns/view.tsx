import {Box} from 'ink'
import type {PriceTable} from '../../../answers/prices.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {pad, truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {Pane} from '../../components/pane.tsx'
import {PathList} from '../../components/path-list.tsx'
import {remarkLines} from '../../components/remark-lines.ts'
import {Rows} from '../../components/rows.tsx'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {cursorOf} from './input.ts'
import {type ColumnsScreen, formOf} from './state.ts'
import {chosenOf} from './table.ts'

type Props = ViewProps<ColumnsScreen>

/** No column is wider. */
const widest = 18

/** The width of each column: of its longest cell among those in sight. */
function widthsOf(table: PriceTable, marks: readonly string[], kinds: readonly string[]): number[] {
  return table.columns.map(({name}, index) => {
    const cells = [name, marks[index] ?? '', kinds[index] ?? '', ...table.rows.map(row => row[index] ?? '')]
    return Math.min(widest, Math.max(...cells.map(widthOf))) + 2
  })
}

/** The first column in sight, so that the one under the cursor is. */
function firstInSight(widths: readonly number[], cursor: number, width: number): number {
  let first = 0
  const taken = (from: number) => widths.slice(from, cursor + 1).reduce((sum, one) => sum + one, 0)
  while (first < cursor && taken(first) > width) first += 1
  return first
}

/** Names, what the columns hold, how they are used, and the first rows; the column under the cursor lit. */
function tableLines({state, screen, width, height}: Props, table: PriceTable): Line[] {
  const {look, language} = state
  const text = texts[language].columns
  const {target, features} = chosenOf(table, formOf(state, screen.chapter))
  const cursor = cursorOf(state, screen)
  const marks = table.columns.map((_, index) =>
    index === target ? text.target : features.has(index) ? text.feature : '',
  )
  const kinds = table.columns.map(({kind, empty}) => text.kinds[empty ? 'empty' : kind])
  const widths = widthsOf(table, marks, kinds)
  const first = firstInSight(widths, cursor, width)
  const cells = (texts: readonly string[], paint: (cell: string, index: number) => Line[number]): Line =>
    texts.slice(first).map((cell, at) => {
      const index = first + at
      const align = table.columns[index]?.kind === 'number' ? 'right' : 'left'
      return paint(
        pad(pad(cell, (widths[index] ?? 2) - 2, align, look.glyphs.ellipsis), widths[index] ?? 0),
        index,
      )
    })
  const role = (index: number) =>
    index === target ? ('training' as const) : features.has(index) ? ('validation' as const) : undefined
  const names = cells(
    table.columns.map(({name}) => name),
    (cell, index) =>
      index === cursor ? {text: cell, inverse: true, bold: true, role: 'accent'} : bold(cell, role(index)),
  )
  return [
    names,
    cells(kinds, cell => span(cell, 'dim')),
    cells(marks, (cell, index) => bold(cell, role(index))),
    ...table.rows
      .slice(0, Math.max(0, height - 3))
      .map(row =>
        cells(row, (cell, index) => span(cell, role(index) ?? (index === cursor ? undefined : 'dim'))),
      ),
  ]
}

/** How the file is understood, what stands in the way, and what is to be said of it; no more rows than `most`. */
function readingLines({state, width}: Props, {reading, problem, remarks}: PriceTable, most: number): Line[] {
  const text = texts[state.language].columns
  const said = (sentence: string, role: 'dim' | 'bad') => wrap(sentence, width).map(row => line(row, role))
  const lines = [
    ...(problem ? said(text.problem(problem), 'bad') : []),
    ...remarkLines(remarks, state, width),
    ...(reading ? said(text.readAs(text.reading(reading)), 'dim') : []),
  ]
  return lines.slice(0, most)
}

/** The path, and below it the table to choose from. */
export function ColumnsView(props: Props) {
  const {state, screen, width, height} = props
  const {look, language} = state
  const text = texts[language].columns
  const {picking, table, failure} = screen
  if (picking)
    return (
      <PathList
        look={look}
        field={picking}
        label={text.path}
        hint={text.hint}
        empty={texts[language].apply.emptyFolder}
        width={width}
        height={height}
      />
    )
  const label = `${text.path} `
  const path = table?.path || formOf(state, screen.chapter).raw.csv || ''
  const head: Line =
    table?.source === 'generated'
      ? [{text: ` ${text.generated} `, role: 'warning', inverse: true}]
      : [bold(label, 'accent'), span(truncateStart(path, width - widthOf(label), look.glyphs.ellipsis))]
  const notes = table && !failure ? readingLines(props, table, Math.floor(height / 3)) : []
  const lines = failure
    ? faultLines(failure, state, width)
    : table
      ? tableLines({...props, height: height - 4 - notes.length}, table)
      : [line(text.waiting, 'dim')]
  const facts = table ? text.facts(String(table.columns.length)) : ''
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={look} width={width} height={2} lines={[head]} />
      <Pane
        look={look}
        title={text.title}
        aside={[span(table && !table.hasHeader ? text.noHeader : facts, 'dim')]}
        focused
        width={width}
        height={height - 3 - notes.length}
        lines={lines}
      />
      {notes.length > 0 && <Rows look={look} width={width} height={notes.length} lines={notes} />}
      <Rows look={look} width={width} height={1} lines={table ? [line(text.legend, 'dim')] : []} />
    </Box>
  )
}
