import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** What differed between runs, and what came of it. */
export interface CompareScreen {
  readonly kind: 'compare'
  readonly id: number
  readonly runs: readonly string[]
  readonly top: number
}

export const openCompare = (state: AppState, runs: readonly string[]): Step =>
  open(state, {kind: 'compare', runs, top: 0})
