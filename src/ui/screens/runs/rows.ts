import {settingValue} from '../../../chapters/setting-label.ts'
import {titleOf} from '../../../datasets/facts/index.ts'
import {bold, type Line, span} from '../../../drawing/lines/span.ts'
import {fitLine, pad, truncate} from '../../../drawing/lines/width.ts'
import type {Board} from '../../../runs/boards.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {selected} from '../../components/list.ts'
import {pageTitle} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {nameSpans} from './name.ts'
import type {RunsScreen} from './state.ts'
import {cellGap, markWidth, type Table} from './table.ts'

const gap = span(' '.repeat(cellGap))

export function headLine(screen: RunsScreen, {columns}: Table): Line {
  return [
    span(' '.repeat(markWidth)),
    ...columns.flatMap(({column, title, width}): Line => {
      const role = column.key === screen.sort ? 'accent' : 'dim'
      return [span(pad(title, width, column.align), role), gap]
    }),
  ]
}

/** What the runs below it have in common. */
export function boardRow(state: AppState, board: Board): Line {
  const text = texts[state.language].runs
  const {chapter, dataset, isGenerated, files, loss, runs} = board
  const parts = [
    ...(chapter === undefined ? [] : [pageTitle(state, chapter)]),
    ...(dataset === undefined ? [] : [titleOf(dataset, state.language)]),
    ...(loss === undefined ? [] : [settingValue(chapter, 'loss', loss, state.language)]),
    ...(files === undefined ? [] : [files]),
  ]
  return [
    bold(parts.join(` ${state.look.glyphs.separator} `) || text.unknown, 'accent'),
    ...(isGenerated ? [span(`  ${text.generated}`, 'warning')] : []),
    span(`  ${text.count(runs.length)}`, 'dim'),
  ]
}

/** A run's row. */
export function runRow(
  state: AppState,
  screen: RunsScreen,
  {columns, told}: Table,
  run: RunSummary,
  isCursor: boolean,
  width: number,
): Line {
  const {glyphs} = state.look
  const mark = screen.marked.includes(run.id) ? glyphs.yes : ' '
  const cells = columns.flatMap(({column, width: room}): Line => {
    if (column.key === 'run') return [...fitLine(nameSpans(run, room, told, state), room), gap]
    const cell = column.cell(run, state)
    const body = truncate(cell.text, room, glyphs.ellipsis)
    return [{...cell, text: pad(body, room, column.align)}, gap]
  })
  const row: Line = [span(pad(mark, markWidth), 'accent'), ...cells]
  return isCursor ? selected(row, width, screen.typing === undefined) : row
}
