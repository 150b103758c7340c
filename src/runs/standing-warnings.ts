import {isChance, judgedOf} from './baseline.ts'
import type {RunState, RunWarning} from './state.ts'

/** The warnings that still hold: not that a run is no better than chance, once its last epoch is. */
export function standingWarnings({warnings, started, history}: RunState): readonly RunWarning[] {
  const last = history.at(-1)
  const {baseline} = started ?? {}
  const hasLearnt = last !== undefined && baseline !== undefined && !isChance(baseline, judgedOf(last))
  return hasLearnt ? warnings.filter(({code}) => code !== 'no-better-than-chance') : warnings
}
