import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** A parameter of the network, as `tfnotes extract --json` prints it. */
export interface Weight {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: readonly number[]
}

/** Of every parameter so many values are asked for: all of VGG16's would be 15 million numbers. */
const shownValues = 40

/** The parameters of a run's checkpoint as text. */
export interface WeightsScreen {
  readonly kind: 'weights'
  readonly id: number
  readonly run: string
  readonly weights: readonly Weight[]
  readonly done: boolean
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
