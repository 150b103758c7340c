import {complete} from '../../chapters/complete.ts'
import {settingLabel, settingValue} from '../../chapters/setting-label.ts'
import type {Figure} from '../../runs/best-epoch.ts'
import {type Difference, differing, differingColumns} from '../../runs/differing.ts'
import {bestAccuracyOf, bestLossOf, type Headline, isGenerated, testOf} from '../../runs/result.ts'
import type {RunSummary} from '../../runs/summary.ts'
import type {Cell} from '../../text/csv.ts'
import {doneOf, measure, plain} from '../../text/numbers.ts'
import {dateTime} from '../../text/times.ts'
import type {Words} from '../../text/words/words.ts'
import type {Output} from '../printing/output.ts'
import {headlineWords} from '../printing/run-words.ts'

/** A column for people. */
export interface Column {
  readonly title: string
  readonly cell: (run: RunSummary) => string
  /** Where there is too little room, those of the highest number go first, the last of them before the others. @default never */
  readonly goes?: number
}

/** A setting in which the runs differ, found by the run: rows are sorted after it was looked for. */
const valueIn = ({values}: Difference, runs: readonly RunSummary[]) => {
  const byRun = new Map(runs.map((run, index) => [run, values[index]]))
  return (run: RunSummary) => byRun.get(run)
}

/** What a list shows of runs: who they are, how they went, and the settings in which they differ. */
export function columnsFor(
  runs: readonly RunSummary[],
  {words, language}: Pick<Output, 'words' | 'language'>,
  figure: Figure = 'accuracy',
): readonly Column[] {
  const {run, name, tags, status, epochs, best, data, started} = words.columns
  const settings = differingColumns(runs, complete).map((difference): Column => {
    const {key, values} = difference
    const find = valueIn(difference, runs)
    const chapter = runs[values.findIndex(value => value !== undefined)]?.chapter
    return {
      title: settingLabel(chapter, key, language),
      cell: one => {
        const value = find(one)
        return value === undefined ? '' : settingValue(one.chapter, key, value, language)
      },
      goes: 1,
    }
  })
  const isNamed = runs.some(({label}) => label?.name !== undefined)
  const isTagged = runs.some(({label}) => label?.tags !== undefined)
  return [
    {title: run, cell: ({id}) => id},
    ...(isNamed ? [{title: name, cell: ({label}: RunSummary) => label?.name ?? ''}] : []),
    {title: status, cell: one => statusOf(one, words)},
    {title: epochs, cell: one => epochsOf(one, words)},
    {title: best, cell: one => figureOf(one, words, figure)},
    {title: data, cell: one => dataOf(one, words)},
    ...settings,
    ...(isTagged
      ? [{title: tags, cell: ({label}: RunSummary) => (label?.tags ?? []).join(' '), goes: 1}]
      : []),
    {title: started, cell: ({createdAt}) => dateTime(createdAt), goes: 2},
  ]
}

const epochsOf = ({logs, epoch, epochs}: RunSummary, words: Words): string =>
  logs ? `${words.watched.step} ${plain(logs.step)}` : doneOf(epoch, epochs)

const statusOf = ({status, checkpointEpoch}: RunSummary, words: Words): string =>
  checkpointEpoch === undefined
    ? words.status[status]
    : `${words.status[status]}${words.bracket(words.checkpointAt(checkpointEpoch))}`

const dataOf = (run: RunSummary, words: Words): string => {
  const name = run.dataset?.name ?? '-'
  return isGenerated(run) ? `${name}${words.bracket(words.generatedShort)}` : name
}

/** The figure that is asked for; else accuracy, where there is one. */
function figureOf(run: RunSummary, words: Words, first: Figure): string {
  const figures = {
    accuracy: headlineWords(words, 'accuracy', bestAccuracyOf(run)),
    loss: headlineWords(words, 'loss', bestLossOf(run)),
  }
  const chosen = figures[first] ?? figures.accuracy ?? figures.loss ?? '-'
  const test = testOf(run)
  return test === undefined ? chosen : `${chosen}${words.comma}${words.testFigure(measure(test))}`
}

/** A column for programs; its title is the key of `--json`, where there is one. */
export interface Field {
  readonly title: string
  readonly cell: (run: RunSummary) => Cell
}

const judgedOn = (headline: Headline | undefined): Cell =>
  headline === undefined ? undefined : headline.isValidated ? 'validation' : 'training'

/** Settings that have a column in any case. */
const own: readonly string[] = ['chapter', 'dataset', 'source', 'epochs']

/** All that a table says of runs, and every setting in which they differ, be it for their chapters. */
export function fieldsFor(runs: readonly RunSummary[]): readonly Field[] {
  return [
    {title: 'id', cell: ({id}) => id},
    {title: 'name', cell: ({label}) => label?.name},
    {title: 'tags', cell: ({label}) => label?.tags?.join(' ')},
    {title: 'note', cell: ({label}) => label?.note},
    {title: 'status', cell: ({status}) => status},
    {title: 'chapter', cell: ({chapter}) => chapter},
    {title: 'dataset', cell: ({dataset}) => dataset?.name},
    {title: 'source', cell: ({dataset}) => dataset?.source ?? dataset?.from},
    {title: 'epoch', cell: ({epoch, logs}) => (logs ? undefined : epoch)},
    {title: 'epochs', cell: ({epochs}) => epochs || undefined},
    {title: 'accuracy', cell: run => figureCell(bestAccuracyOf(run))},
    {title: 'accuracyEpoch', cell: run => bestAccuracyOf(run)?.epoch},
    {title: 'accuracyOn', cell: run => judgedOn(bestAccuracyOf(run))},
    {title: 'loss', cell: run => figureCell(bestLossOf(run))},
    {title: 'lossEpoch', cell: run => bestLossOf(run)?.epoch},
    {title: 'lossOn', cell: run => judgedOn(bestLossOf(run))},
    {title: 'testAccuracy', cell: ({test}) => test?.accuracy},
    {title: 'testLoss', cell: ({test}) => test?.loss},
    {title: 'seconds', cell: ({seconds, logs}) => (logs ? undefined : seconds)},
    {title: 'createdAt', cell: ({createdAt}) => new Date(createdAt).toISOString()},
    ...differing(runs, complete)
      .filter(({key}) => !own.includes(key))
      .map((difference): Field => ({title: titleOf(difference), cell: valueIn(difference, runs)})),
  ]
}

const figureCell = (headline: Headline | undefined): Cell =>
  headline === undefined || !Number.isFinite(headline.value) ? undefined : headline.value

/** A hyperparameter may be called as a figure is. */
const titleOf = ({key, kind}: Difference): string =>
  key === 'loss' && kind === 'hyperparameter' ? `hyperparameters.${key}` : key
