import type {RunPhase} from '../../runs/state.ts'
import type {AppState} from '../state.ts'

export type ShownPhase = RunPhase | 'crashed' | 'gone'

const active: ReadonlySet<string> = new Set(['starting', 'loading', 'training', 'paused'])

/**
 * What a followed run is doing; a run that is not over but is not followed any more has lost its trainer, or is not there
 * itself any more.
 */
export function phaseOf(state: AppState, run: string): ShownPhase {
  const phase = state.followed[run]?.phase ?? 'starting'
  if (state.gone.includes(run) && !state.live.includes(run)) return 'gone'
  return active.has(phase) && !state.live.includes(run) ? 'crashed' : phase
}

export const isActive = (phase: ShownPhase): boolean => active.has(phase)

/** Runs that train right now, as far as they are followed. */
export const trainingRuns = (state: AppState): string[] =>
  state.live.filter(run => isActive(state.followed[run]?.phase ?? 'starting'))

/** The chapter of a run, from its events or from the folder of runs. */
export const chapterIdOf = (state: AppState, run: string): string | undefined =>
  state.followed[run]?.started?.chapter ?? state.runs?.find(({id}) => id === run)?.chapter
