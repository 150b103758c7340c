import type {RunSummary} from '../../../runs/summary.ts'
import type {AppState} from '../../state.ts'
import {open, type Step, stay, topOf} from '../../step.ts'
import {texts} from '../../text/index.ts'
import {columns} from './columns.ts'

/** The table of runs; the cursor stays on its run while the table changes. */
export interface RunsScreen {
  readonly kind: 'runs'
  readonly id: number
  readonly run?: string | undefined
  readonly sort: (typeof columns)[number]['key']
  readonly filter: string
  readonly typing: boolean
  /** Ids of the runs to be compared, in the order they were marked. */
  readonly marked: readonly string[]
}

/** Milliseconds between two looks into the folder of runs. */
export const listEvery = 2000

export function openRuns(state: AppState): Step {
  if (topOf(state).kind === 'runs') return stay(state)
  return open(state, {kind: 'runs', sort: 'age', filter: '', typing: false, marked: []}, owner => [
    {effect: 'list-runs'},
    {effect: 'wait', owner, name: 'list', ms: listEvery},
  ])
}

type Shown = Pick<RunsScreen, 'filter' | 'sort'> & {readonly runs: readonly RunSummary[]}

/** What was shown of a list the last time: thousands of runs are not sorted for every key. */
const known = new WeakMap<readonly RunSummary[], Shown>()

/** The runs that the filter lets through, sorted. */
export function shownRuns(
  {runs = []}: Pick<AppState, 'runs'>,
  {filter, sort}: Pick<RunsScreen, 'filter' | 'sort'>,
): readonly RunSummary[] {
  const found = known.get(runs)
  if (found?.filter === filter && found.sort === sort) return found.runs
  const shown = {filter, sort, runs: chosen(runs, filter, sort)}
  known.set(runs, shown)
  return shown.runs
}

function chosen(runs: readonly RunSummary[], filter: string, sort: RunsScreen['sort']): RunSummary[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const compare = columns.find(({key}) => key === sort)?.compare
  const shown = runs.filter(run => {
    // By the word that stands in the row, whatever the language.
    const status = Object.values(texts).map(text => text.runs.status[run.status])
    const hay = [run.id, run.chapter, run.status, ...status, run.dataset?.name, run.dataset?.source]
      .join(' ')
      .toLowerCase()
    return words.every(word => hay.includes(word))
  })
  return compare ? shown.sort(compare) : shown
}

/** The run under the cursor: the first one when its own is gone. */
export function currentRun(state: AppState, screen: RunsScreen): RunSummary | undefined {
  const shown = shownRuns(state, screen)
  return shown.find(({id}) => id === screen.run) ?? shown[0]
}
