import {isActive, phaseOf} from './runs/phase.ts'
import type {AppState} from './state.ts'
import {texts} from './text/index.ts'

/** The words on leaving: what became of the runs of this session, and how to see them again. */
export function leavingWords(state: AppState): string {
  const text = texts[state.language]
  return state.touched
    .map(run => {
      const phase = phaseOf(state, run)
      return isActive(phase)
        ? `${text.leaving.goesOn(run)}\n  ${text.leaving.attach(run)}\n`
        : `${text.leaving.ended(run, text.run.phases[phase])}\n`
    })
    .join('')
}
