import * as tf from '@tensorflow/tfjs-core'
import {callKernel1} from './ops/call-kernel.ts'
import {carriedSquares} from './ops/occurrences.ts'

/**
 * Shortens all gradients alike, where their norm together is greater than `limit`, as Keras' `global_clipnorm` does;
 * gradients that are replaced are freed. Their squares are added up in one order, whatever the number of threads.
 *
 * What is no finite number stays none, so that the next loss says it. An embedding table's rows count for every
 * occurrence and are one gradient afterwards, as in Keras on TensorFlow (see ops/occurrences.ts).
 */
export function clipGradients(gradients: tf.Tensor[], limit: number): void {
  let squares = 0
  for (const gradient of gradients) squares += sumOfSquares(gradient)
  const norm = Math.sqrt(squares)
  const scale = Number.isFinite(norm) ? Math.min(1, limit / norm) : Number.NaN
  for (const [i, gradient] of gradients.entries()) {
    if (scale === 1 && !carriedSquares(gradient)) continue
    gradients[i] = tf.tidy(() => tf.mul(gradient, scale))
    gradient.dispose()
  }
}

function sumOfSquares(gradient: tf.Tensor): number {
  const carried = carriedSquares(gradient)
  const squares = carried ?? callKernel1('Square', {x: gradient})
  const flat = callKernel1('Reshape', {x: squares}, {shape: [squares.size]})
  const sum = callKernel1('Sum', {x: flat}, {axis: [0], keepDims: false})
  const [value] = sum.dataSync()
  tf.dispose([flat, sum])
  if (!carried) squares.dispose()
  return value as number
}
