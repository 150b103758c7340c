import * as tf from '@tensorflow/tfjs-core'
import {callKernel1, fusedOr} from './call-kernel.ts'
import type {Differentiable} from './differentiable.ts'
import {carrySquares} from './occurrences.ts'

/** Inputs [ids [...], table [rows, dim]]; output [..., dim]. Ids that come as float32 (through tf.input) are cast. */
export const embedding: Differentiable<object> = {
  forward: ([ids, x]) => {
    const indices =
      (ids as tf.Tensor).dtype === 'int32' ? (ids as tf.Tensor) : tf.cast(ids as tf.Tensor, 'int32')
    return {output: callKernel1('GatherV2', {x, indices}, {axis: 0, batchDims: 0}), saved: [indices]}
  },
  backward: (dy, {inputs: [, table], saved: [ids]}) => {
    const [rows] = (table as tf.Tensor).shape as [number]
    const [sum, squares] = fusedOr('EmbeddingGrad', {ids: ids as tf.Tensor, dy}, {rows}, () =>
      tf.tidy(() => {
        const flat = tf.reshape(dy, [-1, dy.shape[dy.rank - 1] as number])
        const segments = tf.reshape(ids as tf.Tensor, [-1]) as tf.Tensor1D
        const sumOf = (x: tf.Tensor) => tf.unsortedSegmentSum(x, segments, rows)
        return [sumOf(flat), sumOf(tf.square(flat))]
      }),
    )
    return [null, carrySquares(sum, squares)]
  },
}
