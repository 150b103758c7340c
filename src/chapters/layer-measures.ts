import type {GraphLayer} from './graph.ts'
import type {Padding} from './keras.ts'

export interface Measured {
  /** One sample, without the batch dimension. */
  readonly outputShape: readonly number[]
  readonly parameters: number
  readonly trainable: number
  readonly multiplyAdds: number
}

type Shape = readonly number[]

const product = (shape: Shape): number => shape.reduce((a, b) => a * b, 1)
const last = (shape: Shape): number => shape.at(-1) ?? 1

/** Output size of a convolution or pooling along one axis: same ⌈in/s⌉, valid ⌈(in−k+1)/s⌉ (§4.1). */
export const outputSize = (size: number, kernelSize: number, strides: number, padding: Padding): number =>
  Math.ceil((padding === 'same' ? size : size - kernelSize + 1) / strides)

/** The window a convolution or pooling layer slides over the picture; undefined for other layers. */
export function windowOf(
  layer: GraphLayer,
): {readonly kernelSize: number; readonly strides: number; readonly padding: Padding} | undefined {
  if (layer.kind === 'conv2d') {
    const {kernelSize, strides = 1, padding = 'valid'} = layer.config
    return {kernelSize, strides, padding}
  }
  if (layer.kind === 'maxPooling2d') {
    const {poolSize, strides, padding = 'valid'} = layer.config
    return {kernelSize: poolSize, strides, padding}
  }
  return undefined
}

/** A layer's weights by Keras' names, in Keras' order, for an input of the given shape. */
export function weightsOf(layer: GraphLayer, input: Shape): Readonly<Record<string, Shape>> {
  const width = last(input)
  switch (layer.kind) {
    case 'dense': {
      const {units} = layer.config
      return {kernel: [width, units], bias: [units]}
    }
    case 'conv2d': {
      const {filters, kernelSize, useBias = true} = layer.config
      return {kernel: [kernelSize, kernelSize, width, filters], ...(useBias && {bias: [filters]})}
    }
    case 'batchNormalization':
      return Object.fromEntries(['gamma', 'beta', ...observed].map(name => [name, [width]]))
    case 'embedding': {
      const {inputDim, outputDim} = layer.config
      return {embeddings: [inputDim, outputDim]}
    }
    case 'simpleRNN':
      return recurrentWeights(layer.config.units, width, {gates: 1})
    case 'lstm':
      return recurrentWeights(layer.config.units, width, {gates: 4})
    case 'gru':
      // Keras' GRU resets after the product (as cuDNN does), which takes two biases a gate.
      return recurrentWeights(layer.config.units, width, {gates: 3, biases: 2})
    case 'maxPooling2d':
    case 'globalAveragePooling2d':
    case 'activation':
    case 'dropout':
    case 'flatten':
    case 'add':
    case 'concatenate':
      return {}
  }
}

/** Keras counts the moving mean and variance among the parameters; they are not trained. */
const observed = ['moving_mean', 'moving_variance']

function recurrentWeights(
  units: number,
  features: number,
  {gates, biases = 1}: {gates: number; biases?: number},
): Readonly<Record<string, Shape>> {
  const width = gates * units
  return {
    kernel: [features, width],
    recurrent_kernel: [units, width],
    bias: biases === 1 ? [width] : [biases, width],
  }
}

/** A layer's output shape, parameters and multiply-adds for one sample of the given shape. */
export function measureLayer(layer: GraphLayer, inputs: readonly Shape[]): Measured {
  const input = inputs[0] ?? []
  const weights = weightsOf(layer, input)
  const sizes = Object.entries(weights).map(([name, shape]) => [name, product(shape)] as const)
  const sum = (names: (name: string) => boolean) =>
    sizes.reduce((total, [name, size]) => total + (names(name) ? size : 0), 0)
  const outputShape = outputShapeOf(layer, inputs)
  return {
    outputShape,
    parameters: sum(() => true),
    trainable: layer.frozen ? 0 : sum(name => !observed.includes(name)),
    multiplyAdds: multiplyAddsOf(layer, input, outputShape, sum(isMatrix)),
  }
}

const isMatrix = (name: string) => name.endsWith('kernel')

function outputShapeOf(layer: GraphLayer, inputs: readonly Shape[]): Shape {
  const input = inputs[0] ?? []
  switch (layer.kind) {
    case 'dense':
      return [...input.slice(0, -1), layer.config.units]
    case 'conv2d':
      return [...slide(layer, input), layer.config.filters]
    case 'maxPooling2d':
      return [...slide(layer, input), last(input)]
    case 'globalAveragePooling2d':
      return [last(input)]
    case 'flatten':
      return [product(input)]
    case 'concatenate':
      return [...input.slice(0, -1), inputs.reduce((sum, shape) => sum + last(shape), 0)]
    case 'embedding':
      return [...input, layer.config.outputDim]
    case 'simpleRNN':
    case 'lstm':
    case 'gru': {
      const {units, returnSequences = false} = layer.config
      return returnSequences ? [input[0] ?? 1, units] : [units]
    }
    case 'batchNormalization':
    case 'activation':
    case 'dropout':
    case 'add':
      return input
  }
}

/** `matrices` is the number of values in the layer's matrices: each is multiplied once at every place. */
function multiplyAddsOf(layer: GraphLayer, input: Shape, output: Shape, matrices: number): number {
  switch (layer.kind) {
    case 'dense':
      return product(input.slice(0, -1)) * matrices
    case 'conv2d':
      return matrices * product(output.slice(0, -1))
    case 'batchNormalization':
      return product(input)
    case 'simpleRNN':
    case 'lstm':
    case 'gru':
      return (input[0] ?? 1) * matrices
    default:
      return 0
  }
}

function slide(layer: GraphLayer, [height = 1, width = 1]: Shape): [number, number] {
  const {kernelSize, strides, padding} = windowOf(layer) as NonNullable<ReturnType<typeof windowOf>>
  return [outputSize(height, kernelSize, strides, padding), outputSize(width, kernelSize, strides, padding)]
}
