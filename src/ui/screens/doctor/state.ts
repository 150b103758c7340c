import type {Finding} from '../../../answers/machine.ts'
import type {Failure} from '../../../errors.ts'
import type {AppState} from '../../state.ts'
import {open, type Step, stay, topOf} from '../../step.ts'

/** What this machine offers, as `tfnotes doctor --json` tells it. */
export interface DoctorScreen {
  readonly kind: 'doctor'
  readonly id: number
  readonly findings: readonly Finding[]
  readonly done: boolean
  readonly failure?: Failure | undefined
  readonly top: number
}

export const openDoctor = (state: AppState): Step =>
  topOf(state).kind === 'doctor'
    ? stay(state)
    : open(state, {kind: 'doctor', findings: [], done: false, top: 0}, owner => [
        {effect: 'ask', owner, topic: 'doctor', args: ['doctor', '--json']},
      ])
