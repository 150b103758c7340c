import {TfnotesError} from '../errors.ts'
import type {Chapter, DataShape} from './chapter.ts'
import {type Graph, type GraphLayer, inputName, record} from './graph.ts'
import type {HyperparameterValues} from './hyperparameters/hyperparameter.ts'
import type {LayerKind, Padding} from './keras.ts'
import {type Measured, measureLayer, weightsOf, windowOf} from './layer-measures.ts'

export interface LayerSummary extends Measured {
  readonly name: string
  readonly kind: LayerKind
  /** Names of the layers it reads, `input` for the network's input. */
  readonly inputs: readonly string[]
  /**
   * Side of the square of the picture that one output value sees, in pixels; undefined where a value sees all of
   * it (after Flatten or global pooling) and for anything but pictures.
   */
  readonly receptiveField?: number
}

export interface Summary {
  readonly layers: readonly LayerSummary[]
  /** All parameters, as Keras' `summary()` counts them: moving means and variances included. */
  readonly parameters: number
  readonly trainable: number
  /** Multiplications with an addition that one sample costs on its way forward (§1.6). */
  readonly multiplyAdds: number
}

/**
 * Shapes, parameters and work of a chapter's network without TensorFlow.
 * @throws TfnotesError `network-too-deep` (usage) naming the layer that would shrink to nothing, and the smallest
 * picture the network takes
 */
export function summarise(chapter: Chapter, h: HyperparameterValues, shape: DataShape): Summary {
  const graph = record(chapter, h, shape)
  const tooDeep = firstVanishing(graph, shape.inputShape)
  if (tooDeep !== undefined)
    throw new TfnotesError(
      'network-too-deep',
      {chapter: chapter.id, ...tooDeep, smallest: smallestPicture(graph, shape.inputShape)},
      {usage: true},
    )
  return summariseGraph(graph)
}

/** The same for a recorded network whose layers all keep at least one pixel. */
export function summariseGraph(graph: Graph): Summary {
  const fields = new Map<string, ReceptiveField | undefined>([
    [inputName, graph.inputShape.length === 3 ? {size: 1, jump: 1} : undefined],
  ])
  const layers = [...measured(graph)].map(([layer, measures]): LayerSummary => {
    const field =
      measures.outputShape.length === 3
        ? fieldOf(
            layer,
            layer.inputs.map(name => fields.get(name)),
          )
        : undefined
    fields.set(layer.name, field)
    const {name, kind, inputs} = layer
    return {name, kind, inputs, ...measures, ...(field && {receptiveField: field.size})}
  })
  const sum = (key: 'parameters' | 'trainable' | 'multiplyAdds') =>
    layers.reduce((total, layer) => total + layer[key], 0)
  return {
    layers,
    parameters: sum('parameters'),
    trainable: sum('trainable'),
    multiplyAdds: sum('multiplyAdds'),
  }
}

/** Shapes of all weights of a network under the names that a checkpoint has for them: `layer/weight`. */
export const weightShapes = (graph: Graph): ReadonlyMap<string, readonly number[]> =>
  new Map(
    [...measured(graph)].flatMap(([layer, , input]) =>
      Object.entries(weightsOf(layer, input)).map(([name, shape]) => [`${layer.name}/${name}`, shape]),
    ),
  )

/** Every layer with its measures and the shape of its first input. */
function* measured(
  graph: Graph,
): Generator<[layer: GraphLayer, measures: Measured, input: readonly number[]]> {
  const shapes = new Map([[inputName, graph.inputShape]])
  for (const layer of graph.layers) {
    const inputs = layer.inputs.map(name => shapes.get(name) ?? [])
    const measures = measureLayer(layer, inputs)
    shapes.set(layer.name, measures.outputShape)
    yield [layer, measures, inputs[0] ?? []]
  }
}

/** What one value sees of the input, and how far apart neighbouring values look. */
interface ReceptiveField {
  readonly size: number
  readonly jump: number
}

function fieldOf(
  layer: GraphLayer,
  inputs: readonly (ReceptiveField | undefined)[],
): ReceptiveField | undefined {
  const known = inputs.filter(field => field !== undefined)
  if (known.length === 0) return undefined
  const size = Math.max(...known.map(field => field.size))
  const jump = Math.max(...known.map(field => field.jump))
  const {kernelSize, strides} = windowOf(layer) ?? {kernelSize: 1, strides: 1}
  return {size: size + (kernelSize - 1) * jump, jump: jump * strides}
}

interface Vanishing {
  readonly layer: string
  /** The picture that reaches the layer. */
  readonly height: number
  readonly width: number
  /** Side of its kernel or pool. */
  readonly kernelSize: number
}

/** The first layer whose window does not fit into what reaches it. */
function firstVanishing(graph: Graph, inputShape: readonly number[]): Vanishing | undefined {
  const shapes = new Map([[inputName, inputShape]])
  for (const layer of graph.layers) {
    const inputs = layer.inputs.map(name => shapes.get(name) ?? [])
    const [height = 1, width = 1] = inputs[0] ?? []
    const window: {kernelSize: number; padding: Padding} | undefined = windowOf(layer)
    if (window?.padding === 'valid' && Math.min(height, width) < window.kernelSize)
      return {layer: layer.name, height, width, kernelSize: window.kernelSize}
    shapes.set(layer.name, measureLayer(layer, inputs).outputShape)
  }
  return undefined
}

/** Side of the smallest square picture that leaves every layer something to see. */
function smallestPicture(graph: Graph, [, , channels = 1]: readonly number[]): number {
  let side = 1
  while (side < 1024 && firstVanishing(graph, [side, side, channels])) side += 1
  return side
}
