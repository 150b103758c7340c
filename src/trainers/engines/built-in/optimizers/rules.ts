import {add, div, mul, sqrt, square, sub, type Tensor} from '@tensorflow/tfjs-core'
import type {OptimizerName} from '../../../spec/settings.ts'
import type {Rule} from './rule.ts'

const single = Math.fround
/** Keras' default for every optimizer here. */
const epsilon = 1e-7

const adam: Rule = {
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
  composed: (w, g, [m, v], {lr, rest1, rest2, epsilon}, squares = square(g)) => {
    const nextM = add(m as Tensor, mul(sub(g, m as Tensor), rest1))
    const nextV = add(v as Tensor, mul(sub(squares, v as Tensor), rest2))
    return [sub(w, div(mul(nextM, lr), add(sqrt(nextV), epsilon))), nextM, nextV]
  },
}

/**
 * Keras 3's optimizers: keras/src/optimizers/{sgd,adagrad,adadelta,rmsprop,adam,adamw}.py, in their order of operations,
 * with their defaults.
 */
export const rules: Readonly<Record<OptimizerName, Rule>> = {
  sgd: {
    slots: [],
    kernel: 'ApplySgd',
    attributes: ({lr}) => ({lr: single(lr)}),
    composed: (w, g, _, {lr}) => [sub(w, mul(g, lr))],
  },

  momentum: {
    slots: [{name: 'velocity', initial: 0}],
    kernel: 'ApplyMomentum',
    attributes: ({lr, momentum}) => ({lr: single(lr), momentum: single(momentum)}),
    composed: (w, g, [velocity], {lr, momentum}) => {
      const next = sub(mul(velocity as Tensor, momentum), mul(g, lr))
      return [add(w, next), next]
    },
  },

  adagrad: {
    slots: [{name: 'accumulator', initial: 0.1}],
    kernel: 'ApplyAdagrad',
    attributes: ({lr}) => ({lr: single(lr), epsilon}),
    composed: (w, g, [accumulator], {lr, epsilon}, squares = square(g)) => {
      const next = add(accumulator as Tensor, squares)
      return [sub(w, div(mul(g, lr), sqrt(add(next, epsilon)))), next]
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
      const rms = (x: Tensor) => sqrt(add(x, epsilon))
      const nextGradients = add(mul(gradients as Tensor, rho), mul(squares ?? square(g), rest))
      const [above, below] = [rms(deltas as Tensor), rms(nextGradients)]
      const delta = div(mul(above, g), below)
      const squaredDelta = squares ? mul(square(div(above, below)), squares) : square(delta)
      const nextDeltas = add(mul(deltas as Tensor, rho), mul(squaredDelta, rest))
      return [sub(w, mul(delta, lr)), nextGradients, nextDeltas]
    },
  },

  rmsprop: {
    slots: [{name: 'meanSquare', initial: 0}],
    kernel: 'ApplyRmsprop',
    attributes: ({lr}) => ({lr: single(lr), rho: 0.9, rest: 1 - 0.9, epsilon}),
    composed: (w, g, [meanSquare], {lr, rho, rest, epsilon}, squares = square(g)) => {
      const next = add(mul(meanSquare as Tensor, rho), mul(squares, rest))
      return [sub(w, div(mul(g, lr), sqrt(add(next, epsilon)))), next]
    },
  },

  adam,

  /** Every weight decays, also biases and what batch normalisation learns: Keras leaves none out by itself. */
  adamw: {
    ...adam,
    kernel: 'ApplyAdamW',
    attributes: ({weightDecay, ...step}) => ({
      ...adam.attributes({weightDecay, ...step}),
      decay: single(single(weightDecay) * single(step.lr)),
    }),
    composed: (w, g, slots, attributes, squares) =>
      adam.composed(sub(w, mul(w, attributes.decay)), g, slots, attributes, squares),
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
