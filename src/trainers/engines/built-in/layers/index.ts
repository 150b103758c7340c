import {input, type LayersModel, model, type SymbolicTensor} from '@tensorflow/tfjs-layers'
import type {Keras, LayerConfigs, LayerKind} from '../../../../chapters/keras.ts'
import {KerasBatchNormalization} from './batch-normalization.ts'
import {KerasConv2D} from './conv2d.ts'
import {KerasDense} from './dense.ts'
import {KerasDropout} from './dropout.ts'
import {KerasEmbedding} from './embedding.ts'
import type {Clock, KerasLayer} from './keras-layer.ts'
import {KerasGlobalAveragePooling2D, KerasMaxPooling2D} from './pooling.ts'
import {KerasGRU, KerasLSTM, KerasSimpleRNN} from './recurrent.ts'
import {KerasActivation, KerasAdd, KerasConcatenate, KerasFlatten} from './shaping.ts'

export type {Clock} from './keras-layer.ts'

/** The class behind every kind of layer. */
const classes = {
  dense: KerasDense,
  conv2d: KerasConv2D,
  maxPooling2d: KerasMaxPooling2D,
  globalAveragePooling2d: KerasGlobalAveragePooling2D,
  batchNormalization: KerasBatchNormalization,
  activation: KerasActivation,
  dropout: KerasDropout,
  flatten: KerasFlatten,
  add: KerasAdd,
  concatenate: KerasConcatenate,
  embedding: KerasEmbedding,
  simpleRNN: KerasSimpleRNN,
  lstm: KerasLSTM,
  gru: KerasGRU,
} as const satisfies Record<LayerKind, unknown>

export interface KerasOptions {
  /** The run's seed: initial weights and dropout masks derive from it. */
  readonly seed: number
  /** Shared with whoever counts the steps. */
  readonly clock: Clock
}

type Apply = (input: SymbolicTensor | readonly SymbolicTensor[]) => SymbolicTensor

/**
 * The vocabulary of chapters as tfjs layers with Keras' semantics. The model is a tf.LayersModel: it saves to
 * model.json and loads again where this module is imported.
 *
 * The trainer walks its layers itself (`layOut`), which is much faster on small networks than tfjs' own way; that works
 * too: apply the model with `{training: true}` to train (dropout drops, batch normalisation uses and follows the batch)
 * and with `{logits: true}` to have the softmax at its end left away for a loss that applies it.
 */
export function kerasLayers({seed, clock}: KerasOptions): Keras<SymbolicTensor, LayersModel> {
  let count = 0
  const factory =
    (kind: LayerKind) =>
    (config: LayerConfigs[LayerKind] & {readonly name: string}): Apply => {
      const Class = classes[kind] as new (config: object) => KerasLayer
      const layer = new Class({...config, seed, ...(kind === 'dropout' && {stream: count})})
      count++
      if (layer instanceof KerasDropout) layer.clock = clock
      return tensors => layer.apply(tensors as SymbolicTensor) as SymbolicTensor
    }
  const factories = Object.fromEntries(Object.keys(classes).map(kind => [kind, factory(kind as LayerKind)]))
  return {
    ...(factories as unknown as Keras<SymbolicTensor, LayersModel>),
    input: shape => input({shape: [...shape], name: 'input'}),
    model: (inputs, outputs) => model({inputs, outputs}),
  }
}
