import type {RunState} from '../../runs/state.ts'
import type {RunSummary} from '../../runs/summary.ts'
import type {Message} from '../actions.ts'
import {showsCurve} from '../components/layout.ts'
import type {Screen} from '../screens/screen.ts'
import type {AppState} from '../state.ts'
import {also, put, type Step, stay, topOf} from '../step.ts'
import {lastRunOf} from './last-run.ts'

/** The run of a chapter whose curves its page shows, as the list had it when it was read, and what it has told. */
export interface LastCurve {
  readonly row: RunSummary
  readonly known?: RunState
}

type WithCurve = Extract<Screen, {curve?: LastCurve | undefined}>

/** A chapter's newest run that has anything to draw. */
export const curveRunOf = (state: AppState, chapter: string): RunSummary | undefined =>
  lastRunOf(state.runs, chapter, run => run.epoch > 0 && !run.logs)

/** What is known of that run: of one that is followed, what is known of it anyway. */
export function knownOf(state: AppState, {curve}: Pick<WithCurve, 'curve'>, run: RunSummary) {
  if (state.live.includes(run.id)) return state.followed[run.id]
  return curve?.row.id === run.id ? curve.known : undefined
}

/** Has the run read whose curve the top screen shows, where that is another one by now, or has told more. */
export function readCurve(step: Step): Step {
  const {state} = step
  const top = topOf(state)
  if ((top.kind !== 'chapter' && top.kind !== 'chapters') || !showsCurve(state.size)) return step
  const row = curveRunOf(state, top.chapter)
  if (row === undefined || top.curve?.row === row || state.live.includes(row.id)) return step
  const known = top.curve?.row.id === row.id ? top.curve.known : undefined
  const curve: LastCurve = {row, ...(known && {known})}
  return also({...step, state: put(state, {...top, curve})}, {effect: 'read-run', owner: top.id, run: row.id})
}

/** What the run has told. */
export function curveRead<S extends WithCurve>(
  state: AppState,
  screen: S,
  {run, known}: Extract<Message, {message: 'run-read'}>,
): Step {
  const {curve} = screen
  return stay(curve?.row.id === run ? put(state, {...screen, curve: {...curve, known}}) : state)
}
