import * as tf from '@tensorflow/tfjs-core'
import {callKernel, fusedOr, hasKernel} from './ops/call-kernel.ts'
import {carriedSquares} from './ops/occurrences.ts'

/**
 * Shortens all gradients alike, where their norm together is greater than `limit`, as Keras' `global_clipnorm` does, in
 * place where the backend has it; gradients that are replaced are freed. Their squares are added up in one order, whatever the number of threads.
 *
 * What is no finite number stays none, so that the next loss says it. An embedding table's rows count for every
 * occurrence and are one gradient afterwards, as in Keras on TensorFlow (see ops/occurrences.ts).
 */
export function clipGradients(gradients: tf.Tensor[], limit: number, norm = normOf(gradients)): void {
  const scale = Number.isFinite(norm) ? Math.min(1, limit / norm) : Number.NaN
  for (const [i, gradient] of gradients.entries()) {
    const carried = carriedSquares(gradient)
    if (scale === 1 && !carried) continue
    if (!carried && hasKernel('ScaleInPlace')) callKernel('ScaleInPlace', {x: gradient}, {factor: scale})
    else {
      gradients[i] = tf.tidy(() => tf.mul(gradient, scale))
      gradient.dispose()
    }
  }
}

/** L2 norm of all gradients together, with an embedding table's as `clipGradients` counts it. */
export function normOf(gradients: readonly tf.Tensor[]): number {
  let squares = 0
  for (const gradient of gradients) squares += sumOfSquares(gradient)
  return Math.sqrt(squares)
}

function sumOfSquares(gradient: tf.Tensor): number {
  const carried = carriedSquares(gradient)
  const sum = carried
    ? tf.tidy(() => tf.sum(carried))
    : fusedOr('SumOfSquares', {x: gradient}, {}, () => [tf.tidy(() => tf.sum(tf.square(gradient)))])[0]
  const [value] = sum.dataSync()
  sum.dispose()
  return value as number
}
