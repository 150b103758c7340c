import {noSums, type Sums} from '../engines/engine.ts'
import {type Health, startHealth} from './health.ts'
import type {Progress} from './progress.ts'

/** One value an epoch, null where it was not measured. */
interface History {
  readonly loss: number[]
  readonly accuracy: (number | null)[]
  readonly valLoss: (number | null)[]
  readonly valAccuracy: (number | null)[]
  readonly lr: number[]
}

interface Best {
  /** Counted from 1, as in events. */
  readonly epoch: number
  /** Its loss: of the validation, or of the training where there is none. */
  readonly loss: number
  /** The same of the accuracy, where that is what makes an epoch the best. */
  readonly accuracy?: number
}

/** What a run that ends or slows down by itself remembers of its curves. */
export interface Watched {
  readonly stopping: Progress
  readonly plateau: Progress
  /** The epoch after which it ended by itself. */
  readonly stopped?: number
  /** The epoch whose weights it has got back at its end. */
  readonly restored?: number
}

/**
 * Where a run stands: with the weights and the optimizer's slots, all that decides how it goes on. What is random in
 * an epoch derives from the seed and the epoch's number, so no generator's state is part of it.
 */
export interface Position {
  /** Epochs done. */
  epoch: number
  /** Steps done of the epoch under way. */
  step: number
  /** Of the epoch under way. */
  sums: Sums
  /** Seconds of training in the epoch under way. */
  epochSeconds: number
  /** Seconds of training and validation so far, without pauses and without the time between two sessions. */
  seconds: number
  /** The learning rate before its schedule; a request changes it. */
  baseRate: number
  best: Best | null
  /** Absent while there is nothing to remember. */
  watched?: Watched
  readonly health: Health
  readonly history: History
}

export const startPosition = (baseRate: number): Position => ({
  epoch: 0,
  step: 0,
  sums: noSums,
  epochSeconds: 0,
  seconds: 0,
  baseRate,
  best: null,
  health: startHealth(),
  history: {loss: [], accuracy: [], valLoss: [], valAccuracy: [], lr: []},
})
