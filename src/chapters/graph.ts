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

/** Runs a chapter's builder with a vocabulary that only writes down what is asked for. */
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
  return chapter.build(k, h, shape)
}

/** The block a layer belongs to: what its name has before the first underscore; undefined outside blocks. */
export const blockOf = (name: string): string | undefined =>
  name.includes('_') ? name.slice(0, name.indexOf('_')) : undefined
