import type {Offer} from '../../keys/offer.ts'
import type {Context} from '../../keys/table.ts'
import type {AppState} from '../../state.ts'
import {open, type Step, stay, topOf} from '../../step.ts'

/** The keys of the screen it was opened from. */
export interface HelpScreen {
  readonly kind: 'help'
  readonly id: number
  readonly context: Context
  /** What they could do when it was opened. */
  readonly offers: readonly Offer[]
  readonly top: number
}

export const openHelp = (state: AppState, context: Context, offers: readonly Offer[]): Step =>
  topOf(state).kind === 'help' ? stay(state) : open(state, {kind: 'help', context, offers, top: 0})
