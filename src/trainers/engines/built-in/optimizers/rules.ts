import type * as tf from '@tensorflow/tfjs'
import type {OptimizerName} from '../../../spec/settings.ts'
import type {Rule} from './rule.ts'

const single = Math.fround
/** Keras' default for every optimizer here. */
const epsilon = 1e-7

/**
 * Keras 3's optimizers: keras/src/optimizers/{sgd,adagrad,adadelta,rmsprop,adam}.py, in their order of operations,
 * with their defaults.
 */
export const rules: Readonly<Record<OptimizerName, Rule>> = {
  sgd: {
    slots: [],
    kernel: 'ApplySgd',
    attributes: ({lr}) => ({lr: single(lr)}),
    composed: (w, g, _, {lr}) => [w.sub(g.mul(lr))],
  },

  momentum: {
    slots: [{name: 'velocity', initial: 0}],
    kernel: 'ApplyMomentum',
    attributes: ({lr, momentum}) => ({lr: single(lr), momentum: single(momentum)}),
    composed: (w, g, [velocity], {lr, momentum}) => {
      const next = (velocity as tf.Tensor).mul(momentum).sub(g.mul(lr))
      return [w.add(next), next]
    },
  },

  adagrad: {
    slots: [{name: 'accumulator', initial: 0.1}],
    kernel: 'ApplyAdagrad',
    attributes: ({lr}) => ({lr: single(lr), epsilon}),
    composed: (w, g, [accumulator], {lr, epsilon}, squares = g.square()) => {
      const next = (accumulator as tf.Tensor).add(squares)
      return [w.sub(g.mul(lr).div(next.add(epsilon).sqrt())), next]
    },
  },

  adadelta: {
    slots: [
      {name: 'accumulatedGradient', initial: 0},
      {name: 'accumulatedDelta', initial: 0},
    ],
    kernel: 'ApplyAdadelta',
    attributes: ({lr}) => ({lr: single(lr), rho: 0.95, rest: 1 - 0.95, epsilon}),
    composed: (w, g, [gradients, deltas], {lr, rho, rest, epsilon}, squares) => {
      const rms = (x: tf.Tensor) => x.add(epsilon).sqrt()
      const nextGradients = (gradients as tf.Tensor).mul(rho).add((squares ?? g.square()).mul(rest))
      const [above, below] = [rms(deltas as tf.Tensor), rms(nextGradients)]
      const delta = above.mul(g).div(below)
      const squaredDelta = squares ? above.div(below).square().mul(squares) : delta.square()
      const nextDeltas = (deltas as tf.Tensor).mul(rho).add(squaredDelta.mul(rest))
      return [w.sub(delta.mul(lr)), nextGradients, nextDeltas]
    },
  },

  rmsprop: {
    slots: [{name: 'meanSquare', initial: 0}],
    kernel: 'ApplyRmsprop',
    attributes: ({lr}) => ({lr: single(lr), rho: 0.9, rest: 1 - 0.9, epsilon}),
    composed: (w, g, [meanSquare], {lr, rho, rest, epsilon}, squares = g.square()) => {
      const next = (meanSquare as tf.Tensor).mul(rho).add(squares.mul(rest))
      return [w.sub(g.mul(lr).div(next.add(epsilon).sqrt())), next]
    },
  },

  adam: {
    slots: [
      {name: 'm', initial: 0},
      {name: 'v', initial: 0},
    ],
    kernel: 'ApplyAdam',
    attributes: ({lr, iterations}) => ({
      lr: biasCorrected(lr, iterations + 1),
      beta1: 0.9,
      beta2: 0.999,
      rest1: 1 - 0.9,
      rest2: 1 - 0.999,
      epsilon,
    }),
    composed: (w, g, [m, v], {lr, rest1, rest2, epsilon}, squares = g.square()) => {
      const nextM = (m as tf.Tensor).add(g.sub(m as tf.Tensor).mul(rest1))
      const nextV = (v as tf.Tensor).add(squares.sub(v as tf.Tensor).mul(rest2))
      return [w.sub(nextM.mul(lr).div(nextV.sqrt().add(epsilon))), nextM, nextV]
    },
  },
}

/**
 * Adam's learning rate at update number `step`, every operation rounded to float32: 1 − 0.999 in float32 differs from
 * 0.001 by 5e-5 of it, which is seen in the first updates.
 */
function biasCorrected(lr: number, step: number): number {
  const rest1 = single(1 - single(single(0.9) ** step))
  const rest2 = single(1 - single(single(0.999) ** step))
  return single(single(single(lr) * single(Math.sqrt(rest2))) / rest1)
}
