import * as tf from '@tensorflow/tfjs-core'
import type {Network} from './network.ts'
import {callKernel1} from './ops/call-kernel.ts'
import {constant} from './ops/constant.ts'

/** Σ l1·Σ|w| + l2·Σw² over the penalised weights, as they are now. */
export function penaltyOf(network: Network): number {
  const sums = penaltySums(network)
  const total = addUp(sums)
  for (const {sum} of sums) sum.dispose()
  return total
}

/** A term of the penalty: `rate`·`sum`, still with the backend. */
export interface PenaltySum {
  readonly rate: number
  readonly sum: tf.Tensor
}

/** The terms of `penaltyOf`, which the caller adds up and frees. */
export const penaltySums = (network: Network): PenaltySum[] =>
  network.penalties.flatMap(({weight, l1, l2}) => {
    const x = variableOf(network, weight)
    return [
      ...(l1 > 0 ? [{rate: l1, sum: sumOf(callKernel1('Abs', {x}))}] : []),
      ...(l2 > 0 ? [{rate: l2, sum: sumOf(callKernel1('Square', {x}))}] : []),
    ]
  })

/** @param read a sum's value; `dataSync` makes a copy of it */
export const addUp = (
  sums: readonly PenaltySum[],
  read: (sum: tf.Tensor) => ArrayLike<number> = sum => sum.dataSync(),
): number => sums.reduce((total, {rate, sum}) => total + rate * (read(sum)[0] as number), 0)

/** Adds the penalties' gradients, l1·sign(w) + 2·l2·w, to those of the loss, which it replaces and frees. */
export function addPenaltyGradients(network: Network, gradients: tf.Tensor[]): void {
  for (const {weight, l1, l2} of network.penalties) {
    const values = variableOf(network, weight)
    const gradient = gradients[weight] as tf.Tensor
    gradients[weight] = tf.tidy(() => {
      let sum = gradient
      if (l1 > 0) sum = tf.add(sum, tf.mul(tf.sign(values), constant(l1)))
      if (l2 > 0) sum = tf.add(sum, tf.mul(values, constant(2 * l2)))
      return sum
    })
    gradient.dispose()
  }
}

const variableOf = (network: Network, weight: number): tf.Variable =>
  network.weights[weight]?.variable as tf.Variable

function sumOf(x: tf.Tensor): tf.Tensor {
  const flat = callKernel1('Reshape', {x}, {shape: [x.size]})
  const sum = callKernel1('Sum', {x: flat}, {axis: [0], keepDims: false})
  tf.dispose([x, flat])
  return sum
}
