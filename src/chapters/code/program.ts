import type {DatasetName} from '../../datasets/names.ts'
import type {Localised} from '../../text/localised.ts'
import type {Chapter, DataShape} from '../chapter.ts'
import {type Graph, record} from '../graph.ts'
import type {Values} from '../hyperparameters.ts'

export interface CodeOptions {
  readonly lang: 'python' | 'ts'
  /** `sequential` lists the layers; `class` makes them in a class whose own `call` wires them. */
  readonly style: 'sequential' | 'class'
  /** The values as tuned now, complete. */
  readonly h: Values
  /** @default the chapter's own */
  readonly dataset?: DatasetName
  /** What the data decides, where it is known; else what the data set is known to have. */
  readonly shape?: DataShape
  /** @default 1 */
  readonly seed?: number
  /** Paths of the reader's own data, as given to the run. */
  readonly csv?: string
  readonly images?: string
  readonly labels?: string
  readonly trainSamples?: number
  readonly testSamples?: number
  /** Language of the comments. @default 'en' */
  readonly language?: keyof Localised
}

/** The six steps of §2.1, which head the parts of every printed program. */
export type Step = 'import' | 'data' | 'network' | 'compile' | 'fit' | 'apply'

/** Everything a printer goes by. */
export interface Program {
  readonly chapter: Chapter
  readonly h: Values
  readonly dataset: DatasetName
  readonly shape: DataShape
  readonly graph: Graph
  readonly options: CodeOptions
  readonly seed: number
  /** Whether the labels reach the loss as one-hot rows: mean squared error on classes. */
  readonly oneHot: boolean
  readonly fromLogits: boolean
  /** Picks the language of a comment. */
  readonly say: (text: Localised) => string
}

/** What each data set is known to have before it is loaded. */
export function expectedShape(dataset: DatasetName, h: Values): DataShape {
  switch (dataset) {
    case 'iris':
      return {inputShape: [4], classes: 3}
    case 'mnist':
    case 'fashion':
      return {inputShape: [28, 28, 1], classes: 10}
    case 'cifar10':
      return {inputShape: [32, 32, 3], classes: 10}
    case 'own-pictures': {
      const size = Number(h.imageSize)
      return {inputShape: [size, size, h.colorMode === 'rgb' ? 3 : 1], classes: 10}
    }
    case 'letters-onehot-1':
      return {inputShape: [1, 5], classes: 5}
    case 'letters-onehot-4':
      return {inputShape: [4, 5], classes: 5}
    case 'letters-embedding-1':
      return {inputShape: [1], classes: 5}
    case 'letters-embedding-4':
      return {inputShape: [4], classes: 26}
    case 'prices':
      return {inputShape: [Number(h.window), priceColumns(h).length], classes: 1}
  }
}

/** The column that is forecast, then the further features. */
export const priceColumns = (h: Values): string[] => [
  String(h.column),
  ...String(h.features)
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== ''),
]

/** Gathers what the printers need. */
export function openProgram(chapter: Chapter, options: CodeOptions): Program {
  const {h, dataset = chapter.dataset} = options
  const shape = options.shape ?? expectedShape(dataset, h)
  const language = options.language ?? 'en'
  return {
    chapter,
    h,
    dataset,
    shape,
    graph: record(chapter, h, shape),
    options,
    seed: options.seed ?? 1,
    oneHot: chapter.task !== 'forecast' && h.loss === 'meanSquaredError',
    fromLogits: h.loss === 'sparseCategoricalCrossentropyFromLogits',
    say: text => text[language],
  }
}
