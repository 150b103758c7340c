import {zipSync} from 'fflate'
import type {Graph, GraphLayer} from '../../../chapters/graph.ts'
import {classNames} from '../../../chapters/keras.ts'
import {functionalConfig} from '../../../chapters/keras-config/functional.ts'
import type {Checkpoint} from '../../session/checkpoints/read.ts'
import {type Hdf5Array, type Hdf5Group, hdf5} from './hdf5.ts'
import {inKerasOrder} from './keras-order.ts'

/** `MaxPooling2D` is `max_pooling2d`, as Keras derives the names of its groups. */
const snakeCase = (name: string): string =>
  name
    .replace(/(.)([A-Z][a-z0-9]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()

/** In the order in which Keras numbers a layer's variables. */
const order = [
  'kernel',
  'recurrent_kernel',
  'bias',
  'embeddings',
  'gamma',
  'beta',
  'moving_mean',
  'moving_variance',
]

const recurrent = new Set(['simpleRNN', 'lstm', 'gru'])
/** Layers that draw random numbers keep a seed among their variables; applied, they draw none. */
const seed = (): Hdf5Group => ({vars: {0: {shape: [2], data: new Int32Array([0, 0])}}})

function variablesOf(layer: GraphLayer, {state, weights}: Checkpoint): Hdf5Group {
  const own = state.weights
    .filter(({name}) => name.startsWith(`${layer.name}/`))
    .sort(
      (a, b) =>
        order.indexOf(a.name.slice(layer.name.length + 1)) -
        order.indexOf(b.name.slice(layer.name.length + 1)),
    )
  const arrays = own.map(({name, shape}, i): [string, Hdf5Array] => [
    String(i),
    {shape, data: weights.get(name) ?? new Float32Array()},
  ])
  const vars = Object.fromEntries(arrays)
  if (recurrent.has(layer.kind)) return {cell: {vars, seed_generator: seed()}, vars: {}}
  return layer.kind === 'dropout' ? {seed_generator: seed(), vars: {}} : {vars}
}

/** Layers by class name, the second one of a class with _1 and so on. */
function weightGroups(graph: Graph, checkpoint: Checkpoint): Hdf5Group {
  const count = new Map<string, number>()
  const numbered = (className: string) => {
    const base = snakeCase(className)
    const seen = count.get(base) ?? 0
    count.set(base, seen + 1)
    return seen === 0 ? base : `${base}_${seen}`
  }
  const layers = inKerasOrder(graph).map((layer): [string, Hdf5Group] => [
    numbered(classNames[layer.kind]),
    variablesOf(layer, checkpoint),
  ])
  return {layers: {input_layer: {vars: {}}, ...Object.fromEntries(layers)}, vars: {}}
}

/**
 * A trained network as Keras' own `.keras` file: `keras.models.load_model(path)` reads it without a line of this
 * program. The weights are not compiled: what is loaded is there to be applied, or compiled anew.
 */
export function kerasArchive(graph: Graph, checkpoint: Checkpoint, name: string): Uint8Array {
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
  const date = new Date(0).toISOString().slice(0, 10)
  return zipSync(
    {
      'metadata.json': json({keras_version: '3.0.0', date_saved: `${date}@00:00:00`}),
      'config.json': json(functionalConfig(graph, name.replaceAll('-', '_'))),
      'model.weights.h5': hdf5(weightGroups(graph, checkpoint)),
    },
    {level: 0, mtime: new Date(Date.UTC(1980, 0, 2))},
  )
}
