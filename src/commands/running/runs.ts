import {inColumns} from '../../drawing/lines/columns.ts'
import {listRuns, type RunSummary} from '../../runs/list.ts'
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

const rowOf = (
  {id, status, epoch, epochs, best, metrics, dataset, createdAt}: RunSummary,
  words: Words,
): string[] => [
  id,
  words.status[status],
  `${epoch}/${epochs || '?'}`,
  figureOf(best ?? metrics, words),
  isGenerated(dataset) ? `${dataset.name}${words.bracket(words.generatedShort)}` : dataset.name,
  dateTime(createdAt),
]

const isGenerated = ({source, from}: RunSummary['dataset']) =>
  source === 'generated' || (source === undefined && from === 'generated')

function figureOf(metrics: RunSummary['metrics'], words: Words): string {
  if (!metrics) return '-'
  const accuracy = metrics.valAccuracy ?? metrics.accuracy
  if (accuracy !== undefined) return `${words.accuracy} ${measure(accuracy)}`
  return `${words.loss} ${measure(metrics.valLoss ?? metrics.loss ?? Number.NaN)}`
}
