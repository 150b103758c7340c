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

/**
 * The same against labels that are smoothed as Keras smooths them: `1 − smoothing` of a label stays, the rest is shared out
 * among all classes alike.
 */
export const smoothedSoftmaxCrossEntropy: Differentiable<Smoothing> = {
  forward: ([logits, labels], attrs) => {
    const inputs = {logits: logits as tf.Tensor, labels: labels as tf.Tensor}
    const [output, probabilities] = fusedOr('SmoothedSoftmaxCrossEntropy', inputs, attrs, () =>
      tf.tidy((): [tf.Tensor, tf.Tensor] => {
        const shifted = tf.sub(inputs.logits, tf.max(inputs.logits, -1, true))
        const exponentials = tf.exp(shifted)
        const total = tf.sum(exponentials, -1, true)
        const chosen = tf.sum(tf.mul(shifted, smoothed(inputs.labels, inputs.logits, attrs)), -1)
        return [tf.sub(tf.squeeze(tf.log(total), [-1]), chosen), tf.div(exponentials, total)]
      }),
    )
    return {output, saved: [probabilities]}
  },
  backward: (dy, {inputs: [logits, labels], saved: [probabilities]}, attrs) => {
    const inputs = {probabilities: probabilities as tf.Tensor, labels: labels as tf.Tensor, dy}
    const [dlogits] = fusedOr('SmoothedSoftmaxCrossEntropyGrad', inputs, attrs, () => [
      tf.tidy(() => {
        const error = tf.sub(inputs.probabilities, smoothed(inputs.labels, logits as tf.Tensor, attrs))
        return tf.mul(error, tf.expandDims(dy, 1))
      }),
    ])
    return [dlogits, null]
  },
}

interface Smoothing {
  readonly smoothing: number
}

const smoothed = (labels: tf.Tensor, logits: tf.Tensor, {smoothing}: Smoothing): tf.Tensor =>
  tf.add(tf.mul(oneHot(labels, logits), 1 - smoothing), smoothing / (logits.shape[1] as number))

const oneHot = (labels: tf.Tensor, logits: tf.Tensor): tf.Tensor =>
  tf.oneHot(labels as tf.Tensor1D, logits.shape[1] as number)
