/**
 * The vocabulary in which chapters describe networks: Keras' layers under Keras' names and with Keras' defaults.
 *
 * A chapter's builder is generic over what a symbolic tensor `T` and a model `M` are, so that one description
 * serves three readers: `built-in/layers` builds a tf.LayersModel from it, `chapters/summary` infers shapes,
 * parameters and multiply-adds without TensorFlow, and `chapters/code` prints it as Python or TypeScript.
 */
export type Activation = 'linear' | 'relu' | 'sigmoid' | 'tanh' | 'softmax'
export type Padding = 'same' | 'valid'

/** Regularisation of a layer's kernel: adds l1·Σ|w| + l2·Σw² to the loss. Biases are left alone. @default 0 */
export interface Regularised {
  readonly l1?: number
  readonly l2?: number
}

/** Configuration of every kind of layer; shapes are [height, width, channels] or [steps, features]. */
export interface LayerConfigs {
  dense: {
    units: number
    activation?: Activation
    /**
     * Kernel and bias begin with TensorFlow's own `truncated_normal` numbers of this standard deviation (§1.5).
     * @default Glorot's uniform kernel and a bias of zeros
     */
    initialDeviation?: number
  } & Regularised
  conv2d: {
    filters: number
    kernelSize: number
    strides?: number
    padding?: Padding
    activation?: Activation
    useBias?: boolean
  } & Regularised
  maxPooling2d: {poolSize: number; strides: number; padding?: Padding}
  globalAveragePooling2d: object
  batchNormalization: object
  activation: {activation: Activation}
  dropout: {rate: number}
  flatten: object
  add: object
  concatenate: object
  embedding: {inputDim: number; outputDim: number}
  simpleRNN: {units: number; returnSequences?: boolean} & Regularised
  lstm: {units: number; returnSequences?: boolean} & Regularised
  gru: {units: number; returnSequences?: boolean} & Regularised
}

export type LayerKind = keyof LayerConfigs

/** Keras' name of a layer's class, which TensorFlow.js shares. */
export const classNames: Readonly<Record<LayerKind, string>> = {
  dense: 'Dense',
  conv2d: 'Conv2D',
  maxPooling2d: 'MaxPooling2D',
  globalAveragePooling2d: 'GlobalAveragePooling2D',
  batchNormalization: 'BatchNormalization',
  activation: 'Activation',
  dropout: 'Dropout',
  flatten: 'Flatten',
  add: 'Add',
  concatenate: 'Concatenate',
  embedding: 'Embedding',
  simpleRNN: 'SimpleRNN',
  lstm: 'LSTM',
  gru: 'GRU',
}

/** `add` and `concatenate` (on the last axis) join several tensors; every other layer takes one. */
export type LayerInput<K extends LayerKind, T> = K extends 'add' | 'concatenate' ? readonly T[] : T

export type LayerFactories<T> = {
  [K in LayerKind]: (config: LayerConfigs[K] & {readonly name: string}) => (input: LayerInput<K, T>) => T
}

export interface Keras<T = unknown, M = unknown> extends LayerFactories<T> {
  /** The network's input, without the batch dimension. Letter ids ([steps]) are integers; all else is float32. */
  input(shape: readonly number[]): T
  model(input: T, output: T): M
}

/** Keras' defaults, which every chapter's batch normalisation has. */
export const batchNormalization = {momentum: 0.99, epsilon: 1e-3} as const
