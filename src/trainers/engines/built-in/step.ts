import * as tf from '@tensorflow/tfjs-core'
import type {Sums} from '../engine.ts'
import {backward} from './backward.ts'
import type {Batch} from './batches.ts'
import {clipGradients, normOf} from './clip-gradients.ts'
import {forward, infer, type LayerOutput} from './forward.ts'
import type {Loss} from './losses/index.ts'
import type {Network} from './network.ts'
import {constant} from './ops/constant.ts'
import type {Optimizer} from './optimizers/index.ts'
import {addPenaltyGradients, addUp, type PenaltySum, penaltySums} from './penalties.ts'

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

/** What a step computed before it changed the weights. Whoever has it frees it. */
export interface Computed {
  readonly output: tf.Tensor
  /** Of every sample, [n]. */
  readonly losses: tf.Tensor
  readonly penalties: readonly PenaltySum[]
  /** In the order of the network's weights. */
  readonly gradients: tf.Tensor[]
}

/**
 * One update: forward, backward, optimizer. Returns the sums with this batch, as it was before the update; `see` is shown the
 * norm of all gradients together, before they are clipped.
 */
export function train(
  stepping: Stepping,
  {input, target, labels}: Batch,
  lr: number,
  sums: Sums,
  see?: (norm: number) => void,
): Sums {
  const weights = sampleWeights(stepping, labels)
  const dlosses = weights ? weighedShares(weights) : constant(1 / labels.length, labels.length)
  const computed = compute(stepping, input, target, dlosses)
  if (weights) dlosses.dispose()
  const {output, losses, penalties, gradients} = computed
  shorten(stepping, gradients, see)
  stepping.optimizer.update(gradients, lr)
  const next = count(sums, {
    losses: losses.dataSync(),
    outputs: output.dataSync(),
    penalty: addUp(penalties),
    labels,
    weights,
  })
  free(computed)
  return next
}

/**
 * Losses and gradients of one batch.
 * @param dlosses what each sample's loss counts in the gradient, [n]
 */
export function compute(
  {network, loss}: Pick<Stepping, 'network' | 'loss'>,
  input: tf.Tensor,
  target: tf.Tensor,
  dlosses: tf.Tensor,
): Computed {
  const steps = forward(network, input, {training: true, logits: loss.logits})
  const output = (steps.at(-1) as LayerOutput).memory.output.clone()
  const inputs = [output, target]
  const memory = {inputs, ...loss.op.forward(inputs, {})}
  const penalties = penaltySums(network)
  const [doutput] = loss.op.backward(dlosses, memory, {}, [true, false])
  for (const saved of memory.saved) saved.dispose()
  const gradients = backward(network, steps, doutput as tf.Tensor)
  addPenaltyGradients(network, gradients)
  return {output, losses: memory.output, penalties, gradients}
}

/** Shows the norm and clips, where either is asked for; gradients that are replaced are freed. */
export function shorten(
  {clipNorm = 0}: Stepping,
  gradients: tf.Tensor[],
  see: ((norm: number) => void) | undefined,
): void {
  if (!see && clipNorm === 0) return
  const norm = normOf(gradients)
  see?.(norm)
  if (clipNorm > 0) clipGradients(gradients, clipNorm, norm)
}

export function free({output, losses, penalties, gradients}: Computed): void {
  tf.dispose([output, losses])
  for (const {sum} of penalties) sum.dispose()
  // Not by tf.dispose: a gradient may carry another tensor, which goes with it.
  for (const gradient of gradients) gradient.dispose()
}

/** The classes' weights, sample by sample. */
export const sampleWeights = ({classWeights}: Stepping, labels: Batch['labels']): Float32Array | undefined =>
  classWeights && Float32Array.from(labels, label => classWeights[label] as number)

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
  const outputs = output.dataSync()
  const next = count(sums, {losses: losses.dataSync(), outputs, penalty, labels})
  see?.(outputs)
  tf.dispose([output, losses, ...saved])
  return next
}

interface Judged {
  readonly losses: ArrayLike<number>
  readonly outputs: ArrayLike<number>
  readonly penalty: number
  readonly labels: Batch['labels']
  readonly weights?: Float32Array | undefined
}

/** The sums with a batch more. */
export function count(sums: Sums, {losses, outputs, penalty, labels, weights}: Judged): Sums {
  let loss = sums.loss + penalty * losses.length
  for (let i = 0; i < losses.length; i++) loss += (losses[i] as number) * (weights?.[i] ?? 1)
  const classes = outputs.length / labels.length
  const correct = classes > 1 ? countCorrect(outputs, labels, classes) : 0
  return {loss, correct: sums.correct + correct, samples: sums.samples + losses.length}
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
export const shareOfWeights = (weights: Float32Array): Float32Array =>
  weights.map(weight => weight / weights.length)

const weighedShares = (weights: Float32Array): tf.Tensor => tf.tensor1d(shareOfWeights(weights))
