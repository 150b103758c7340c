import {zipSync} from 'fflate'
import type {Graph, GraphLayer} from '../../../chapters/graph.ts'
import {functionalConfig} from '../../../chapters/keras-config/functional.ts'
import type {Checkpoint} from '../../session/checkpoints/read.ts'
import {type Hdf5Array, type Hdf5Group, hdf5} from './hdf5.ts'
import {groupNames, recurrentKinds, variableNames} from './keras-groups.ts'

/** Layers that draw random numbers keep a seed among their variables; applied, they draw none. */
const seed = (): Hdf5Group => ({vars: {0: {shape: [2], data: new Int32Array([0, 0])}}})

function variablesOf(layer: GraphLayer, {state, weights}: Checkpoint): Hdf5Group {
  const order = variableNames(layer.kind).map(weight => `${layer.name}/${weight}`)
  const own = state.weights
    .filter(({name}) => name.startsWith(`${layer.name}/`))
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  const arrays = own.map(({name, shape}, i): [string, Hdf5Array] => [
    String(i),
    {shape, data: weights.get(name) ?? new Float32Array()},
  ])
  const vars = Object.fromEntries(arrays)
  if (recurrentKinds.has(layer.kind)) return {cell: {vars, seed_generator: seed()}, vars: {}}
  return layer.kind === 'dropout' ? {seed_generator: seed(), vars: {}} : {vars}
}

function weightGroups(graph: Graph, checkpoint: Checkpoint): Hdf5Group {
  const layers = groupNames(graph).map(([layer, group]): [string, Hdf5Group] => [
    group,
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
