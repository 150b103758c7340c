import * as tf from '@tensorflow/tfjs-core'
import {fusedOr} from './call-kernel.ts'
import type {Differentiable} from './differentiable.ts'

export type SequenceOp = Differentiable<{readonly returnSequences: boolean}>

/** [dkernel, drecurrentKernel, dbias, dx?] */
export type SequenceGradients = [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor?]

/** What distinguishes one recurrent layer from another. */
interface Recurrence {
  /** h [n,t,u], and what the backward pass reads besides it. */
  readonly forward: (inputs: readonly tf.Tensor[]) => readonly [tf.Tensor, ...tf.Tensor[]]
  /** dh: [n,t,u], or [n,u] where only the last step has a gradient. */
  readonly backward: (
    inputs: readonly tf.Tensor[],
    h: tf.Tensor,
    saved: readonly tf.Tensor[],
    dh: tf.Tensor,
    inputGradient: boolean,
  ) => readonly [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor?]
}

/** Inputs [x [n,t,f], kernel, recurrentKernel, bias]; output: every step's h [n,t,u], or the last one's [n,u]. */
export function sequenceOp({forward, backward}: Recurrence): SequenceOp {
  return {
    forward: (inputs, {returnSequences}) => {
      const [h, ...saved] = forward(inputs)
      return returnSequences ? {output: h, saved} : {output: lastStep(h), saved: [h, ...saved]}
    },
    backward: (dy, {inputs, output, saved}, {returnSequences}, [needsX]) => {
      const [h, ...rest] = returnSequences ? [output, ...saved] : (saved as [tf.Tensor, ...tf.Tensor[]])
      const [dkernel, drecurrent, dbias, dx] = backward(inputs, h, rest, dy, needsX === true)
      return [dx ?? null, dkernel, drecurrent, dbias]
    },
  }
}

function lastStep(h: tf.Tensor): tf.Tensor {
  const [n, t, u] = h.shape as [number, number, number]
  return fusedOr('LastStep', {h}, {}, () => [
    tf.tidy(() => tf.reshape(tf.slice(h, [0, t - 1, 0], [n, 1, u]), [n, u])),
  ])[0]
}

/** dh of every step: as given, or zeros before the last. */
export function stepGradients(dh: tf.Tensor, steps: number): tf.Tensor2D[] {
  if (dh.rank === 3) return stepsOf(dh)
  const zeros = tf.zerosLike(dh) as tf.Tensor2D
  return Array.from({length: steps}, (_, t) => (t === steps - 1 ? (dh as tf.Tensor2D) : zeros))
}

/** What SimpleRNN, LSTM and GRU share in their composed versions: [n,t,f] tensors, one step after another. */

export type Tensors<K extends string> = Record<K, tf.Tensor>
export type Weights = 'kernel' | 'recurrentKernel'

export const nameInputs = ([x, kernel, recurrentKernel, bias]: readonly tf.Tensor[]) =>
  ({x, kernel, recurrentKernel, bias}) as Tensors<'x' | Weights | 'bias'>

/** x·kernel + bias over all steps at once: [n,t,f] → one [n,g] tensor for each step. */
export function projectSteps(x: tf.Tensor, kernel: tf.Tensor, bias: tf.Tensor): tf.Tensor2D[] {
  const [n, t, f] = x.shape as [number, number, number]
  const flat = tf.add(tf.matMul(tf.reshape(x, [n * t, f]), kernel as tf.Tensor2D), bias)
  return tf.unstack(tf.reshape(flat, [n, t, -1]), 1) as tf.Tensor2D[]
}

/** h_{t−1} for every t, with h_{−1} = 0. */
export function previousSteps(h: tf.Tensor): tf.Tensor {
  const [n, t, u] = h.shape as [number, number, number]
  return tf.concat([tf.zeros([n, 1, u]), tf.slice(h, [0, 0, 0], [n, t - 1, u])], 1)
}

const asRows = (x: tf.Tensor): tf.Tensor2D => tf.reshape(x, [-1, x.shape[x.rank - 1] as number])

/** xᵀ·dz summed over samples and steps. */
export const kernelGradient = (x: tf.Tensor, dz: tf.Tensor): tf.Tensor =>
  tf.matMul(asRows(x), asRows(dz), true, false)

export const stepsSum = (dz: tf.Tensor): tf.Tensor => tf.sum(asRows(dz), 0)

/** dz·kernelᵀ for every step: the gradient of the layer's input. */
export function inputGradientOf(dz: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
  const dx = tf.matMul(asRows(dz), kernel as tf.Tensor2D, false, true)
  return tf.reshape(dx, [...dz.shape.slice(0, -1), kernel.shape[0] as number])
}

/** y(1 − y): the derivative of the sigmoid through its output. */
export const sigmoidSlope = (y: tf.Tensor): tf.Tensor => tf.mul(y, tf.sub(1, y))

/** 1 − y²: the derivative of tanh through its output. */
export const tanhSlope = (y: tf.Tensor): tf.Tensor => tf.sub(1, tf.square(y))

export const stepsOf = (x: tf.Tensor): tf.Tensor2D[] => tf.unstack(x, 1) as tf.Tensor2D[]

/** The parts of [n, parts·u], each [n,u]. */
export const gatesOf = (x: tf.Tensor, parts: number): tf.Tensor2D[] => tf.split(x as tf.Tensor2D, parts, 1)
