import type {FoundRateAnswer} from '../../../answers/data.ts'
import type {Failure} from '../../../errors.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** Which learning rates a page's network learns with, looked for with the values of its form. */
export interface RatesScreen {
  readonly kind: 'rates'
  readonly id: number
  readonly chapter: string
  /** The chapter's page, whose form takes the rate. */
  readonly page: number
  readonly found?: FoundRateAnswer | undefined
  readonly failure?: Failure | undefined
}

/** `args` is what follows `tfnotes train` for the page as it is tuned. */
export const openRates = (
  state: AppState,
  {args, ...page}: Pick<RatesScreen, 'chapter' | 'page'> & {readonly args: readonly string[]},
): Step =>
  open(state, {kind: 'rates', ...page}, owner => [
    // What is measured meanwhile would slow it down, and be slowed by it.
    {effect: 'stop-helper', owner: page.page, topic: 'preflight'},
    {effect: 'ask', owner, topic: 'rates', args: ['lr-find', ...args, '--json']},
  ])
