import {
  input,
  type LayersModel,
  layers,
  model,
  regularizers,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers'
import type {Keras, LayerConfigs, LayerKind} from '../src/chapters/keras.ts'

type Config = {name: string} & Record<string, unknown>

const glorot = {kernelInitializer: 'glorotUniform'} as const
const regularizer = ({l1, l2}: Config) =>
  l1 || l2 ? {kernelRegularizer: regularizers.l1l2({l1: (l1 as number) ?? 0, l2: (l2 as number) ?? 0})} : {}

/** tfjs' own layers under the chapters' names; its GRU has no resetAfter, so it computes a little less than Keras'. */
const stock: Record<LayerKind, (config: Config) => layers.Layer> = {
  dense: c => layers.dense({...c, ...glorot, ...regularizer(c)} as never),
  conv2d: c => layers.conv2d({...c, ...glorot, ...regularizer(c)} as never),
  maxPooling2d: c => layers.maxPooling2d(c as never),
  globalAveragePooling2d: c => layers.globalAveragePooling2d(c as never),
  batchNormalization: c => layers.batchNormalization(c as never),
  activation: c => layers.activation(c as never),
  dropout: c => layers.dropout(c as never),
  flatten: c => layers.flatten(c as never),
  add: c => layers.add(c as never),
  concatenate: c => layers.concatenate(c as never),
  embedding: c => layers.embedding(c as never),
  simpleRNN: c => layers.simpleRNN({...c, ...glorot, ...regularizer(c)} as never),
  lstm: c =>
    layers.lstm({
      ...c,
      ...glorot,
      ...regularizer(c),
      recurrentActivation: 'sigmoid',
      unitForgetBias: true,
    } as never),
  gru: c => layers.gru({...c, ...glorot, ...regularizer(c), recurrentActivation: 'sigmoid'} as never),
}

/** The chapters' networks in stock tfjs-layers, for `fit`. */
export function stockLayers(): Keras<SymbolicTensor, LayersModel> {
  const factories = Object.fromEntries(
    Object.entries(stock).map(([kind, make]) => [
      kind,
      (config: LayerConfigs[LayerKind] & {name: string}) => (input: SymbolicTensor) =>
        make(config as Config).apply(input),
    ]),
  )
  return {
    ...(factories as unknown as Keras<SymbolicTensor, LayersModel>),
    input: shape => input({shape: [...shape]}),
    model: (inputs, outputs) => model({inputs, outputs}),
  }
}
