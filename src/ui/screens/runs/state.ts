import type {RunState} from '../../../runs/state.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import type {Effect} from '../../effects.ts'
import type {AppState} from '../../state.ts'
import {open, put, type Step, say, stay, topOf} from '../../step.ts'

/** With the curves, without them (so that there is room for all else), or nothing. */
export type DetailsShown = 'all' | 'facts' | 'none'

/** The table of runs; the cursor stays on its run while the table changes. */
export interface RunsScreen {
  readonly kind: 'runs'
  readonly id: number
  /** The run under the cursor. */
  readonly run?: string | undefined
  /** Its place in the table: where it is gone, the run that has come there is under the cursor. */
  readonly place: number
  /** Key of the column that it is sorted by. */
  readonly sort: string
  readonly reversed: boolean
  /** What the runs are chosen by: of what is being typed, the last that could be understood. */
  readonly filter: string
  /** What is being typed, and what the runs were chosen by before. */
  readonly typing?: {readonly text: string; readonly before: string} | undefined
  /** Ids of the marked runs, in the order they were marked. */
  readonly marked: readonly string[]
  /** Something was just deleted: to bring it back is at hand. */
  readonly hasDeleted?: boolean | undefined
  /** What is shown of the details. @default curves and facts where there is room for them beside the table */
  readonly details?: DetailsShown | undefined
  /** The run that the details are read of, or soon will be. */
  readonly reading?: string | undefined
  /** What that run has told, and its row in the table when it was read. */
  readonly read?: {readonly run: string; readonly row: RunSummary; readonly known: RunState} | undefined
}

/** Milliseconds between two looks into the folder of runs, and until a run that one stays on is read. */
const [listEvery, readAfter] = [2000, 120]

export const lookAgain = (owner: number): Effect => ({effect: 'wait', owner, name: 'list', ms: listEvery})
export const readSoon = (owner: number): Effect => ({effect: 'wait', owner, name: 'read', ms: readAfter})

export function openRuns(state: AppState): Step {
  if (topOf(state).kind === 'runs') return stay(state)
  return open(
    state,
    {kind: 'runs', place: 0, sort: 'age', reversed: false, filter: '', marked: []},
    owner => [{effect: 'list-runs'}, lookAgain(owner), readSoon(owner)],
  )
}

/** The table after runs were deleted from it: it can bring them back. */
export function whenDeleted({state, effects}: Step, runs: readonly string[]): Step {
  const table = topOf(state)
  if (table.kind !== 'runs') return {state, effects}
  const marked = table.marked.filter(id => !runs.includes(id))
  const deletions = [...state.deletions, {runs, back: 0}]
  const after = put({...state, deletions}, {...table, marked, hasDeleted: true})
  return {state: say(after, text => text.notices.deleted(runs), 'good'), effects}
}

/** A run is back, or is not to be had any more: where it was the last of those that were deleted with it, they are done with. */
export function withoutDeleted(state: AppState, run: string, isBack: boolean): AppState {
  const at = state.deletions.findLastIndex(({runs}) => runs.includes(run))
  const found = state.deletions[at]
  if (!found) return state
  const runs = found.runs.filter(one => one !== run)
  const rest = {runs, back: found.back + Number(isBack)}
  return {...state, deletions: state.deletions.toSpliced(at, 1, ...(runs.length > 0 ? [rest] : []))}
}
