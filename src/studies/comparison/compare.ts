import {complete} from '../../chapters/complete.ts'
import type {Figure} from '../../runs/best-epoch.ts'
import {type Board, boardsOf} from '../../runs/boards.ts'
import {type Difference, differing, type SettingValue, settingsOf} from '../../runs/differing.ts'
import {bestAccuracyOf, bestLossOf, type Headline} from '../../runs/result.ts'
import type {RunSummary} from '../../runs/summary.ts'
import type {Language} from '../../text/localised.ts'
import {type Spread, spreadOf} from '../statistics.ts'
import {lossMeaning} from './measure.ts'
import {shortNames} from './short-names.ts'

/** One of the runs that are compared. */
export interface Compared {
  readonly run: RunSummary
  /** Its place among the runs as they were named. */
  readonly index: number
  /** Tells it apart from the others. */
  readonly name: string
  readonly figures: Readonly<Record<Figure, Headline | undefined>>
  /** Whether a figure is the best of its task. */
  readonly isBest: Readonly<Record<Figure, boolean>>
}

/** Runs that differ in nothing but the seed. */
export interface Seeds {
  readonly rows: readonly Compared[]
  /** What they have in common that other runs have not: short, empty where there is nothing. */
  readonly name: string
  /** Of those that have done all their epochs; undefined where fewer than two have. */
  readonly accuracy?: Spread
  readonly loss?: Spread
}

/** Runs that answer the same question: a board of `boardsOf`. Only within one are figures ranked. */
export interface Task extends Pick<Board, 'chapter' | 'dataset' | 'isGenerated' | 'files'> {
  /** The best first by the figure that was asked for, as far as that may be ranked. */
  readonly rows: readonly Compared[]
  readonly seeds: readonly Seeds[]
  /** Whether all losses are known to mean the same; else none is marked. */
  readonly isLossOne: boolean
  /** Whether all are known to be judged on the same part of the same data; else nothing is marked. */
  readonly isTestOne: boolean
}

export interface Comparison {
  /** By the order in which they were named. */
  readonly all: readonly Compared[]
  readonly tasks: readonly Task[]
  /** The settings in which they differ, but for what names the tasks, and what decides no result. */
  readonly differences: readonly Difference[]
  /** What the loss of each run means, by their order; see `lossMeaning`. */
  readonly losses: readonly (string | undefined)[]
}

/** The runs as they stand in the table. */
export const rowsOf = ({tasks}: Pick<Comparison, 'tasks'>): readonly Compared[] =>
  tasks.flatMap(({rows}) => rows)

/** What is said of the tasks, not of each run. */
const ofTasks: readonly string[] = ['chapter', 'dataset']

/** What decides which samples a run is judged on. */
const ofTest: readonly string[] = ['testSamples', 'testRows', 'holdOut', 'split', 'since']

const isOne = (values: readonly unknown[]): boolean => new Set(values).size === 1

/** Compares runs by all that is known of them; they are named in a language, else as programs call them. Pure. */
export function compareRuns(runs: readonly RunSummary[], by: Figure, language?: Language): Comparison {
  const found = differing(runs, complete)
  const names = shortNames(runs, found, language)
  const losses = runs.map(run => lossMeaning(run, complete(run)))
  const places = new Map(runs.map((run, index) => [run, index]))
  const placesOf = (some: readonly RunSummary[]) => some.map(run => places.get(run) as number)
  const tests = found.filter(({key}) => ofTest.includes(key))
  const all: Compared[] = []
  const tasks = boardsOf(runs, 'accuracy', complete).map(({runs: its, ...board}): Task => {
    const at = placesOf(its)
    const meanings = at.map(index => losses[index])
    const isLossOne = isOne(meanings) && meanings[0] !== undefined
    const isTestOne =
      board.dataset !== undefined && tests.every(({values}) => isOne(at.map(index => values[index])))
    const best = {
      accuracy: isTestOne ? bestOf(its.map(bestAccuracyOf), 1) : nobody,
      loss: isTestOne && isLossOne ? bestOf(its.map(bestLossOf), -1) : nobody,
    }
    its.forEach((run, rank) => {
      const index = at[rank] as number
      all[index] = {
        run,
        index,
        name: names[index] as string,
        figures: {accuracy: bestAccuracyOf(run), loss: bestLossOf(run)},
        isBest: {accuracy: best.accuracy(rank), loss: best.loss(rank)},
      }
    })
    const isRanked = isTestOne && (by === 'accuracy' || isLossOne)
    const order = !isRanked
      ? at.toSorted((a, b) => a - b)
      : by === 'accuracy'
        ? at
        : boardsOf(its, 'loss', complete).flatMap(({runs: ranked}) => placesOf(ranked))
    const rows = order.map(index => all[index] as Compared)
    return {
      ...board,
      rows,
      seeds: seedsOf(rows, found, {by: isRanked ? by : undefined, language}),
      isLossOne,
      isTestOne,
    }
  })
  const differences = found.filter(
    ({key, kind, values, isWithin}) =>
      kind !== 'machine' &&
      !ofTasks.includes(key) &&
      // That another chapter has no such value is no difference.
      (isWithin || !isOne(values.filter(value => value !== undefined))),
  )
  return {all, tasks, differences, losses}
}

const nobody = () => false

/** Which are the best: judged on the validation data, where any is. What was learnt by heart is no rival of that. */
function bestOf(figures: readonly (Headline | undefined)[], sign: 1 | -1): (rank: number) => boolean {
  const known = figures.filter(figure => figure !== undefined && Number.isFinite(figure.value))
  const validated = known.filter(figure => figure?.isValidated)
  const fair = validated.length > 0 ? validated : known
  const best = Math.max(...fair.map(figure => sign * (figure?.value ?? Number.NaN)))
  return rank => {
    const figure = figures[rank]
    return fair.length > 1 && fair.includes(figure) && sign * (figure?.value ?? Number.NaN) === best
  }
}

/** What is the same of two runs that differ in their seeds alone; undefined of a run of which too little is known. */
function seedlessKey(run: RunSummary): string | undefined {
  if (run.seed === undefined || !run.hyperparameters) return undefined
  const settings = [...settingsOf(run, complete)].filter(
    ([key, {kind}]) => key !== 'seed' && kind !== 'machine',
  )
  return JSON.stringify(settings.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** In the order of their means, where they are ranked at all. */
function seedsOf(
  rows: readonly Compared[],
  differences: readonly Difference[],
  {by, language}: {readonly by: Figure | undefined; readonly language: Language | undefined},
): Seeds[] {
  const groups = new Map<string, Compared[]>()
  for (const row of rows) {
    const key = seedlessKey(row.run)
    if (key === undefined) continue
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const several = [...groups.values()].filter(group => new Set(group.map(({run}) => run.seed)).size > 1)
  const others = differences.filter(({key}) => key !== 'seed')
  const named = several.map(group => group[0] as Compared)
  const places = named.map(({index}) => index)
  const names =
    several.length < 2
      ? named.map(() => '')
      : shortNames(
          named.map(({run: {id, chapter}}) => ({id, chapter})),
          others.map(one => ({...one, values: places.map(index => one.values[index] as SettingValue)})),
          language,
        )
  const found = several.map((group, index): Seeds => {
    const done = group.filter(({run}) => run.status === 'finished')
    const [accuracy, loss] = (['accuracy', 'loss'] as const).map(figure => spreadFor(done, figure))
    return {rows: group, name: names[index] ?? '', ...(accuracy && {accuracy}), ...(loss && {loss})}
  })
  const rank = (seeds: Seeds) => (by === 'accuracy' ? -1 : 1) * (seeds[by ?? 'loss']?.mean ?? Number.NaN)
  // Those without a mean last.
  return by === undefined
    ? found
    : found.toSorted(
        (a, b) => Number(Number.isNaN(rank(a))) - Number(Number.isNaN(rank(b))) || rank(a) - rank(b) || 0,
      )
}

/** Of figures that were all measured on the same kind of data. */
function spreadFor(rows: readonly Compared[], figure: Figure): Spread | undefined {
  const known = rows.flatMap(({figures}) => figures[figure] ?? [])
  const isOne = new Set(known.map(({isValidated}) => isValidated)).size === 1
  return known.length > 1 && known.length === rows.length && isOne
    ? spreadOf(known.map(({value}) => value))
    : undefined
}
