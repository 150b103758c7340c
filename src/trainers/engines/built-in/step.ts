import * as tf from '@tensorflow/tfjs-core'
import type {Sums} from '../engine.ts'
import {backward} from './backward.ts'
import type {Batch} from './batches.ts'
import {clipGradients, normOf} from './clip-gradients.ts'
import {forward, infer} from './forward.ts'
import type {Loss} from './losses/index.ts'
import type {Network} from './network.ts'
import type {Optimizer} from './optimizers/index.ts'
import {addPenaltyGradients, penaltyOf} from './penalties.ts'

/** What a step goes by. */
export interface Stepping {
  readonly network: Network
  readonly loss: Loss
  readonly optimizer: Optimizer
  /** Norm that the gradients together are shortened to; 0: never. @default 0 */
  readonly clipNorm?: number
  /** What a sample's loss is multiplied with in training, by its class. @default 1 for all */
  readonly classWeights?: Float32Array | undefined
}

/**
 * One update: forward, backward, optimizer. Returns the sums with this batch, as it was before the update; `see` is shown the
 * norm of all gradients together, before they are clipped.
 */
export function train(
  {network, loss, optimizer, clipNorm = 0, classWeights}: Stepping,
  {input, target, labels}: Batch,
  lr: number,
  sums: Sums,
  see?: (norm: number) => void,
): Sums {
  const steps = forward(network, input, {training: true, logits: loss.logits})
  const output = steps.at(-1)?.memory.output as tf.Tensor
  const inputs = [output, target]
  const memory = {inputs, ...loss.op.forward(inputs, {})}
  const penalty = penaltyOf(network)
  const weights = classWeights && Float32Array.from(labels, label => classWeights[label] as number)
  const next = count(sums, output, memory.output, penalty, labels, weights)

  const dlosses = weights ? weighedShares(weights) : shares(labels.length)
  const [doutput] = loss.op.backward(dlosses, memory, {}, [true, false])
  if (weights) dlosses.dispose()
  memory.output.dispose()
  for (const saved of memory.saved) saved.dispose()
  const gradients = backward(network, steps, doutput as tf.Tensor)
  addPenaltyGradients(network, gradients)
  const norm = see || clipNorm > 0 ? normOf(gradients) : 0
  see?.(norm)
  if (clipNorm > 0) clipGradients(gradients, clipNorm, norm)
  optimizer.update(gradients, lr)
  for (const gradient of gradients) gradient.dispose()
  return next
}

/** Adds a batch to the sums of a validation; `see` is shown the outputs. */
export function evaluate(
  {network, loss}: {network: Network; loss: Loss},
  {input, target, labels}: Batch,
  penalty: number,
  sums: Sums,
  see?: (outputs: ArrayLike<number>) => void,
): Sums {
  const output = infer(network, input, loss.logits)
  const {output: losses, saved} = loss.op.forward([output, target], {})
  const next = count(sums, output, losses, penalty, labels)
  see?.(output.dataSync())
  tf.dispose([output, losses, ...saved])
  return next
}

function count(
  sums: Sums,
  output: tf.Tensor,
  losses: tf.Tensor,
  penalty: number,
  labels: Batch['labels'],
  weights?: Float32Array,
): Sums {
  const each = losses.dataSync()
  let loss = sums.loss + penalty * each.length
  for (let i = 0; i < each.length; i++) loss += (each[i] as number) * (weights?.[i] ?? 1)
  const classes = output.shape[1] as number
  const correct = classes > 1 ? countCorrect(output.dataSync(), labels, classes) : 0
  return {loss, correct: sums.correct + correct, samples: sums.samples + each.length}
}

/** How often the largest output is the label's; of equal ones the first counts. */
function countCorrect(outputs: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  let correct = 0
  for (let i = 0, at = 0; i < labels.length; i++, at += classes) {
    let best = 0
    for (let c = 1; c < classes; c++)
      if ((outputs[at + c] as number) > (outputs[at + best] as number)) best = c
    if (best === labels[i]) correct++
  }
  return correct
}

/** weight/n for each of n samples: Keras divides by their number, not by the sum of their weights. */
const weighedShares = (weights: Float32Array): tf.Tensor =>
  tf.tensor1d(weights.map(weight => weight / weights.length))

/** 1/n for each of n samples: the gradient of a mean. There are two sizes in a run, so they are kept. */
const sharesBySize = new Map<number, tf.Tensor>()
function shares(n: number): tf.Tensor {
  const known = sharesBySize.get(n)
  if (known && !known.isDisposed) return known
  const made = tf.keep(tf.fill([n], 1 / n))
  sharesBySize.set(n, made)
  return made
}
