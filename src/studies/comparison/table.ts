import {pageById} from '../../chapters/book.ts'
import {settingLabel, settingValue} from '../../chapters/setting-label.ts'
import {titleOf} from '../../datasets/facts/index.ts'
import type {Figure} from '../../runs/best-epoch.ts'
import type {Difference} from '../../runs/differing.ts'
import {shownTags} from '../../runs/label.ts'
import type {Headline} from '../../runs/result.ts'
import type {Language} from '../../text/localised.ts'
import {doneOf, measure} from '../../text/numbers.ts'
import {plusMinus} from '../../text/spread.ts'
import {duration} from '../../text/times.ts'
import {words} from '../../text/words/index.ts'
import type {Spread} from '../statistics.ts'
import type {Compared, Comparison, Seeds, Task} from './compare.ts'
import type {ComparedCurves, Missing} from './curves.ts'

export interface Column {
  readonly key: string
  readonly label: string
  readonly align: 'left' | 'right'
}

export interface Cell {
  readonly text: string
  readonly isBest?: boolean
}

/** A line of the table: above each task what it is, one for the runs that differ in their seeds alone, one a run. */
export type TableRow =
  | {readonly kind: 'task'; readonly text: string}
  | {readonly kind: 'run'; readonly row: Compared; readonly cells: readonly Cell[]}
  | {readonly kind: 'seeds'; readonly seeds: Seeds; readonly cells: readonly Cell[]}

export interface ComparisonTable {
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
}

/** Stands before the best value of a task. */
export const bestMark = '*'

/** A task by the titles of its chapter and data. */
export function taskName({chapter, dataset, isGenerated, files}: Task, language: Language): string {
  const page = pageById(chapter ?? '')
  const {comma, bracket, generatedShort} = words[language]
  const name = page?.kind === 'chapter' ? page.chapter.title[language] : (chapter ?? '?')
  const parts = [
    name,
    ...(dataset === undefined ? [] : [titleOf(dataset, language)]),
    ...(files === undefined ? [] : [files]),
  ]
  return `${[...new Set(parts)].join(comma)}${isGenerated ? bracket(generatedShort) : ''}`
}

/** What a setting is called where the runs differ in it: by the first that has it. */
const differenceLabel = ({key, values}: Difference, {all}: Comparison, language: Language): string =>
  settingLabel(all.find(({index}) => values[index] !== undefined)?.run.chapter, key, language)

/** A run's figure with the epoch that reached it: `0.9675 @7`. */
function figureText(figure: Headline | undefined, language: Language): string {
  if (!figure) return ''
  const {bracket, compare} = words[language]
  const epoch = figure.epoch === undefined ? '' : ` @${figure.epoch}`
  return `${measure(figure.value)}${epoch}${figure.isValidated ? '' : bracket(compare.trained)}`
}

const spreadText = (spread: Spread | undefined): string =>
  spread?.sd === undefined ? '' : plusMinus(spread.mean, spread.sd)

/** How one column is filled for a run and for several that differ in their seeds. */
interface Filling extends Column {
  readonly of: (row: Compared) => Cell
  readonly ofSeeds: (seeds: Seeds) => string
}

const nothing = () => ''

/** What the test set says of runs that were chosen without it; nothing is marked: to choose by it would spoil it. */
const testFilling = (language: Language): Filling => ({
  key: 'test',
  label: words[language].compare.columns.test,
  align: 'right',
  of: ({run: {test}}) => ({text: test ? measure(test.accuracy ?? test.loss) : ''}),
  ofSeeds: nothing,
})

function fillings(comparison: Comparison, language: Language): Filling[] {
  const {compare, status} = words[language]
  const {all, differences} = comparison
  const figure = (key: Figure): Filling => ({
    key,
    label: compare.columns[key],
    align: 'right',
    of: ({figures, isBest}) => ({text: figureText(figures[key], language), isBest: isBest[key]}),
    ofSeeds: seeds => spreadText(seeds[key]),
  })
  const has = (key: Figure) => all.some(({figures}) => figures[key] !== undefined)
  return [
    {
      key: 'run',
      label: compare.columns.run,
      align: 'left',
      of: ({name}) => ({text: name}),
      ofSeeds: ({name, rows}) => compare.seeds(name, rows.length),
    },
    ...(has('accuracy') ? [figure('accuracy')] : []),
    ...(has('loss') ? [figure('loss')] : []),
    ...(all.some(({run}) => run.test) ? [testFilling(language)] : []),
    // How many epochs there are to be stands beside those that are done.
    ...differences
      .filter(({key}) => key !== 'epochs')
      .map(
        (difference): Filling => ({
          key: difference.key,
          label: differenceLabel(difference, comparison, language),
          align: difference.values.some(value => typeof value === 'string') ? 'left' : 'right',
          of: ({index, run}) => {
            const value = difference.values[index]
            return {
              text: value === undefined ? '' : settingValue(run.chapter, difference.key, value, language),
            }
          },
          ofSeeds: nothing,
        }),
      ),
    {
      key: 'epochs',
      label: compare.columns.epochs,
      align: 'right',
      of: ({run}) => ({text: doneOf(run.epoch, run.epochs)}),
      ofSeeds: nothing,
    },
    {
      key: 'status',
      label: compare.columns.status,
      align: 'left',
      of: ({run}) => ({text: status[run.status]}),
      ofSeeds: ({rows}) =>
        compare.seedsDone(rows.filter(({run}) => run.status === 'finished').length, rows.length),
    },
    {
      key: 'time',
      label: compare.columns.time,
      align: 'right',
      of: ({run}) => ({text: duration(run.seconds)}),
      ofSeeds: nothing,
    },
    ...(all.some(({run}) => run.label?.tags)
      ? [
          {
            key: 'tags',
            label: compare.columns.tags,
            align: 'left' as const,
            of: ({run}: Compared) => ({text: shownTags(run.label).join(' ')}),
            ofSeeds: nothing,
          },
        ]
      : []),
  ]
}

/** Runs as rows: what they are called, how they did, what they differ in. */
export function tableOf(comparison: Comparison, language: Language): ComparisonTable {
  const columns = fillings(comparison, language)
  const {tasks} = comparison
  const rows = tasks.flatMap((task): TableRow[] => [
    ...(tasks.length > 1 ? [{kind: 'task' as const, text: taskName(task, language)}] : []),
    ...task.seeds.map(
      (seeds): TableRow => ({
        kind: 'seeds',
        seeds,
        cells: columns.map(({ofSeeds}) => ({text: ofSeeds(seeds)})),
      }),
    ),
    ...task.rows.map((row): TableRow => ({kind: 'run', row, cells: columns.map(({of}) => of(row))})),
  ])
  return {columns: columns.map(({key, label, align}) => ({key, label, align})), rows}
}

const reasons: readonly Missing[] = ['unread', 'unmeasured', 'otherLoss', 'noPlaces']

/** Why some of so many runs have no curve, a sentence a reason. */
export function missingNotes(missing: ComparedCurves['missing'], all: number, language: Language): string[] {
  const {notes} = words[language].compare
  return reasons.flatMap(why => (missing[why] > 0 ? [notes[why](missing[why], all)] : []))
}

/** What has to be said of a comparison beside its table. */
export function tableNotes(comparison: Comparison, language: Language): string[] {
  const {notes, same} = words[language].compare
  const {all, tasks, differences} = comparison
  const isDamaged = all.some(({run}) => run.status === 'damaged')
  const means = tasks.flatMap(({seeds}) => seeds).map(({accuracy, loss}) => accuracy ?? loss)
  return [
    ...(means.some(mean => mean?.sd !== undefined) ? [notes.spread] : []),
    ...(means.includes(undefined) ? [notes.noMean] : []),
    ...(tasks.length > 1 ? [notes.tasks] : []),
    ...tasks
      .filter(({isLossOne, rows}) => !isLossOne && rows.length > 1)
      .map(task => notes.lossesNotRanked(taskName(task, language))),
    ...tasks
      .filter(({isTestOne, rows}) => !isTestOne && rows.length > 1)
      .map(task => notes.testsDiffer(taskName(task, language))),
    ...(isDamaged ? [notes.partlyKnown] : []),
    ...(differences.length === 0 && tasks.length === 1 && !isDamaged ? [same] : []),
  ]
}
