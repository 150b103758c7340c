import type * as tf from '@tensorflow/tfjs-core'

/**
 * Keras on TensorFlow keeps an embedding table's gradient as one row for every occurrence of an id, and its optimizers
 * square these rows before they add those of one id up: their second moments follow Σ g², not (Σ g)². Such a gradient
 * therefore carries the sum of its occurrences' squares with it.
 */
const squares = new WeakMap<tf.Tensor, tf.Tensor>()

/** Lets `gradient` carry the sum of squares; it is freed together with it. */
export function carrySquares(gradient: tf.Tensor, sumOfSquares: tf.Tensor): tf.Tensor {
  squares.set(gradient, sumOfSquares)
  const dispose = gradient.dispose.bind(gradient)
  gradient.dispose = () => {
    sumOfSquares.dispose()
    dispose()
  }
  return gradient
}

/** Σ g² over the occurrences of each row; undefined for every gradient but an embedding table's: there it is g². */
export const carriedSquares = (gradient: tf.Tensor): tf.Tensor | undefined => squares.get(gradient)
