import * as tf from '@tensorflow/tfjs'
import {graphOf, planOf} from './graph.ts'
import {type LossName, losses} from './losses.ts'
import {runBackward, runForward, runThrough} from './passes.ts'
import {addPenaltyGradient, penaltiesOf, penaltyValue} from './penalties.ts'

/** What a batch's predictions are worth. */
export interface BatchScore {
  /** Mean over the batch's samples. */
  readonly loss: number
  /** What the regularised weights add to it: Keras shows loss + penalty, in validation too. */
  readonly penalty: number
  /** How many of the batch's most probable classes are right; absent for regression. */
  readonly correct?: number
}

/**
 * A model with its loss, run layer by layer without tape and bookkeeping: for a small network, and there are many
 * here, tfjs' own way through `model.apply` and `tf.variableGrads` takes longer than the arithmetic.
 * x is [n, ...inputShape]; y holds class indices (int32 [n]) or targets of the output's shape. Both stay the caller's.
 * Call outside of tf.tidy.
 */
export interface Network {
  /**
   * Forward and backward in training mode. `gradients` has one tensor for every one of model.trainableWeights, in
   * their order, penalties included; the caller frees them. @throws Error for a weight that the loss does not depend on.
   */
  train(x: tf.Tensor, y: tf.Tensor): BatchScore & {readonly gradients: tf.Tensor[]}
  /** Forward in evaluation mode. */
  evaluate(x: tf.Tensor, y: tf.Tensor): BatchScore
  /** The model's output in evaluation mode. */
  predict(x: tf.Tensor): tf.Tensor
  /** Every layer's output in evaluation mode, by layer name; views of one another where a layer only reshapes. */
  outputs(x: tf.Tensor): ReadonlyMap<string, tf.Tensor>
}

export function openNetwork(model: tf.LayersModel, lossName: LossName): Network {
  const graph = graphOf(model)
  const penalties = penaltiesOf(graph)
  const {logits, score} = losses[lossName]
  const evaluation = {training: false, logits: false}

  const predictWith = (mode: {training: boolean; logits: boolean}, x: tf.Tensor): tf.Tensor => {
    const plan = planOf(graph, mode)
    const values = runThrough(plan, x, new Set([plan.steps.length]))
    return values.at(-1) as tf.Tensor
  }

  return {
    train(x, y) {
      const plan = planOf(graph, {training: true, logits})
      const memories = runForward(plan, x)
      const output = memories.at(-1)?.output ?? x
      const {gradient, ...result} = score(output, y, true)
      const penalty = penaltyValue(penalties)
      const byId = new Map(runBackward(plan, memories, gradient as tf.Tensor))
      for (const each of penalties) {
        const {id} = each.weight.read()
        byId.set(id, addPenaltyGradient(each, byId.get(id) as tf.Tensor))
      }
      const gradients = model.trainableWeights.map(weight => {
        const found = byId.get(weight.read().id)
        if (!found) throw new Error(`${weight.name} has no gradient`)
        return found
      })
      return {...result, penalty, gradients}
    },
    evaluate(x, y) {
      const output = predictWith({training: false, logits}, x)
      const result = score(output, y, false)
      output.dispose()
      return {...result, penalty: penaltyValue(penalties)}
    },
    predict: x => predictWith(evaluation, x),
    outputs(x) {
      const plan = planOf(graph, evaluation)
      const values = runThrough(plan, x, new Set(plan.steps.map((_, i) => i + 1)))
      const views = new Map<string, tf.Tensor>()
      graph.forEach(({layer}, i) => {
        const value = values[plan.valueAt[i] as number] as tf.Tensor
        if (layer) views.set(layer.name, tf.clone(value))
      })
      tf.dispose(values.slice(1))
      return views
    },
  }
}
