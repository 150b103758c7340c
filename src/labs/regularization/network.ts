import {normal} from '../../random/distributions.ts'
import type {Random} from '../../random/random.ts'

/**
 * A network of two inputs, `hidden` relu units and one output, written by hand as §1.9 does. All parameters lie in
 * one array: w1 (first the row of x1, then that of x2), b1, w2, b2.
 */
export interface Network {
  readonly hidden: number
  readonly parameters: Float64Array
}

/** How strongly large weights are punished. Biases are left alone. */
export interface Penalty {
  /** l1 · Σ|w| */
  readonly l1: number
  /** l2 · Σw²/2, as tf.nn.l2_loss has it. */
  readonly l2: number
}

/** Points with the answer wanted for each: 0 or 1. */
export interface Points {
  readonly x1: Float64Array
  readonly x2: Float64Array
  readonly y: Float64Array
}

/** Weights standard normal, biases 0.01. */
export function createNetwork(hidden: number, random: Random): Network {
  const parameters = new Float64Array(4 * hidden + 1)
  const isBias = (i: number) => (i >= 2 * hidden && i < 3 * hidden) || i === 4 * hidden
  for (let i = 0; i < parameters.length; i++) parameters[i] = isBias(i) ? 0.01 : normal(random)
  return {hidden, parameters}
}

/** All w without the biases. */
export const weightsOf = ({hidden, parameters}: Network): number[] => [
  ...parameters.subarray(0, 2 * hidden),
  ...parameters.subarray(3 * hidden, 4 * hidden),
]

export function predict({hidden, parameters: p}: Network, x1: number, x2: number): number {
  let y = p[4 * hidden] as number
  for (let j = 0; j < hidden; j++) {
    const sum = x1 * (p[j] as number) + x2 * (p[hidden + j] as number) + (p[2 * hidden + j] as number)
    if (sum > 0) y += sum * (p[3 * hidden + j] as number)
  }
  return y
}

/** Mean squared error over all points, without the penalty. */
export function meanSquaredError(network: Network, {x1, x2, y}: Points): number {
  let total = 0
  for (let i = 0; i < y.length; i++)
    total += (predict(network, x1[i] as number, x2[i] as number) - (y[i] as number)) ** 2
  return total / y.length
}

/** Share of points on the right side of one half. */
export function accuracy(network: Network, {x1, x2, y}: Points): number {
  let right = 0
  for (let i = 0; i < y.length; i++)
    if (predict(network, x1[i] as number, x2[i] as number) > 0.5 === (y[i] as number) > 0.5) right += 1
  return right / y.length
}

export function penaltyOf(network: Network, {l1, l2}: Penalty): number {
  let total = 0
  for (const w of weightsOf(network)) total += l1 * Math.abs(w) + (l2 * w * w) / 2
  return total
}

/**
 * Gradient of mean squared error over points from … to−1, plus penalty, by every parameter; written into `gradient`.
 * @returns the mean squared error of these points before any update
 */
export function backpropagate(
  {hidden, parameters: p}: Network,
  {x1, x2, y}: Points,
  from: number,
  to: number,
  {l1, l2}: Penalty,
  gradient: Float64Array,
): number {
  const count = to - from
  let loss = 0
  for (let k = 0; k < gradient.length; k++) {
    const w = p[k] as number
    const isWeight = k < 2 * hidden || (k >= 3 * hidden && k < 4 * hidden)
    gradient[k] = isWeight ? l1 * Math.sign(w) + l2 * w : 0
  }
  for (let i = from; i < to; i++) {
    const [a, b] = [x1[i] as number, x2[i] as number]
    const error = predict({hidden, parameters: p}, a, b) - (y[i] as number)
    const slope = (2 * error) / count
    loss += error * error
    gradient[4 * hidden] = (gradient[4 * hidden] as number) + slope
    for (let j = 0; j < hidden; j++) {
      const sum = a * (p[j] as number) + b * (p[hidden + j] as number) + (p[2 * hidden + j] as number)
      if (sum <= 0) continue
      const back = slope * (p[3 * hidden + j] as number)
      gradient[j] = (gradient[j] as number) + back * a
      gradient[hidden + j] = (gradient[hidden + j] as number) + back * b
      gradient[2 * hidden + j] = (gradient[2 * hidden + j] as number) + back
      gradient[3 * hidden + j] = (gradient[3 * hidden + j] as number) + slope * sum
    }
  }
  return loss / count
}

/** One pass over the points in their order, batch by batch; returns the mean of the batches' errors. */
export function trainEpoch(
  network: Network,
  points: Points,
  batchSize: number,
  learningRate: number,
  penalty: Penalty,
): number {
  const {parameters} = network
  const gradient = new Float64Array(parameters.length)
  const count = points.y.length
  let loss = 0
  for (let from = 0; from < count; from += batchSize) {
    const to = Math.min(count, from + batchSize)
    loss += backpropagate(network, points, from, to, penalty, gradient) * (to - from)
    for (let k = 0; k < parameters.length; k++)
      parameters[k] = (parameters[k] as number) - learningRate * (gradient[k] as number)
  }
  return loss / count
}
