import {unzipSync} from 'fflate'
import type {GraphLayer} from '../../chapters/graph.ts'
import {classNames, type LayerKind} from '../../chapters/keras.ts'
import {TfnotesError} from '../../errors.ts'
import {parseJson} from '../../runs/parse-json.ts'
import {isDetail, isListOf, isObjectOf, isText} from '../../runs/shape.ts'
import {groupNames, recurrentKinds, variableNames} from '../applying/export/keras-groups.ts'
import type {NamedValues} from '../engines/engine.ts'
import {readHdf5} from './read-hdf5.ts'

/** Bytes that an archive may unpack to. */
const mostBytes = 2 ** 31 - 1

const [configFile, weightsFile] = ['config.json', 'model.weights.h5']

const kinds = new Map(Object.entries(classNames).map(([kind, name]) => [name, kind as LayerKind]))

const isLayer = isObjectOf<{class_name: string; name: string; inbound_nodes: Record<string, unknown>[]}>({
  class_name: isText,
  name: isText,
  inbound_nodes: isListOf(isDetail),
})

/**
 * The weights of a `.keras` file under the names that a checkpoint has for them, of a functional network of layers that the
 * chapters have: what `tfnotes export` writes.
 * @throws TfnotesError `init-file-broken` {path, reason}
 */
export function readKeras(bytes: Uint8Array, path: string): NamedValues[] {
  try {
    const files = unpacked(bytes)
    const layers = layersOf(parseJson(Buffer.from(files[configFile] ?? []).toString('utf8')))
    const arrays = readHdf5(files[weightsFile] ?? new Uint8Array())
    return layers.flatMap(([{name, kind}, group]) =>
      variableNames(kind).flatMap((weight, i): NamedValues[] => {
        const array = arrays.get(`layers/${group}/${recurrentKinds.has(kind) ? 'cell/' : ''}vars/${i}`)
        return array ? [{name: `${name}/${weight}`, shape: array.shape, values: array.values()}] : []
      }),
    )
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.slice(0, 200) : String(cause)
    throw new TfnotesError('init-file-broken', {path, reason}, {cause})
  }
}

function unpacked(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  let total = 0
  return unzipSync(bytes, {
    filter({name, originalSize}) {
      const isWanted = name === configFile || name === weightsFile
      if (isWanted) total += originalSize
      if (total > mostBytes) throw new Error(`more than ${mostBytes} bytes`)
      return isWanted
    },
  })
}

/** The layers of a functional configuration, each with the group of its weights. */
function layersOf(config: unknown): [layer: Pick<GraphLayer, 'name' | 'kind'>, group: string][] {
  const inner = isDetail(config) ? config.config : undefined
  const [found, outputs] = isDetail(inner) ? [inner.layers, inner.output_layers] : []
  if (!isListOf(isLayer)(found)) throw new Error('no functional network')
  const output = firstText(outputs)
  if (output === undefined) throw new Error('a network without an output')
  const layers = found.flatMap(({class_name, name, inbound_nodes}) => {
    if (class_name === 'InputLayer') return []
    const kind = kinds.get(class_name)
    if (!kind) throw new Error(`a layer ${class_name.slice(0, 100)}`)
    return [{name, kind, inputs: sourcesOf(inbound_nodes)}]
  })
  if (new Set(layers.map(({name}) => name)).size < layers.length) throw new Error('two layers of one name')
  return groupNames({layers, output})
}

/** Names of the layers that a node takes its tensors from. */
function sourcesOf(value: unknown, depth = 0): string[] {
  if (depth > 8 || typeof value !== 'object' || value === null) return []
  const history = isDetail(value) ? value.keras_history : undefined
  if (Array.isArray(history)) return typeof history[0] === 'string' ? [history[0]] : []
  return Object.values(value).flatMap(one => sourcesOf(one, depth + 1))
}

function firstText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? firstText(value[0]) : undefined
}
