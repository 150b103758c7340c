import type {Weights} from '../../../answers/files.ts'
import type {Failure} from '../../../errors.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** Of every parameter so many values are asked for: all of VGG16's would be 15 million numbers. */
const shownValues = 400

/** The parameters of a run's checkpoint as text. */
export interface WeightsScreen {
  readonly kind: 'weights'
  readonly id: number
  readonly run: string
  readonly weights: readonly Weights[]
  readonly done: boolean
  readonly failure?: Failure | undefined
  readonly top: number
}

export const openWeights = (state: AppState, run: string): Step =>
  open(state, {kind: 'weights', run, weights: [], done: false, top: 0}, owner => [
    {
      effect: 'ask',
      owner,
      topic: 'extract',
      args: ['extract', run, '--json', '--values', String(shownValues)],
    },
  ])
