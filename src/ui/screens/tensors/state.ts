import type {Failure} from '../../../errors.ts'
import type {Suggestion} from '../../../labs/tensors/complete.ts'
import {emptyHistory, type History} from '../../../labs/tensors/history.ts'
import {type Evaluated, newSession, type TensorSession} from '../../../labs/tensors/session.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** A line that was evaluated, and what came of it: results, or what is wrong and where. */
export interface Entry {
  readonly source: string
  readonly results: readonly Evaluated[]
  readonly failure?: Failure
}

/** Tab goes round these; the text between `from` and the cursor is the one of `index`. */
export interface Completing {
  readonly from: number
  /** Length of what stands there now. */
  readonly length: number
  readonly suggestions: readonly Suggestion[]
  readonly index: number
}

/** The prompt of the tensors lab. */
export interface TensorsScreen {
  readonly kind: 'tensors'
  readonly id: number
  readonly session: TensorSession
  readonly history: History
  readonly entries: readonly Entry[]
  readonly text: string
  /** Index into `text` before which the cursor stands. */
  readonly caret: number
  readonly completing?: Completing | undefined
  /** Rows that the results are scrolled back. */
  readonly back: number
  /** The preset that was put on the line last. */
  readonly preset?: string | undefined
}

/** Entries that are kept in sight; the oldest go. */
export const mostEntries = 100

export const emptyPrompt = {
  session: newSession(1),
  history: emptyHistory,
  entries: [],
  text: '',
  caret: 0,
  back: 0,
} as const

export const openTensors = (state: AppState): Step => open(state, {kind: 'tensors', ...emptyPrompt})
