import * as tf from '@tensorflow/tfjs'
import type {lossNames} from '../../chapters/shared.ts'
import {sparseSoftmaxCrossEntropy} from '../ops/cross-entropy.ts'

export type LossName = (typeof lossNames)[number]

/** What a batch's outputs are worth. */
export interface Score {
  /** Mean over the batch, without what the weights add. */
  readonly loss: number
  /** How many of the batch's most probable classes are the labels; absent for regression. */
  readonly correct?: number
  /** The loss's gradient with respect to the network's output, when asked for. */
  readonly gradient?: tf.Tensor
}

export interface Loss {
  /** Whether the network is run without the softmax at its end. */
  readonly logits: boolean
  /** y: class indices int32 [n], or targets of the output's shape. The output stays the caller's. */
  readonly score: (output: tf.Tensor, y: tf.Tensor, wantsGradient: boolean) => Score
}

/** dy = 1/n for every sample of a mean; one small tensor per batch size, kept. */
const sharesByBackend = new WeakMap<object, Map<number, tf.Tensor>>()

function equalShares(n: number): tf.Tensor {
  const backend = tf.backend()
  const shares = sharesByBackend.get(backend) ?? new Map<number, tf.Tensor>()
  sharesByBackend.set(backend, shares)
  const known = shares.get(n)
  if (known) return known
  const made = tf.keep(tf.fill([n], 1 / n))
  shares.set(n, made)
  return made
}

function scoreCrossEntropy(logits: tf.Tensor, y: tf.Tensor, wantsGradient: boolean): Score {
  const inputs = [logits, y]
  const pass = sparseSoftmaxCrossEntropy.forward(inputs, {})
  const probabilities = pass.saved[0] as tf.Tensor
  const loss = mean(pass.output.dataSync())
  const correct = countCorrect(probabilities.dataSync(), y.dataSync())
  const n = y.size
  const [gradient] = wantsGradient
    ? sparseSoftmaxCrossEntropy.backward(equalShares(n), {inputs, ...pass}, {}, [true, false])
    : []
  tf.dispose([pass.output, probabilities])
  return {loss, correct, ...(gradient && {gradient})}
}

/** Mean over samples and outputs. Class indices against several outputs are compared as one-hot. */
function scoreSquaredError(output: tf.Tensor, y: tf.Tensor, wantsGradient: boolean): Score {
  const labels = y.dtype === 'int32' && output.size !== y.size
  const targets = labels ? tf.oneHot(y as tf.Tensor1D, output.shape[1] as number) : y
  const shaped = targets.reshape(output.shape)
  const difference = output.sub(shaped)
  const loss = meanSquare(difference.dataSync())
  const correct = labels ? countCorrect(output.dataSync(), y.dataSync()) : undefined
  const gradient = wantsGradient ? difference.mul(2 / output.size) : undefined
  tf.dispose([difference, shaped, ...(labels ? [targets] : [])])
  return {loss, ...(correct !== undefined && {correct}), ...(gradient && {gradient})}
}

export const losses: Record<LossName, Loss> = {
  sparseCategoricalCrossentropy: {logits: true, score: scoreCrossEntropy},
  sparseCategoricalCrossentropyFromLogits: {logits: false, score: scoreCrossEntropy},
  meanSquaredError: {logits: false, score: scoreSquaredError},
}

type Values = ArrayLike<number>

function mean(values: Values): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return sum / values.length
}

function meanSquare(values: Values): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) ** 2
  return sum / values.length
}

function countCorrect(scores: Values, labels: Values): number {
  const classes = scores.length / labels.length
  let correct = 0
  for (let i = 0; i < labels.length; i++) {
    let best = 0
    for (let c = 1; c < classes; c++)
      if ((scores[i * classes + c] as number) > (scores[i * classes + best] as number)) best = c
    if (best === labels[i]) correct++
  }
  return correct
}
