import {inColumns} from '../../drawing/lines/columns.ts'
import {listRuns} from '../../runs/list.ts'
import {bestAccuracyOf, bestLossOf, isGenerated} from '../../runs/result.ts'
import type {RunSummary} from '../../runs/summary.ts'
import {plain} from '../../text/numbers.ts'
import {failureSentence} from '../../text/sentence.ts'
import {dateTime} from '../../text/times.ts'
import type {Words} from '../../text/words/words.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {type Output, openOutput, printJson} from '../printing/output.ts'
import {headlineWords} from '../printing/run-words.ts'
import {memoryOf} from './memory.ts'

/** `tfnotes runs`: every run, newest first. The exit code is 1 where some could not be read. */
export const printRuns: RunCommand = async (context, {flags}) => {
  const runs = await listRuns(context.checkpoints, {memory: memoryOf(context)})
  const output = openOutput(context)
  if (flags.json === true) for (const run of runs) printJson(context, 'runSummary', run)
  else printTable(context, runs, output)
  for (const {id, status, trouble} of flags.json === true ? [] : runs)
    if (status !== 'unreadable' && trouble)
      output.note(`${id}${output.words.colon}${failureSentence(trouble, context.language)}`)
  const unread = runs.flatMap(({status, trouble}) => (status === 'unreadable' && trouble ? [trouble] : []))
  const [first] = unread
  if (!first) return 0
  output.note(output.words.unreadRuns(unread.length, failureSentence(first, context.language)))
  return 1
}

function printTable(context: Context, runs: readonly RunSummary[], {words, line}: Output): void {
  const {run, status, epochs, best, data, started} = words.columns
  const head = [run, status, epochs, best, data, started]
  if (runs.length === 0) line(words.noRuns(context.checkpoints))
  else for (const row of inColumns([head, ...runs.map(one => rowOf(one, words))])) line(row)
}

const rowOf = (run: RunSummary, words: Words): string[] => [
  run.id,
  statusOf(run, words),
  run.logs ? `${words.watched.step} ${plain(run.logs.step)}` : `${run.epoch}/${run.epochs || '?'}`,
  figureOf(run, words),
  dataOf(run, words),
  dateTime(run.createdAt),
]

const statusOf = ({status, checkpointEpoch}: RunSummary, words: Words): string =>
  checkpointEpoch === undefined
    ? words.status[status]
    : `${words.status[status]}${words.bracket(words.checkpointAt(checkpointEpoch))}`

const dataOf = (run: RunSummary, words: Words): string => {
  const name = run.dataset?.name ?? '-'
  return isGenerated(run) ? `${name}${words.bracket(words.generatedShort)}` : name
}

/** Accuracy, where there is one. */
const figureOf = (run: RunSummary, words: Words): string =>
  headlineWords(words, 'accuracy', bestAccuracyOf(run)) ??
  headlineWords(words, 'loss', bestLossOf(run)) ??
  '-'
