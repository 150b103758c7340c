import {type Graph, type GraphLayer, inputName} from '../graph.ts'
import {classNames} from '../keras.ts'
import {summariseGraph} from '../summary.ts'
import {layerConfig} from './layer-configs.ts'

type Json = Record<string, unknown>

/** Keras' functional configuration of a network: it loads without any code of ours. */
export function functionalConfig({inputShape, layers, output}: Graph, name: string): Json {
  const inputType = layers[0]?.kind === 'embedding' ? 'int32' : 'float32'
  const graph = {inputShape, layers, output}
  const shapes = new Map(summariseGraph(graph).layers.map(layer => [layer.name, layer.outputShape]))
  const tensor = (from: string): Json => ({
    class_name: '__keras_tensor__',
    config: {
      shape: [null, ...(from === inputName ? inputShape : (shapes.get(from) ?? []))],
      dtype: from === inputName ? inputType : 'float32',
      keras_history: [from, 0, 0],
    },
  })
  const node = ({kind, inputs}: GraphLayer): Json => {
    const tensors = inputs.map(tensor)
    return {args: kind === 'add' || kind === 'concatenate' ? [tensors] : tensors, kwargs: {}}
  }
  const input = {
    module: 'keras.layers',
    class_name: 'InputLayer',
    config: {batch_shape: [null, ...inputShape], dtype: inputType, sparse: false, name: inputName},
    registered_name: null,
    name: inputName,
    inbound_nodes: [],
  }
  return {
    module: 'keras.src.models.functional',
    class_name: 'Functional',
    registered_name: 'Functional',
    config: {
      name,
      trainable: true,
      layers: [
        input,
        ...layers.map(layer => ({
          module: 'keras.layers',
          class_name: classNames[layer.kind],
          config: layerConfig(layer),
          registered_name: null,
          name: layer.name,
          inbound_nodes: [node(layer)],
        })),
      ],
      input_layers: [[inputName, 0, 0]],
      output_layers: [[output, 0, 0]],
    },
  }
}
