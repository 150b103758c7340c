import * as tf from '@tensorflow/tfjs'
import {TfnotesError} from '../../../errors.ts'
import type {Network} from '../../engines/built-in/network.ts'
import type {Optimizer} from '../../engines/built-in/optimizers/index.ts'
import type {Checkpoint} from './read.ts'
import type {CheckpointState} from './state.ts'
import type {NamedValues, Snapshot} from './write.ts'

/** What a checkpoint is taken from, besides the position. */
export interface Subject {
  readonly network: Network
  readonly optimizer: Optimizer
  /** Leave the optimizer's slots out. */
  readonly weightsOnly: boolean
  readonly facts: Pick<CheckpointState, 'seed' | 'backend' | 'data'>
}

/**
 * Copies everything a checkpoint holds, so that training may go on while it is written.
 * @throws TfnotesError `diverged` when a weight is not a number any more: such a checkpoint must not replace a good one.
 */
export function takeSnapshot(
  subject: Subject,
  kind: 'last' | 'best',
  position: CheckpointState['position'],
): Snapshot {
  const {network, optimizer, weightsOnly, facts} = subject
  const weights = readWeights(network)
  const broken = weights.find(({values}) => !values.every(Number.isFinite))
  if (broken)
    throw new TfnotesError('diverged', {epoch: position.epoch + 1, step: position.step, weight: broken.name})
  const slots = weightsOnly ? [] : optimizer.slots().map(({name, tensor}) => read(name, tensor))
  const state: CheckpointState = {
    v: 1,
    kind,
    position: structuredClone(position),
    ...facts,
    weights: weights.map(factsOf),
    ...(!weightsOnly && {
      optimizer: {name: optimizer.name, iterations: optimizer.iterations, slots: slots.map(factsOf)},
    }),
  }
  return {state, topology: network.model.toJSON(undefined, false) as object, weights, slots}
}

/** Puts saved weights into the network. @throws TfnotesError `checkpoint-mismatch` */
export function restoreWeights({model}: Network, saved: Checkpoint['weights']): void {
  for (const weight of model.weights as tf.LayerVariable[]) {
    const values = saved.get(weight.originalName)
    const size = weight.read().size
    if (values?.length !== size)
      throw new TfnotesError('checkpoint-mismatch', {
        weight: weight.originalName,
        found: values?.length ?? 0,
        expected: size,
      })
    const tensor = tf.tensor(values.slice(), weight.read().shape, 'float32')
    weight.write(tensor)
    tensor.dispose()
  }
}

/** Puts the optimizer's slots back; a checkpoint without any leaves the optimizer at its start. */
export function restoreOptimizer(optimizer: Optimizer, {state, slots}: Checkpoint): void {
  if (state.optimizer) optimizer.restore(slots, state.optimizer.iterations)
}

/** All weights in the model's order, also those that are not trained but followed (moving means). */
const readWeights = ({model}: Network): NamedValues[] =>
  (model.weights as tf.LayerVariable[]).map(weight => read(weight.originalName, weight.read()))

const read = (name: string, tensor: tf.Tensor): NamedValues => ({
  name,
  shape: tensor.shape,
  values: Float32Array.from(tensor.dataSync()),
})

const factsOf = ({name, shape}: NamedValues) => ({name, shape})
