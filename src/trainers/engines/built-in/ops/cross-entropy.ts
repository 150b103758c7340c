import * as tf from '@tensorflow/tfjs-core'
import {fusedOr} from './call-kernel.ts'
import type {Differentiable} from './differentiable.ts'

/**
 * Inputs [logits [n,c], labels int32 [n]]; output: the loss of every sample, [n]. Saved: the probabilities.
 * Softmax and cross-entropy in one, so that no logarithm of a rounded-off probability is taken.
 */
export const sparseSoftmaxCrossEntropy: Differentiable<object> = {
  forward: ([logits, labels]) => {
    const inputs = {logits: logits as tf.Tensor, labels: labels as tf.Tensor}
    const [output, probabilities] = fusedOr('SparseSoftmaxCrossEntropy', inputs, {}, () =>
      tf.tidy(() => {
        const shifted = tf.sub(inputs.logits, tf.max(inputs.logits, -1, true))
        const exponentials = tf.exp(shifted)
        const total = tf.sum(exponentials, -1, true)
        const chosen = tf.sum(tf.mul(shifted, oneHot(inputs.labels, inputs.logits)), -1)
        return [tf.sub(tf.log(tf.squeeze(total, [1])), chosen), tf.div(exponentials, total)]
      }),
    )
    return {output, saved: [probabilities]}
  },
  backward: (dy, {inputs: [logits, labels], saved: [probabilities]}) => {
    const inputs = {probabilities: probabilities as tf.Tensor, labels: labels as tf.Tensor, dy}
    const [dlogits] = fusedOr('SparseSoftmaxCrossEntropyGrad', inputs, {}, () => [
      tf.tidy(() => {
        const error = tf.sub(inputs.probabilities, oneHot(inputs.labels, logits as tf.Tensor))
        return tf.mul(error, tf.expandDims(dy, 1))
      }),
    ])
    return [dlogits, null]
  },
}

const oneHot = (labels: tf.Tensor, logits: tf.Tensor): tf.Tensor =>
  tf.oneHot(labels as tf.Tensor1D, logits.shape[1] as number)
