import * as tf from '@tensorflow/tfjs'
import type {Keras, LayerConfigs, LayerKind} from '../src/chapters/keras.ts'

type Config = {name: string} & Record<string, unknown>

const glorot = {kernelInitializer: 'glorotUniform'} as const
const regularizer = ({l1, l2}: Config) =>
  l1 || l2
    ? {kernelRegularizer: tf.regularizers.l1l2({l1: (l1 as number) ?? 0, l2: (l2 as number) ?? 0})}
    : {}

/** tfjs' own layers under the chapters' names; its GRU has no resetAfter, so it computes a little less than Keras'. */
const stock: Record<LayerKind, (config: Config) => tf.layers.Layer> = {
  dense: c => tf.layers.dense({...c, ...glorot, ...regularizer(c)} as never),
  conv2d: c => tf.layers.conv2d({...c, ...glorot, ...regularizer(c)} as never),
  maxPooling2d: c => tf.layers.maxPooling2d(c as never),
  globalAveragePooling2d: c => tf.layers.globalAveragePooling2d(c as never),
  batchNormalization: c => tf.layers.batchNormalization(c as never),
  activation: c => tf.layers.activation(c as never),
  dropout: c => tf.layers.dropout(c as never),
  flatten: c => tf.layers.flatten(c as never),
  add: c => tf.layers.add(c as never),
  concatenate: c => tf.layers.concatenate(c as never),
  embedding: c => tf.layers.embedding(c as never),
  simpleRNN: c => tf.layers.simpleRNN({...c, ...glorot, ...regularizer(c)} as never),
  lstm: c =>
    tf.layers.lstm({
      ...c,
      ...glorot,
      ...regularizer(c),
      recurrentActivation: 'sigmoid',
      unitForgetBias: true,
    } as never),
  gru: c => tf.layers.gru({...c, ...glorot, ...regularizer(c), recurrentActivation: 'sigmoid'} as never),
}

/** The chapters' networks in stock tfjs-layers, for `fit`. */
export function stockLayers(): Keras<tf.SymbolicTensor, tf.LayersModel> {
  const factories = Object.fromEntries(
    Object.entries(stock).map(([kind, make]) => [
      kind,
      (config: LayerConfigs[LayerKind] & {name: string}) => (input: tf.SymbolicTensor) =>
        make(config as Config).apply(input),
    ]),
  )
  return {
    ...(factories as unknown as Keras<tf.SymbolicTensor, tf.LayersModel>),
    input: shape => tf.input({shape: [...shape]}),
    model: (inputs, outputs) => tf.model({inputs, outputs}),
  }
}
