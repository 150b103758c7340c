import {alignColumns, columnGap} from '../../drawing/lines/columns.ts'
import {widthOf} from '../../drawing/lines/width.ts'
import {TfnotesError} from '../../errors.ts'
import type {BoardFigure} from '../../runs/boards.ts'
import {listRuns} from '../../runs/list.ts'
import {bestAccuracyOf, bestLossOf} from '../../runs/result.ts'
import type {RunSummary} from '../../runs/summary.ts'
import {emptyTrash} from '../../runs/trash.ts'
import {flagName} from '../../text/flag-name.ts'
import {failureSentence} from '../../text/sentence.ts'
import type {Words} from '../../text/words/words.ts'
import type {Context, Given, RunCommand} from '../line/command.ts'
import {csvRow} from '../printing/csv.ts'
import {inMarkdown, markdownTable} from '../printing/markdown.ts'
import {type Output, openOutput, printJsonLines, printText} from '../printing/output.ts'
import {memoryOf} from '../running/memory.ts'
import {type Chosen, chooseRuns, type Part} from './choose.ts'
import {type Column, columnsFor, fieldsFor} from './columns.ts'

const forms = ['json', 'csv', 'md'] as const
type Form = (typeof forms)[number]

/** `tfnotes runs`: the runs, newest first unless it is said otherwise. The exit code is 1 where some could not be read. */
export const printRuns: RunCommand = async (context, {flags}) => {
  const form = formOf(flags)
  const all = await listRuns(context.checkpoints, {memory: memoryOf(context)})
  const chosen = chooseRuns(all, flags)
  const output = openOutput(context)
  if (form) printers[form](context, chosen, output)
  else printTables(context, chosen, all.length, output)
  const shown = chosen.parts.flatMap(({runs}) => runs)
  if (shown.length < chosen.matching) output.note(output.words.runsShown(shown.length, chosen.matching))
  for (const {id, label} of troubles(form === 'json' ? [] : shown, context))
    output.note(`${id}${output.words.colon}${label}`)
  await emptyTrash(context.checkpoints)
  const unread = all.flatMap(({status, trouble}) => (status === 'unreadable' && trouble ? [trouble] : []))
  const [first] = unread
  if (!first) return 0
  output.note(output.words.unreadRuns(unread.length, failureSentence(first, context.language)))
  return 1
}

/** How the list is written, where not as a table for people. @throws TfnotesError (usage) `flags-together` */
function formOf(flags: Given): Form | undefined {
  const given = forms.filter(form => flags[form] === true)
  if (given.length > 1) throw new TfnotesError('flags-together', {flags: given.map(flagName)}, {usage: true})
  return given[0]
}

/** What is known of the runs in part alone, one sentence each. */
const troubles = (runs: readonly RunSummary[], {language}: Context) =>
  runs.flatMap(({id, status, trouble, labelTrouble}) => [
    ...(trouble && status !== 'unreadable' ? [{id, label: failureSentence(trouble, language)}] : []),
    ...(labelTrouble ? [{id, label: failureSentence(labelTrouble, language)}] : []),
  ])

const printers: Readonly<Record<Form, (context: Context, chosen: Chosen, output: Output) => void>> = {
  json(context, chosen) {
    const {figure} = chosen
    const lines = rankedRuns(chosen).map(({run, board, rank}) =>
      board && figure ? {...run, board: {...board, by: figure, ...(rank && {rank})}} : run,
    )
    printJsonLines(context, 'runSummary', lines)
  },

  csv(context, chosen) {
    const ranked = rankedRuns(chosen)
    const fields = fieldsFor(ranked.map(({run}) => run))
    const isRanked = chosen.figure !== undefined
    const rows = ranked.map(({run, part, rank}) =>
      csvRow([...(isRanked ? [part, rank] : []), ...fields.map(({cell}) => cell(run))]),
    )
    const head = [...(isRanked ? ['board', 'rank'] : []), ...fields.map(({title}) => title)]
    printText(context, [csvRow(head), ...rows])
  },

  md(context, {parts, figure}, {words}) {
    const columns = columnsFor(
      parts.flatMap(({runs}) => runs),
      words,
      figure,
    )
    const titled = parts.map(part => ({part, title: boardTitle(part, words)}))
    const tables = titled.map(({part, title}) => [
      ...(title === undefined ? [] : [`### ${inMarkdown(title)}`, '']),
      ...markdownTable(
        columns.map(({title}) => title),
        part.runs.map(run => columns.map(({cell}) => cell(run))),
      ),
    ])
    printText(
      context,
      tables.flatMap((table, index) => (index === 0 ? table : ['', ...table])),
    )
  },
}

/** The runs in the order in which they are listed, with their part of the list, from 1, and what they are in it. */
const rankedRuns = ({parts, figure}: Chosen) =>
  parts.flatMap(({runs, board}, at) =>
    runs.map((run, index) => {
      const hasFigure = figure !== undefined && figuresOf[figure](run) !== undefined
      return {run, board, part: at + 1, rank: hasFigure ? index + 1 : undefined}
    }),
  )

const figuresOf: Readonly<Record<BoardFigure, (run: RunSummary) => unknown>> = {
  accuracy: bestAccuracyOf,
  loss: bestLossOf,
}

function printTables(context: Context, {parts, figure}: Chosen, all: number, output: Output): void {
  const {words, line, tone, raw} = output
  const runs = parts.flatMap(part => part.runs)
  if (runs.length === 0) {
    line(all === 0 ? words.noRuns(context.checkpoints) : words.noRunMatches(all))
    return
  }
  const {stdout} = context
  const {columns, left} = fitting(
    columnsFor(runs, words, figure),
    runs,
    stdout.isTTY ? stdout.columns : undefined,
  )
  // All boards in columns of the same widths.
  const cells = alignColumns([
    columns.map(({title}) => title),
    ...runs.map(run => columns.map(({cell}) => cell(run))),
  ])
  const rows = cells.map(row => row.join(' '.repeat(columnGap)).trimEnd())
  let at = 1
  parts.forEach((part, index) => {
    const title = boardTitle(part, words)
    if (title !== undefined) {
      if (index > 0) line()
      raw(tone('bold', title))
    }
    line(rows[0])
    for (const _ of part.runs) line(rows[at++])
  })
  if (left.length > 0) output.note(words.moreColumns(left))
}

/** The columns for which a terminal has room, and the titles of those that it has none for. */
function fitting(
  all: readonly Column[],
  runs: readonly RunSummary[],
  room = Number.POSITIVE_INFINITY,
): {readonly columns: readonly Column[]; readonly left: readonly string[]} {
  const widths = new Map(
    all.map(column => [
      column,
      columnGap + Math.max(widthOf(column.title), ...runs.map(run => widthOf(column.cell(run)))),
    ]),
  )
  const columns = [...all]
  const left: string[] = []
  const width = () => columns.reduce((sum, column) => sum + (widths.get(column) ?? 0), -columnGap)
  while (width() > room) {
    const last = columns.findLastIndex(({isExtra}) => isExtra === true)
    const [gone] = last < 0 ? [] : columns.splice(last, 1)
    if (!gone) break
    left.unshift(gone.title)
  }
  return {columns, left}
}

/** Whose figures stand in one order; undefined where all runs stand in one. Of a run without a chapter its status says why. */
function boardTitle({board, runs}: Part, words: Words): string | undefined {
  if (board === undefined) return undefined
  const {chapter, dataset, isGenerated, files, loss} = board
  const [first] = runs
  const whose = chapter ?? (first && words.status[first.status])
  const what = [whose, dataset].filter(Boolean).join(words.onData)
  const more = [isGenerated ? words.generatedShort : undefined, files, loss].filter(one => one !== undefined)
  return more.length === 0 ? what : `${what}${words.bracket(more.join(words.comma))}`
}
