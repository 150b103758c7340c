import type {Gates} from '../../../answers/prices.ts'
import type {Failure} from '../../../errors.ts'
import type {Effect} from '../../effects.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** What the recurrent layers of a run's network compute over one window of prices. */
export interface GatesScreen {
  readonly kind: 'gates'
  readonly id: number
  readonly run: string
  /** The window that is wanted, from 1; the last one before anything is known. */
  readonly at?: number | undefined
  /** An answer is awaited: the next question waits for it, so that a held key does not pile them up. */
  readonly waiting: boolean
  readonly answer?: Gates | undefined
  readonly failure?: Failure | undefined
  /** Index of the recurrent layer, and of its gate or state. */
  readonly layer: number
  readonly gate: number
  /** The first unit in sight. */
  readonly top: number
}

export const askAbout = (id: number, at: number | undefined): Effect => ({
  effect: 'tell',
  owner: id,
  topic: 'gates',
  line: at === undefined ? 'last' : String(at),
})

export const openGates = (state: AppState, run: string, csv: string | undefined): Step =>
  open(state, {kind: 'gates', run, waiting: true, layer: 0, gate: 0, top: 0}, id => [
    {
      effect: 'ask',
      owner: id,
      topic: 'gates',
      args: ['gates', run, '-', ...(csv === undefined ? [] : ['--csv', csv]), '--json'],
    },
    askAbout(id, undefined),
  ])
