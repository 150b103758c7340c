import {type Line, type Span, span} from '../../../drawing/lines/span.ts'
import {pad, truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import {isGenerated} from '../../../runs/result.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {selected} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {type Column, columns} from './columns.ts'
import type {RunsScreen} from './state.ts'

/** From left to right as they are drawn; sorting has an order of its own. */
const order: readonly Column['key'][] = ['run', 'status', 'epochs', 'accuracy', 'loss', 'data', 'age']

/** The columns that a table of this width has room for; the run's takes what is left. */
function fitting(width: number): {column: Column; width: number}[] {
  const shown = order.flatMap(key => columns.filter(column => column.key === key && width + 2 >= column.from))
  const fixed = shown.filter(({key}) => key !== 'run').reduce((sum, column) => sum + column.width + 1, 0)
  return shown.map(column => ({
    column,
    width: column.key === 'run' ? Math.min(44, width - fixed - 3) : column.width,
  }))
}

export function headLine(state: AppState, screen: RunsScreen, width: number): Line {
  const titles = texts[state.language].runs.columns
  return [
    span('  '),
    ...fitting(width).map(({column, width: room}): Span => {
      const sorted = column.key === screen.sort
      const title = sorted ? `${titles[column.key]} ${state.look.glyphs.down}` : titles[column.key]
      return {text: `${pad(title, room, column.align)} `, role: sorted ? 'accent' : 'dim', underline: false}
    }),
  ]
}

/** A run's row. Where there is no column for the data, a generated set is told by its status. */
export function runRow(
  state: AppState,
  screen: RunsScreen,
  run: RunSummary,
  isCursor: boolean,
  width: number,
): Line {
  const {glyphs} = state.look
  const text = texts[state.language].runs
  const fit = fitting(width)
  const hasData = fit.some(({column}) => column.key === 'data')
  const mark = screen.marked.includes(run.id) ? glyphs.yes : ' '
  const cells = fit.map(({column, width: room}): Span => {
    const cell = column.cell(run, {language: state.language, now: state.runsAt})
    const hint = column.key === 'run' && !hasData && isGenerated(run) ? ` ${text.generated}` : ''
    const body = truncateStart(cell.text, room - widthOf(hint), glyphs.ellipsis)
    return {
      ...cell,
      text: `${pad(body + hint, room, column.align)} `,
      ...(hint === '' ? {} : {role: 'warning' as const}),
    }
  })
  const row: Line = [span(`${mark} `, 'accent'), ...cells]
  return isCursor ? selected(row, width, !screen.typing) : row
}
