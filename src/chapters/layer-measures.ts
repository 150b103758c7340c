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

/** A layer's output shape, parameters and multiply-adds for one sample of the given shape. */
export function measureLayer(layer: GraphLayer, inputs: readonly Shape[]): Measured {
  const input = inputs[0] ?? []
  const free = (outputShape: Shape): Measured => ({outputShape, parameters: 0, trainable: 0, multiplyAdds: 0})
  const trained = (outputShape: Shape, parameters: number, multiplyAdds: number): Measured => ({
    outputShape,
    parameters,
    trainable: parameters,
    multiplyAdds,
  })
  switch (layer.kind) {
    case 'dense': {
      const {units} = layer.config
      const outputShape = [...input.slice(0, -1), units]
      return trained(outputShape, (last(input) + 1) * units, product(input) * units)
    }
    case 'conv2d': {
      const {filters, useBias = true} = layer.config
      const outputShape = [...slide(layer, input), filters]
      const weights = layer.config.kernelSize ** 2 * last(input) * filters
      const positions = product(outputShape) / filters
      return trained(outputShape, weights + (useBias ? filters : 0), weights * positions)
    }
    case 'maxPooling2d':
      return free([...slide(layer, input), last(input)])
    case 'globalAveragePooling2d':
      return free([last(input)])
    case 'batchNormalization':
      // γ and β are trained; the moving mean and variance are counted by Keras but only observed.
      return {
        outputShape: input,
        parameters: 4 * last(input),
        trainable: 2 * last(input),
        multiplyAdds: product(input),
      }
    case 'activation':
    case 'dropout':
    case 'add':
      return free(input)
    case 'flatten':
      return free([product(input)])
    case 'concatenate':
      return free([...input.slice(0, -1), inputs.reduce((sum, shape) => sum + last(shape), 0)])
    case 'embedding': {
      const {inputDim, outputDim} = layer.config
      return trained([...input, outputDim], inputDim * outputDim, 0)
    }
    case 'simpleRNN':
      return recurrent(layer.config, input, {gates: 1, biases: 1})
    case 'lstm':
      return recurrent(layer.config, input, {gates: 4, biases: 1})
    case 'gru':
      // Keras' GRU resets after the product (as cuDNN does), which takes two biases a gate.
      return recurrent(layer.config, input, {gates: 3, biases: 2})
  }
}

function slide(layer: GraphLayer, [height = 1, width = 1]: Shape): [number, number] {
  const {kernelSize, strides, padding} = windowOf(layer) as NonNullable<ReturnType<typeof windowOf>>
  return [outputSize(height, kernelSize, strides, padding), outputSize(width, kernelSize, strides, padding)]
}

function recurrent(
  {units, returnSequences = false}: {units: number; returnSequences?: boolean},
  [steps = 1, features = 1]: Shape,
  {gates, biases}: {gates: number; biases: number},
): Measured {
  const weights = gates * units * (features + units)
  const parameters = weights + gates * biases * units
  return {
    outputShape: returnSequences ? [steps, units] : [units],
    parameters,
    trainable: parameters,
    multiplyAdds: steps * weights,
  }
}
