import * as tf from '@tensorflow/tfjs-core'
import {callKernel1, fusedOr} from './call-kernel.ts'
import type {Differentiable} from './differentiable.ts'

type Attrs = {epsilon: number}

/**
 * Inputs [x [...,c], gamma, beta]; normalises with the batch's own mean and population variance, which are saved
 * in this order for the moving statistics.
 */
export const batchNormTrain: Differentiable<Attrs> = {
  forward: ([x, gamma, beta], {epsilon}) => {
    const inputs = {x: x as tf.Tensor, gamma: gamma as tf.Tensor, beta: beta as tf.Tensor}
    const [output, mean, variance] = fusedOr('BatchNormTrain', inputs, {epsilon}, () =>
      tf.tidy(() => {
        const moments = tf.moments(inputs.x, leadingAxes(inputs.x))
        const scale = tf.mul(inputs.gamma, tf.rsqrt(tf.add(moments.variance, epsilon)))
        const y = tf.add(tf.mul(tf.sub(inputs.x, moments.mean), scale), inputs.beta)
        return [y, moments.mean, moments.variance]
      }),
    )
    return {output, saved: [mean, variance]}
  },
  backward: (dy, {inputs: [x, gamma], saved: [mean, variance]}, {epsilon}) => {
    const inputs = {
      x: x as tf.Tensor,
      dy,
      gamma: gamma as tf.Tensor,
      mean: mean as tf.Tensor,
      variance: variance as tf.Tensor,
    }
    return fusedOr('BatchNormTrainGrad', inputs, {epsilon}, () =>
      tf.tidy(() => {
        const axes = leadingAxes(dy)
        const count = dy.size / inputs.mean.size
        const inverse = tf.rsqrt(tf.add(inputs.variance, epsilon))
        const normal = tf.mul(tf.sub(inputs.x, inputs.mean), inverse)
        const dgamma = tf.sum(tf.mul(dy, normal), axes)
        const dbeta = tf.sum(dy, axes)
        const pull = tf.div(tf.add(tf.mul(normal, dgamma), dbeta), count)
        const dx = tf.mul(tf.sub(dy, pull), tf.mul(inputs.gamma, inverse))
        return [dx, dgamma, dbeta]
      }),
    )
  },
}

/** Inputs [x, gamma, beta, mean, variance]; normalises with the given (moving) statistics, as in evaluation. */
export const batchNormEvaluate: Differentiable<Attrs> = {
  forward: ([x, scale, offset, mean, variance], {epsilon}) => ({
    output: callKernel1('FusedBatchNorm', {x, scale, offset, mean, variance}, {varianceEpsilon: epsilon}),
    saved: [],
  }),
  backward: (dy, {inputs}, {epsilon}) => {
    const [x, gamma, , mean, variance] = inputs as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor]
    const gradients = tf.tidy(() => {
      const inverse = tf.rsqrt(tf.add(variance, epsilon))
      const normal = tf.mul(tf.sub(x, mean), inverse)
      const axes = leadingAxes(dy)
      return [tf.mul(dy, tf.mul(gamma, inverse)), tf.sum(tf.mul(dy, normal), axes), tf.sum(dy, axes)]
    })
    return [...gradients, null, null]
  },
}

const leadingAxes = (x: tf.Tensor): number[] => Array.from({length: x.rank - 1}, (_, axis) => axis)
