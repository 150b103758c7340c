import {settingValue} from '../../chapters/setting-label.ts'
import {alignColumns, columnGap, columnWidths} from '../../drawing/lines/columns.ts'
import {csvRow} from '../../text/csv.ts'
import type {Context} from '../line/command.ts'
import {inMarkdown, markdownTable} from '../printing/markdown.ts'
import {type Output, printText} from '../printing/output.ts'
import {type Chosen, type Part, rankedRuns} from './choose.ts'
import {type Column, columnsFor, fieldsFor} from './columns.ts'

/** One table of all runs; what is in no order with each other is told apart by its board. */
export function printCsv(context: Context, chosen: Chosen): void {
  const ranked = rankedRuns(chosen)
  const fields = fieldsFor(ranked.map(({run}) => run))
  const isRanked = chosen.figure !== undefined
  const rows = ranked.map(({run, part, rank}) =>
    csvRow([...(isRanked ? [part, rank] : []), ...fields.map(({cell}) => cell(run))]),
  )
  const head = [...(isRanked ? ['board', 'rank'] : []), ...fields.map(({title}) => title)]
  printText(context, [csvRow(head), ...rows])
}

/** A table a board, in columns that are the same in all of them. */
export function printMarkdown(context: Context, {parts, figure}: Chosen, output: Output): void {
  const runs = parts.flatMap(part => part.runs)
  const columns = columnsFor(runs, output, figure)
  const tables = parts.map(part => {
    const title = boardTitle(part, output)
    return [
      ...(title === undefined ? [] : [`### ${inMarkdown(title)}`, '']),
      ...markdownTable(
        columns.map(column => column.title),
        part.runs.map(run => columns.map(({cell}) => cell(run))),
      ),
    ]
  })
  printText(
    context,
    tables.flatMap((table, index) => (index === 0 ? table : ['', ...table])),
  )
}

/** The same for people; of `all` runs, where none is listed. */
export function printTables(context: Context, {parts, figure}: Chosen, all: number, output: Output): void {
  const {words, line, lines, tone, raw} = output
  const runs = parts.flatMap(part => part.runs)
  if (runs.length === 0) {
    line(all === 0 ? words.noRuns(context.checkpoints) : words.noRunMatches(all))
    return
  }
  const {stdout} = context
  const columns = columnsFor(runs, output, figure)
  const cells = [columns.map(({title}) => title), ...runs.map(run => columns.map(({cell}) => cell(run)))]
  const shown = fitting(columns, cells, stdout.isTTY ? stdout.columns : undefined)
  const rows = alignColumns(cells.map(row => shown.map(at => row[at] ?? '')))
  const [head = '', ...body] = rows.map(row => row.join(' '.repeat(columnGap)).trimEnd())
  let at = 0
  parts.forEach((part, index) => {
    const title = boardTitle(part, output)
    if (title !== undefined) {
      if (index > 0) line()
      raw(tone('bold', title))
    }
    lines([head, ...body.slice(at, at + part.runs.length)])
    at += part.runs.length
  })
  const left = columns.filter((_, column) => !shown.includes(column)).map(({title}) => title)
  if (left.length > 0) output.note(words.moreColumns(left))
}

/** Which columns a terminal has room for. */
function fitting(columns: readonly Column[], cells: readonly (readonly string[])[], room?: number): number[] {
  const shown = columns.map((_, column) => column)
  if (room === undefined) return shown
  const widths = columnWidths(cells)
  const width = () => shown.reduce((sum, column) => sum + columnGap + (widths[column] ?? 0), -columnGap)
  while (width() > room) {
    const next = Math.max(...shown.map(column => columns[column]?.goes ?? 0))
    if (next === 0) break
    const last = shown.findLastIndex(column => columns[column]?.goes === next)
    shown.splice(last, 1)
  }
  return shown
}

/** Whose figures stand in one order; undefined where all runs stand in one. Of a run without a chapter its status says why. */
function boardTitle({board, runs}: Part, {words, language}: Output): string | undefined {
  if (board === undefined) return undefined
  const {chapter, dataset, isGenerated, files, loss} = board
  const [first] = runs
  const whose = chapter ?? (first && words.status[first.status])
  const what = [whose, dataset].filter(Boolean).join(words.onData)
  const more = [
    ...(isGenerated ? [words.generatedShort] : []),
    ...(files === undefined ? [] : [files]),
    ...(loss === undefined ? [] : [settingValue(chapter, 'loss', loss, language)]),
  ]
  return more.length === 0 ? what : `${what}${words.bracket(more.join(words.comma))}`
}
