import {inColumns} from '../../drawing/lines/columns.ts'
import {listRuns, type RunSummary} from '../../runs/list.ts'
import {accuracyOf, isGenerated, lossOf} from '../../runs/result.ts'
import {measure} from '../../text/numbers.ts'
import {dateTime} from '../../text/times.ts'
import type {Words} from '../../text/words/words.ts'
import type {RunCommand} from '../line/command.ts'
import {openOutput, printJson} from '../printing/output.ts'

/** `tfnotes runs`: every run, newest first. */
export const printRuns: RunCommand = async (context, {flags}) => {
  const runs = await listRuns(context.checkpoints)
  if (flags.json === true) {
    for (const run of runs) printJson(context, 'runSummary', run)
    return 0
  }
  const {words, line} = openOutput(context)
  if (runs.length === 0) line(words.noRuns(context.checkpoints))
  else {
    const {run, status, epochs, best, data, started} = words.columns
    for (const row of inColumns([
      [run, status, epochs, best, data, started],
      ...runs.map(one => rowOf(one, words)),
    ]))
      line(row)
  }
  return 0
}

const rowOf = (run: RunSummary, words: Words): string[] => [
  run.id,
  words.status[run.status],
  `${run.epoch}/${run.epochs || '?'}`,
  figureOf(run, words),
  isGenerated(run) ? `${run.dataset.name}${words.bracket(words.generatedShort)}` : run.dataset.name,
  dateTime(run.createdAt),
]

function figureOf(run: RunSummary, words: Words): string {
  const [accuracy, loss] = [accuracyOf(run), lossOf(run)]
  if (accuracy !== undefined) return `${words.accuracy} ${measure(accuracy)}`
  return loss === undefined ? '-' : `${words.loss} ${measure(loss)}`
}
