import * as tf from '@tensorflow/tfjs-core'

const known = new Map<string, tf.Tensor>()

/**
 * `size` times the same number, made once for every backend and kept: handing numbers over at every step costs as much as
 * computing with them. Without a size a scalar.
 */
export function constant(value: number, size?: number): tf.Tensor {
  const key = `${tf.getBackend()} ${value} ${size}`
  const before = known.get(key)
  if (before && !before.isDisposed) return before
  const made = tf.keep(tf.fill(size === undefined ? [] : [size], value))
  known.set(key, made)
  return made
}
