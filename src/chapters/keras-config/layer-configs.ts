import type {GraphLayer} from '../graph.ts'
import {batchNormalization} from '../keras.ts'

/** The configuration of a layer as both libraries write it: what they need to apply trained weights. */
export function layerConfig({kind, name, config, frozen}: GraphLayer): Record<string, unknown> {
  const named = {name, trainable: frozen !== true}
  switch (kind) {
    case 'dense':
      return {...named, units: config.units, activation: config.activation ?? 'linear', use_bias: true}
    case 'conv2d':
      return {
        ...named,
        filters: config.filters,
        kernel_size: [config.kernelSize, config.kernelSize],
        strides: [config.strides ?? 1, config.strides ?? 1],
        padding: config.padding ?? 'valid',
        data_format: 'channels_last',
        activation: config.activation ?? 'linear',
        use_bias: config.useBias ?? true,
      }
    case 'maxPooling2d':
      return {
        ...named,
        pool_size: [config.poolSize, config.poolSize],
        strides: [config.strides, config.strides],
        padding: config.padding ?? 'valid',
        data_format: 'channels_last',
      }
    case 'globalAveragePooling2d':
      return {...named, data_format: 'channels_last'}
    case 'batchNormalization':
      return {...named, axis: -1, ...batchNormalization, center: true, scale: true}
    case 'activation':
      return {...named, activation: config.activation}
    case 'dropout':
      return {...named, rate: config.rate}
    case 'flatten':
      return {...named, data_format: 'channels_last'}
    case 'add':
      return named
    case 'concatenate':
      return {...named, axis: -1}
    case 'embedding':
      return {...named, input_dim: config.inputDim, output_dim: config.outputDim}
    case 'simpleRNN':
    case 'lstm':
    case 'gru':
      return {
        ...named,
        units: config.units,
        activation: 'tanh',
        ...(kind !== 'simpleRNN' && {recurrent_activation: 'sigmoid'}),
        ...(kind === 'gru' && {reset_after: true}),
        return_sequences: config.returnSequences ?? false,
        use_bias: true,
      }
  }
}
