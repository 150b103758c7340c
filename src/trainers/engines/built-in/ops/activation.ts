import * as tf from '@tensorflow/tfjs-core'
import type {Activation} from '../../../../chapters/keras.ts'
import {callKernel1, fusedOr} from './call-kernel.ts'
import type {Differentiable} from './differentiable.ts'

const kernels = {relu: 'Relu', sigmoid: 'Sigmoid', tanh: 'Tanh'} as const

/** Activations whose derivative is a function of their own output, element by element. */
export type Elementwise = keyof typeof kernels

export const isElementwise = (activation: Activation): activation is Elementwise => activation in kernels

/** y = activation(x). @throws for 'linear', which is nothing to be computed. */
export function activate(x: tf.Tensor, activation: Exclude<Activation, 'linear'>): tf.Tensor {
  return activation === 'softmax'
    ? callKernel1('Softmax', {logits: x}, {dim: x.rank - 1})
    : callKernel1(kernels[activation], {x})
}

const derivatives: Record<Elementwise, (y: tf.Tensor) => tf.Tensor> = {
  relu: y => tf.step(y),
  sigmoid: y => tf.mul(y, tf.sub(1, y)),
  tanh: y => tf.sub(1, tf.square(y)),
}

/** dx from dy and the activation's output y. */
export function activationGradient(
  y: tf.Tensor,
  dy: tf.Tensor,
  activation: Exclude<Activation, 'linear'>,
): tf.Tensor {
  if (activation === 'softmax') return tf.tidy(() => tf.mul(y, tf.sub(dy, tf.sum(tf.mul(dy, y), -1, true))))
  return fusedOr('ActivationGrad', {y, dy}, {activation}, () => [
    tf.tidy(() => tf.mul(dy, derivatives[activation](y))),
  ])[0]
}

/** Σ dy over all but the last axis. */
export function biasGradient(dy: tf.Tensor): tf.Tensor {
  const channels = dy.shape[dy.rank - 1] as number
  return fusedOr('BiasGrad', {dy}, {}, () => [tf.tidy(() => tf.sum(tf.reshape(dy, [-1, channels]), 0))])[0]
}

/**
 * The gradient behind activation and bias: dz = dy · activation'(y) and, when there is a bias, Σ dz.
 * With 'linear' dz is dy itself, which the caller must not free twice.
 */
export function activationBiasGradient(
  y: tf.Tensor,
  dy: tf.Tensor,
  activation: Activation,
  useBias: boolean,
): {dz: tf.Tensor; dbias: tf.Tensor | null} {
  if (isElementwise(activation) && useBias) {
    const [dz, dbias] = fusedOr('ActivationBiasGrad', {y, dy}, {activation}, () => {
      const composed = activationGradient(y, dy, activation)
      return [composed, biasGradient(composed)]
    })
    return {dz, dbias}
  }
  const dz = activation === 'linear' ? dy : activationGradient(y, dy, activation)
  return {dz, dbias: useBias ? biasGradient(dz) : null}
}

/** Inputs [x]. */
export const activation: Differentiable<{activation: Exclude<Activation, 'linear'>}> = {
  forward: ([x], attrs) => ({output: activate(x as tf.Tensor, attrs.activation), saved: []}),
  backward: (dy, {output}, attrs) => [activationGradient(output, dy, attrs.activation)],
}
