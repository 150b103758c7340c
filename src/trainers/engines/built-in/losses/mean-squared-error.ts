import * as tf from '@tensorflow/tfjs-core'
import {constant} from '../ops/constant.ts'
import type {Differentiable} from '../ops/differentiable.ts'

/** Inputs [predictions [n,c], targets [n,c]]; the mean square of every sample's differences, [n]. */
export const meanSquaredError: Differentiable<object> = {
  forward: ([predictions, targets]) => ({
    output: tf.tidy(() => tf.mean(tf.squaredDifference(predictions as tf.Tensor, targets as tf.Tensor), -1)),
    saved: [],
  }),
  backward: (dy, {inputs: [predictions, targets]}) => [
    tf.tidy(() => {
      const width = (predictions as tf.Tensor).shape[1] as number
      const differences = tf.sub(predictions as tf.Tensor, targets as tf.Tensor)
      return tf.mul(differences, tf.expandDims(tf.mul(dy, constant(2 / width)), 1))
    }),
    null,
  ],
}
