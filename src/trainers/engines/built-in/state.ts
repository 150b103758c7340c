import * as tf from '@tensorflow/tfjs-core'
import {TfnotesError} from '../../../errors.ts'
import type {NamedValues, TrainingState} from '../engine.ts'
import {expectSameState} from '../expect-same-state.ts'
import type {BuiltTraining} from './build-training.ts'
import type {Network} from './network.ts'

type Subject = Pick<BuiltTraining, 'network' | 'optimizer'>

/** `Training.state`: all weights, also those that are not trained but followed (moving means). */
export function readState({network, optimizer}: Subject, weightsOnly: boolean): TrainingState {
  return {
    weights: network.variables.map(weight => read(weight.originalName, weight.read())),
    ...(!weightsOnly && {
      optimizer: {
        name: optimizer.name,
        iterations: optimizer.iterations,
        slots: optimizer.slots().map(({name, tensor}) => read(name, tensor)),
      },
    }),
  }
}

/** `Training.restore`; nothing is touched when it does not fit. */
export function restoreState({network, optimizer}: Subject, state: TrainingState): void {
  expectSameState(state, {
    weights: network.variables.map(weight => ({
      name: weight.originalName,
      shape: weight.read().shape,
    })),
    optimizer: {
      name: optimizer.name,
      slots: optimizer.slots().map(({name, tensor}) => ({name, shape: tensor.shape})),
    },
  })
  restoreWeights(network, byName(state.weights))
  if (state.optimizer) optimizer.restore(byName(state.optimizer.slots), state.optimizer.iterations)
}

/** Puts saved weights into the network. @throws TfnotesError `checkpoint-mismatch` */
export function restoreWeights({variables}: Network, saved: ReadonlyMap<string, Float32Array>): void {
  for (const weight of variables) {
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

const read = (name: string, tensor: tf.Tensor): NamedValues => ({
  name,
  shape: tensor.shape,
  values: Float32Array.from(tensor.dataSync()),
})

const byName = (all: readonly NamedValues[]): Map<string, Float32Array> =>
  new Map(all.map(({name, values}) => [name, values]))
