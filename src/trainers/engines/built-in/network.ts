import type * as tf from '@tensorflow/tfjs-core'
import type {LayersModel, LayerVariable, SymbolicTensor} from '@tensorflow/tfjs-layers'
import {KerasLayer} from './layers/keras-layer.ts'
import type {Trainable} from './optimizers/index.ts'

/** One layer's place in the network: which values it takes and where its own goes. */
export interface Place {
  readonly layer: KerasLayer
  readonly inputs: readonly number[]
  readonly output: number
  /** The layer's weights, as indices of `Network.weights`, by variable. */
  readonly weights: ReadonlyMap<LayerVariable, number>
  /** Whether a trainable weight lies at or before each input, so that its gradient is wanted. */
  readonly wanted: readonly boolean[]
  /** Values that no later place takes. */
  readonly frees: readonly number[]
}

/** A layer's share in the loss: l1·Σ|w| + l2·Σw² of one weight. */
interface WeightPenalty {
  /** Index of `Network.weights`. */
  readonly weight: number
  readonly l1: number
  readonly l2: number
}

/**
 * A model laid out for running: its layers in order, values numbered. tfjs' own `apply` sorts, feeds and names on every
 * call, and its tape records every operation; walking this list forth and back costs a tenth of that.
 */
export interface Network {
  readonly model: LayersModel
  /** The number of the value that is its result; the input's is 0. */
  readonly output: number
  readonly places: readonly Place[]
  /** All of the model's weights, in its order; which layers are frozen does not change that. */
  readonly variables: readonly LayerVariable[]
  /** What is trained, in the model's order. */
  readonly weights: readonly Trainable[]
  readonly penalties: readonly WeightPenalty[]
}

/**
 * @param frozen names of layers whose weights stay what they are
 * @throws Error for a model with layers other than `built-in/layers`', or with several inputs or outputs.
 */
export function layOut(model: LayersModel, frozen: ReadonlySet<string> = new Set()): Network {
  const all = model.weights as LayerVariable[]
  for (const layer of model.layers) if (frozen.has(layer.name)) layer.trainable = false
  const [input, output] = [model.inputs, model.outputs].map(ends => {
    if (ends.length !== 1) throw new Error('a network has one input and one output')
    return ends[0] as SymbolicTensor
  }) as [SymbolicTensor, SymbolicTensor]

  const variables = model.trainableWeights as LayerVariable[]
  const indices = new Map(variables.map((variable, i) => [variable, i]))
  const numbers = new Map([[input.id, 0]])
  const trained = [false]
  const places: Place[] = []

  // Depth first: a layer comes after all it takes its inputs from.
  const visit = (tensor: SymbolicTensor): number => {
    const known = numbers.get(tensor.id)
    if (known !== undefined) return known
    const layer = tensor.sourceLayer
    if (!(layer instanceof KerasLayer)) throw new Error(`layer ${layer.name} is not one of ours`)
    const inputs = (layer.inboundNodes[tensor.nodeIndex]?.inputTensors ?? []).map(visit)
    const number = numbers.size
    numbers.set(tensor.id, number)
    const wanted = inputs.map(i => trained[i] as boolean)
    trained[number] = wanted.some(Boolean) || layer.trainableWeights.length > 0
    const weights = new Map(layer.trainableWeights.map(w => [w, indices.get(w) as number]))
    places.push({layer, inputs, output: number, weights, wanted, frees: []})
    return number
  }

  const last = visit(output)
  return {
    model,
    output: last,
    variables: all,
    places: places.map((place, i) => ({
      ...place,
      frees: [...new Set(place.inputs)].filter(
        value => value > 0 && value !== last && places.findLastIndex(p => p.inputs.includes(value)) === i,
      ),
    })),
    weights: variables.map(variable => ({
      name: variable.originalName,
      variable: variable.read() as tf.Variable,
    })),
    penalties: places.flatMap(({layer}) =>
      // As in Keras, what is frozen adds nothing to the loss.
      layer.penalties.flatMap(({weight, l1, l2}) => {
        const index = indices.get(weight)
        return index === undefined ? [] : [{weight: index, l1, l2}]
      }),
    ),
  }
}
