import * as tf from '@tensorflow/tfjs-core'

/** Has the active backend compute one real operation, before it is trusted with a run. @throws Error */
export function checkArithmetic(): void {
  const product = tf.tidy(() => tf.matMul(tf.ones([2, 3]), tf.fill([3, 2], 2)).dataSync())
  if (product.some(value => value !== 6))
    throw new Error(`matMul gave ${[...product].join(' ')} instead of 6`)
}
