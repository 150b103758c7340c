import type * as tf from '@tensorflow/tfjs'
import {type Computation, KerasLayer, type Mode} from './keras-layer.ts'

/** One layer of a network. */
export interface GraphNode {
  /** null: the network's input, always the first node. */
  readonly layer: KerasLayer | null
  /** The nodes whose outputs it takes, by index. */
  readonly inputs: readonly number[]
  /** Does any weight at or before this node learn? Then gradients must flow through it. */
  readonly learns: boolean
}

/**
 * The layers of a model that `kerasLayers` built (or that was loaded from such a model's file), producers before
 * consumers; the last is the output. @throws Error when the model holds layers of another origin.
 */
export function graphOf(model: tf.LayersModel): readonly GraphNode[] {
  const index = new Map<string, number>()
  const nodes: GraphNode[] = []
  for (const layer of model.layers) {
    const inputs = (layer.inboundNodes[0]?.inboundLayers ?? []).map(({name}) => index.get(name) as number)
    if (inputs.length > 0 && !(layer instanceof KerasLayer))
      throw new Error(`${layer.name}: ${layer.getClassName()} is not a layer of this program`)
    const learns = layer.trainableWeights.length > 0 || inputs.some(i => nodes[i]?.learns)
    index.set(layer.name, nodes.length)
    nodes.push({layer: layer instanceof KerasLayer ? layer : null, inputs, learns})
  }
  const output = model.outputs[0]?.sourceLayer.name ?? ''
  if (index.get(output) !== nodes.length - 1) throw new Error(`${output} is not the last layer`)
  return nodes
}

/** One computation of a pass; it writes value number (its own position + 1). Value 0 is the network's input. */
export interface Step {
  readonly layer: KerasLayer
  readonly computation: Computation
  /** Values that it reads. */
  readonly inputs: readonly number[]
  /** Which of them need a gradient. */
  readonly needed: readonly boolean[]
}

export interface Plan {
  readonly steps: readonly Step[]
  /** The value that each node's output is found in; layers that hand their input on share their input's. */
  readonly valueAt: readonly number[]
}

/** What a pass through the graph computes in a mode. `mode.logits` concerns the last layer alone. */
export function planOf(graph: readonly GraphNode[], mode: Mode): Plan {
  const inner = {...mode, logits: false}
  const steps: Step[] = []
  const valueAt: number[] = []
  graph.forEach(({layer, inputs}, i) => {
    const computation = layer?.compute(i === graph.length - 1 ? mode : inner) ?? null
    const values = inputs.map(j => valueAt[j] as number)
    if (layer && computation) {
      const needed = inputs.map(j => graph[j]?.learns === true)
      steps.push({layer, computation, inputs: values, needed})
      valueAt.push(steps.length)
    } else valueAt.push(values[0] ?? 0)
  })
  return {steps, valueAt}
}
