import {TfnotesError} from '../../errors.ts'
import type {TensorFacts, TrainingState} from './engine.ts'

/** What a network and its optimizer hold, by name and shape. */
export interface StateFacts {
  readonly weights: readonly TensorFacts[]
  readonly optimizer: {readonly name: string; readonly slots: readonly TensorFacts[]}
}

/**
 * Refuses a state of another network or optimizer before anything is touched.
 * @throws TfnotesError `checkpoint-mismatch`, `optimizer-mismatch`
 */
export function expectSameState(state: TrainingState, wanted: StateFacts): void {
  expectShapes(wanted.weights, state.weights)
  if (!state.optimizer) return
  const {name, slots} = state.optimizer
  if (name !== wanted.optimizer.name)
    throw new TfnotesError('optimizer-mismatch', {before: name, now: wanted.optimizer.name})
  expectShapes(wanted.optimizer.slots, slots)
}

function expectShapes(wanted: readonly TensorFacts[], saved: readonly TensorFacts[]): void {
  const found = new Map(saved.map(({name, shape}) => [name, shape.join(' × ')]))
  for (const {name, shape} of wanted) {
    const expected = shape.join(' × ')
    if (found.get(name) !== expected)
      throw new TfnotesError('checkpoint-mismatch', {weight: name, found: found.get(name), expected})
  }
}
