import {type Board, boardsOf} from '../../../runs/boards.ts'
import {sortedBy} from '../../../runs/query/sort.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {askingAt, readQuery} from '../../runs/asking.ts'
import type {AppState, Sentence} from '../../state.ts'
import {columnOf} from './columns.ts'
import type {RunsScreen} from './state.ts'

/** What stands in a row of the table. */
export type Entry =
  | {readonly board: Board; readonly run?: undefined}
  | {readonly run: RunSummary; readonly board?: undefined}

export interface Shown {
  /** In no order that matters; the same for every way of sorting them. */
  readonly all: readonly RunSummary[]
  /** From top to bottom. */
  readonly runs: readonly RunSummary[]
  /** The same, with the headings among them. */
  readonly entries: readonly Entry[]
  /** Each run's place in `runs`, and in `entries`, by its id. */
  readonly places: ReadonlyMap<string, {readonly run: number; readonly entry: number}>
}

type Choice = Pick<RunsScreen, 'filter' | 'sort' | 'reversed'>

/** What was chosen of a list, and shown of that, the last time: thousands of runs are not sorted for every key. */
const known = {
  chosen: new WeakMap<
    readonly RunSummary[],
    {readonly filter: string; readonly runs: readonly RunSummary[]}
  >(),
  shown: new WeakMap<readonly RunSummary[], Omit<Choice, 'filter'> & {readonly shown: Shown}>(),
}

const none: readonly RunSummary[] = []

/** The runs that the query lets through, sorted; by a figure of the networks' only among those that can be compared. */
export function shownRuns(state: Pick<AppState, 'runs' | 'runsAt'>, {filter, sort, reversed}: Choice): Shown {
  const runs = chosenRuns(state, filter)
  const found = known.shown.get(runs)
  if (found?.sort === sort && found.reversed === reversed) return found.shown
  const shown = arranged(runs, sort, reversed, state.runsAt)
  known.shown.set(runs, {sort, reversed, shown})
  return shown
}

/** The runs that a query is about; none where it cannot be understood any more, for the list has changed. */
function chosenRuns(
  {runs = none, runsAt}: Pick<AppState, 'runs' | 'runsAt'>,
  filter: string,
): readonly RunSummary[] {
  if (filter.trim() === '') return runs
  const found = known.chosen.get(runs)
  if (found?.filter === filter) return found.runs
  const {query: test} = readQuery(runs, filter)
  const asking = askingAt(runsAt)
  const chosen = test ? runs.filter(run => test(run, asking)) : none
  known.chosen.set(runs, {filter, runs: chosen})
  return chosen
}

function arranged(runs: readonly RunSummary[], sort: string, isReversed: boolean, now: number): Shown {
  const {figure, field} = columnOf(sort)
  const asking = askingAt(now)
  const boards = figure && boardsOf(runs, figure, asking.complete, isReversed)
  const entries: readonly Entry[] = boards
    ? boards.flatMap((board): Entry[] => [{board}, ...board.runs.map(run => ({run}))])
    : sortedBy(runs, field, asking, isReversed).map(run => ({run}))
  const places = new Map<string, {run: number; entry: number}>()
  entries.forEach(({run}, entry) => {
    if (run) places.set(run.id, {run: places.size, entry})
  })
  return {all: runs, runs: entries.flatMap(({run}) => run ?? []), entries, places}
}

/** The run under the cursor: the first one when its own is not shown. */
export function currentRun(
  state: Pick<AppState, 'runs' | 'runsAt'>,
  screen: RunsScreen,
): RunSummary | undefined {
  const {runs, places} = shownRuns(state, screen)
  return runs[(screen.run === undefined ? undefined : places.get(screen.run)?.run) ?? 0]
}

const idsOf = new WeakMap<readonly RunSummary[], ReadonlyMap<string, RunSummary>>()

/** All runs by their ids. */
export function runsById({runs = none}: Pick<AppState, 'runs'>): ReadonlyMap<string, RunSummary> {
  const found = idsOf.get(runs)
  if (found) return found
  const ids = new Map(runs.map(run => [run.id, run]))
  idsOf.set(runs, ids)
  return ids
}

/** The marked runs that are still there, in the order they were marked. */
export const markedRuns = (state: AppState, {marked}: RunsScreen): RunSummary[] =>
  marked.flatMap(id => runsById(state).get(id) ?? [])

/** Why there is no run under the cursor. */
export const noneWords =
  ({runs, runsLeft}: Pick<AppState, 'runs' | 'runsLeft'>): Sentence =>
  text =>
    runs === undefined || (runs.length === 0 && runsLeft > 0)
      ? text.runs.waiting
      : runs.length === 0
        ? text.runs.none
        : text.runs.noMatch(runs.length)
