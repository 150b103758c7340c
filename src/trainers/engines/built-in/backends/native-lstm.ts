import * as tf from '@tensorflow/tfjs-core'
import {floats, type KernelArgs, type NodeBackend} from './native-operations.ts'

type Forward = 'x' | 'kernel' | 'recurrentKernel' | 'bias'
type Backward = 'x' | 'kernel' | 'recurrentKernel' | 'h' | 'cell' | 'gates' | 'dh'

/** Number of steps as TensorFlow wants it, int64, which tfjs has no tensors of. */
const lengths = new Map<number, tf.TensorInfo>()
function lengthOf(backend: NodeBackend, steps: number): tf.TensorInfo {
  const known = lengths.get(steps)
  if (known) return known
  const {binding, tensorMap} = backend
  const id = binding.createTensor([], binding.TF_INT64, Int32Array.of(steps, 0))
  const made: tf.TensorInfo = {dataId: {}, shape: [], dtype: 'int32'}
  tensorMap.set(made.dataId, {shape: [], dtype: binding.TF_INT64, id, values: null, refCount: 1})
  lengths.set(steps, made)
  return made
}

/** [n,t,…] and [t,n,…] into each other. */
const swapped = (x: tf.TensorInfo): tf.Tensor3D => tf.transpose(x as tf.Tensor3D, [1, 0, 2])

const attributes = (backend: NodeBackend, clipped: boolean) => [
  floats(backend),
  {name: 'use_peephole', type: backend.binding.TF_ATTR_BOOL, value: false},
  ...(clipped ? [{name: 'cell_clip', type: backend.binding.TF_ATTR_FLOAT, value: 0}] : []),
]

/**
 * Keras' LSTM by TensorFlow's whole-sequence operations, whose gates come in the same order. They want the steps first;
 * `cell` [t,n,u] and `gates` [5,t,n,u] (i, f, o, candidate, tanh of the cell) are kept as their gradient wants them.
 */
export const lstmKernels = {
  Lstm: ({inputs: {x, kernel, recurrentKernel, bias}, backend}: KernelArgs<Forward, object>) =>
    tf.tidy(() => {
      const [n, steps] = x.shape as [number, number]
      const units = recurrentKernel.shape[0] as number
      const state = tf.zeros([n, units])
      const peephole = tf.zeros([units])
      const weights = tf.concat([kernel as tf.Tensor2D, recurrentKernel as tf.Tensor2D], 0)
      const [i, cell, f, o, candidate, squashed, h] = backend.executeMultipleOutputs(
        'BlockLSTMV2',
        attributes(backend, true),
        [lengthOf(backend, steps), swapped(x), state, state, weights, peephole, peephole, peephole, bias],
        7,
      ) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor]
      return [swapped(h), cell, tf.stack([i, f, o, candidate, squashed])]
    }),

  LstmGrad: ({
    inputs: {x, kernel, recurrentKernel, h, cell, gates, dh},
    attrs: {inputGradient},
    backend,
  }: KernelArgs<Backward, {readonly inputGradient: boolean}>) =>
    tf.tidy(() => {
      const [n, steps, features] = x.shape as [number, number, number]
      const units = recurrentKernel.shape[0] as number
      const state = tf.zeros([n, units])
      const peephole = tf.zeros([units])
      const weights = tf.concat([kernel as tf.Tensor2D, recurrentKernel as tf.Tensor2D], 0)
      const [i, f, o, candidate, squashed] = tf.unstack(gates as tf.Tensor) as tf.Tensor[]
      const given =
        dh.shape.length === 3
          ? swapped(dh)
          : tf.concat([tf.zeros([steps - 1, n, units]), tf.expandDims(dh as tf.Tensor2D, 0)], 0)
      const bias = tf.zeros([4 * units])
      const inputs = [
        ...[lengthOf(backend, steps), swapped(x), state, state, weights, peephole, peephole, peephole, bias],
        ...[i, cell, f, o, candidate, squashed, swapped(h)],
        // Nothing but h was handed on: the cells' own gradient is nought.
        ...[tf.zeros([steps, n, units]), given],
      ]
      const [dx, , , dweights, , , , dbias] = backend.executeMultipleOutputs(
        'BlockLSTMGradV2',
        attributes(backend, false),
        inputs as tf.TensorInfo[],
        8,
      ) as tf.Tensor[]
      const [dkernel, drecurrent] = tf.split(dweights as tf.Tensor2D, [features, units], 0)
      const results = [dkernel, drecurrent, dbias] as tf.Tensor[]
      return inputGradient ? [...results, swapped(dx as tf.Tensor)] : results
    }),
}
