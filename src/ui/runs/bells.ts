import type {AppState} from '../state.ts'
import {isActive, phaseOf, type ShownPhase} from './phase.ts'

/** Whether the terminal rings when a run has ended: for every run, where the program was started so, or for this one. */
export const ringsFor = ({ringsForAll = false, bells = []}: AppState, run: string): boolean =>
  ringsForAll || bells.includes(run)

/** Ends that whoever asked for them knows of. */
const asked: ReadonlySet<ShownPhase> = new Set<ShownPhase>(['stopped', 'discarded', 'gone'])

/** Whether a run has ended, between two states, for which the reader has asked to hear of it. */
export function hasRung(before: AppState, now: AppState, run: string): boolean {
  if (before.ringsForAll || !before.bells?.includes(run)) return false
  const phase = phaseOf(now, run)
  return isActive(phaseOf(before, run)) && !isActive(phase) && !asked.has(phase)
}

/** The same bells but for this run's, or with it. */
export const withBell = (state: AppState, run: string, rings: boolean): AppState => ({
  ...state,
  bells: [...(state.bells ?? []).filter(one => one !== run), ...(rings ? [run] : [])],
})
