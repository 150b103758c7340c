import * as tf from '@tensorflow/tfjs'
import type {GraphNode} from './graph.ts'
import type {Penalty} from './keras-layer.ts'

export const penaltiesOf = (graph: readonly GraphNode[]): Penalty[] =>
  graph.flatMap(({layer}) => layer?.penalties ?? [])

/** Σ of l1·Σ|w| + l2·Σw² over the penalised weights. */
export function penaltyValue(penalties: readonly Penalty[]): number {
  let sum = 0
  for (const {weight, l1, l2} of penalties) {
    const value = tf.tidy(() => {
      const w = weight.read()
      const lasso = l1 > 0 ? tf.sum(tf.abs(w)).mul(l1) : tf.scalar(0)
      return l2 > 0 ? lasso.add(tf.sum(tf.square(w)).mul(l2)) : lasso
    })
    sum += value.dataSync()[0] as number
    value.dispose()
  }
  return sum
}

/** gradient + l1·sign(w) + 2·l2·w, in the gradient's place. */
export function addPenaltyGradient({weight, l1, l2}: Penalty, gradient: tf.Tensor): tf.Tensor {
  const sum = tf.tidy(() => {
    const w = weight.read()
    const ridge = l2 > 0 ? gradient.add(w.mul(2 * l2)) : gradient.clone()
    return l1 > 0 ? ridge.add(tf.sign(w).mul(l1)) : ridge
  })
  gradient.dispose()
  return sum
}
