import {TfnotesError} from '../errors.ts'
import type {Chapter, DataShape} from './chapter.ts'
import type {HyperparameterValues} from './hyperparameters/hyperparameter.ts'
import {classNames, type Keras, type LayerConfigs, type LayerKind} from './keras.ts'

/** One layer of a recorded network, with the names of the layers (or `input`) it reads. */
export type GraphLayer = {
  readonly [K in LayerKind]: {
    readonly kind: K
    readonly name: string
    readonly config: LayerConfigs[K]
    readonly inputs: readonly string[]
    /** Its weights stay what they are. @default trained */
    readonly frozen?: true
  }
}[LayerKind]

/** A network as data: what its chapter's builder asked for, in that order. */
export interface Graph {
  readonly inputShape: readonly number[]
  readonly layers: readonly GraphLayer[]
  readonly output: string
}

/** Name under which layers refer to the network's input. */
export const inputName = 'input'

const layerKinds = Object.keys(classNames) as LayerKind[]

/**
 * Runs a chapter's builder with a vocabulary that only writes down what is asked for.
 * @throws TfnotesError (usage) `unknown-layer` where another one is to be frozen, `nothing-to-train`
 */
export function record(chapter: Chapter, h: HyperparameterValues, shape: DataShape): Graph {
  const layers: GraphLayer[] = []
  const factory =
    (kind: LayerKind) =>
    ({name, ...config}: {readonly name: string}) =>
    (input: string | readonly string[]) => {
      layers.push({kind, name, config, inputs: [input].flat()} as unknown as GraphLayer)
      return name
    }
  const k = {
    ...Object.fromEntries(layerKinds.map(kind => [kind, factory(kind)])),
    input: () => inputName,
    model: (_input: string, output: string) => ({inputShape: shape.inputShape, layers, output}),
  } as unknown as Keras<string, Graph>
  const graph = chapter.build(k, h, shape)
  const frozen = frozenAmong(graph.layers, String(h.freeze ?? ''))
  return frozen.size === 0
    ? graph
    : {
        ...graph,
        layers: graph.layers.map(layer =>
          frozen.has(layer.name) ? {...layer, frozen: true as const} : layer,
        ),
      }
}

/** The names of the layers whose weights stay what they are. */
export const frozenNames = ({layers}: Graph): ReadonlySet<string> =>
  new Set(layers.filter(({frozen}) => frozen).map(({name}) => name))

/** What has no weights. */
const weightless: readonly LayerKind[] = [
  'maxPooling2d',
  'globalAveragePooling2d',
  'activation',
  'dropout',
  'flatten',
  'add',
  'concatenate',
]

/** The layers that are named, by themselves or as those of a block, with commas between them. */
function frozenAmong(layers: readonly GraphLayer[], named: string): ReadonlySet<string> {
  const words = named.split(',').map(word => word.trim())
  const weighed = layers.filter(({kind}) => !weightless.includes(kind)).map(({name}) => name)
  const frozen = new Set<string>()
  for (const word of words.filter(Boolean)) {
    const found = weighed.filter(name => name === word || blockOf(name) === word)
    if (found.length === 0)
      throw new TfnotesError(
        'unknown-layer',
        {layer: word.slice(0, 200), accepted: [...new Set(weighed.map(name => blockOf(name) ?? name))]},
        {usage: true},
      )
    for (const name of found) frozen.add(name)
  }
  if (frozen.size > 0 && frozen.size === weighed.length)
    throw new TfnotesError('nothing-to-train', {layers: weighed}, {usage: true})
  return frozen
}

/** The block a layer belongs to: what its name has before the first underscore; undefined outside blocks. */
export const blockOf = (name: string): string | undefined =>
  name.includes('_') ? name.slice(0, name.indexOf('_')) : undefined
