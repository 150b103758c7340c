import {type Graph, type GraphLayer, inputName} from '../../../chapters/graph.ts'
import {classNames} from '../../../chapters/keras.ts'
import {layerConfig} from '../../../chapters/keras-config/layer-configs.ts'
import {TfnotesError} from '../../../errors.ts'
import type {Checkpoint} from '../../session/checkpoints/read.ts'

/**
 * A trained network in TensorFlow.js' layers format, of its own layers alone: `tf.loadLayersModel` reads it in a browser
 * or in Node. `weights.bin` lies beside it.
 * @throws TfnotesError `cannot-export` for a GRU, whose second bias TensorFlow.js has not
 */
export function tfjsModel(
  {inputShape, layers, output}: Graph,
  {state, weights}: Checkpoint,
): {model: string; weights: Uint8Array} {
  const gru = layers.find(({kind}) => kind === 'gru')
  if (gru) throw new TfnotesError('cannot-export', {layer: gru.name})
  const dtype = layers[0]?.kind === 'embedding' ? 'int32' : 'float32'
  const described = ({kind, name, inputs, config}: GraphLayer) => ({
    name,
    class_name: classNames[kind],
    config: layerConfig({kind, name, inputs, config} as GraphLayer),
    inbound_nodes: [inputs.map(from => [from, 0, 0, {}])],
  })
  const input = {
    name: inputName,
    class_name: 'InputLayer',
    config: {batch_input_shape: [null, ...inputShape], dtype, sparse: false, name: inputName},
    inbound_nodes: [],
  }
  const model = {
    format: 'layers-model',
    generatedBy: 'tfnotes',
    convertedBy: null,
    modelTopology: {
      class_name: 'Model',
      config: {
        name: 'model',
        layers: [input, ...layers.map(described)],
        input_layers: [[inputName, 0, 0]],
        output_layers: [[output, 0, 0]],
      },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: state.weights.map(({name, shape}) => ({name, shape, dtype: 'float32'})),
      },
    ],
  }
  const parts = state.weights.map(({name}) => {
    const data = weights.get(name) as Float32Array
    return Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  })
  return {model: JSON.stringify(model), weights: Buffer.concat(parts)}
}
