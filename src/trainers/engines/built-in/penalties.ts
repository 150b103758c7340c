import * as tf from '@tensorflow/tfjs-core'
import type {Network} from './network.ts'
import {callKernel1} from './ops/call-kernel.ts'

/** Σ l1·Σ|w| + l2·Σw² over the penalised weights, as they are now. */
export function penaltyOf(network: Network): number {
  let total = 0
  for (const {weight, l1, l2} of network.penalties) {
    const values = variableOf(network, weight)
    if (l1 > 0) total += l1 * sumOf(callKernel1('Abs', {x: values}))
    if (l2 > 0) total += l2 * sumOf(callKernel1('Square', {x: values}))
  }
  return total
}

/** Adds the penalties' gradients, l1·sign(w) + 2·l2·w, to those of the loss, which it replaces and frees. */
export function addPenaltyGradients(network: Network, gradients: tf.Tensor[]): void {
  for (const {weight, l1, l2} of network.penalties) {
    const values = variableOf(network, weight)
    const gradient = gradients[weight] as tf.Tensor
    gradients[weight] = tf.tidy(() => {
      let sum = gradient
      if (l1 > 0) sum = tf.add(sum, tf.mul(tf.sign(values), l1))
      if (l2 > 0) sum = tf.add(sum, tf.mul(values, 2 * l2))
      return sum
    })
    gradient.dispose()
  }
}

const variableOf = (network: Network, weight: number): tf.Variable =>
  network.weights[weight]?.variable as tf.Variable

function sumOf(x: tf.Tensor): number {
  const flat = callKernel1('Reshape', {x}, {shape: [x.size]})
  const sum = callKernel1('Sum', {x: flat}, {axis: [0], keepDims: false})
  const [value] = sum.dataSync()
  tf.dispose([x, flat, sum])
  return value as number
}
