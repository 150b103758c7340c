import type {Facts} from '../../datasets/facts/facts.ts'
import {type DatasetName, expectedShape, facts} from '../../datasets/facts/index.ts'
import type {Localised} from '../../text/localised.ts'
import type {Chapter, DataShape} from '../chapter.ts'
import {type Graph, record} from '../graph.ts'
import type {HyperparameterValues} from '../hyperparameters/hyperparameter.ts'

export interface CodeOptions {
  readonly lang: 'python' | 'ts'
  /** `sequential` lists the layers; `class` makes them in a class whose own `call` wires them. */
  readonly style: 'sequential' | 'class'
  /** The values as tuned now, complete. */
  readonly h: HyperparameterValues
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
export type ProgramPart = 'import' | 'data' | 'network' | 'compile' | 'fit' | 'apply'

/** Everything a printer goes by. */
export interface Program {
  readonly chapter: Chapter
  readonly h: HyperparameterValues
  readonly dataset: DatasetName
  readonly facts: Facts
  readonly shape: DataShape
  readonly graph: Graph
  readonly options: CodeOptions
  readonly seed: number
  /** Whether the labels reach the loss as one-hot rows: mean squared error on classes. */
  readonly oneHot: boolean
  readonly fromLogits: boolean
  /** Whether there is anything to validate on: the letters have no test set. */
  readonly validates: boolean
  /** Picks the language of a comment. */
  readonly say: (text: Localised) => string
}

/** Gathers what the printers need. */
export function openProgram(chapter: Chapter, options: CodeOptions): Program {
  const {h, dataset = chapter.dataset} = options
  const shape = options.shape ?? expectedShape(dataset, h)
  const language = options.language ?? 'en'
  return {
    chapter,
    h,
    dataset,
    facts: facts[dataset],
    shape,
    graph: record(chapter, h, shape),
    options,
    seed: options.seed ?? 1,
    oneHot: chapter.task !== 'forecast' && h.loss === 'meanSquaredError',
    fromLogits: h.loss === 'sparseCategoricalCrossentropyFromLogits',
    validates: chapter.task !== 'next-letter',
    say: text => text[language],
  }
}

/** How many classes there are: the reader's own pictures say so themselves when the program reads them. */
export function classesOf({facts, shape, options}: Program): string {
  if (!isOwnPictures(facts)) return String(shape.classes)
  return options.lang === 'python' ? 'len(names)' : 'names.length'
}

/** Whether the pictures are the reader's own: what they show is known when they are read. */
export const isOwnPictures = ({needs}: Facts): boolean => needs === 'images'

/** Whether own pictures are arrays on disk, as `tfnotes dataset make` or NumPy write them, and not files of their own. */
export const isArrays = ({images = ''}: Pick<CodeOptions, 'images'>): boolean => /\.np[yz]$/i.test(images)

/** Whether every class has a folder of its own: where no file of labels is given. */
export const isSorted = ({images, labels}: Pick<CodeOptions, 'images' | 'labels'>): boolean =>
  images !== undefined && labels === undefined

/** What a photograph lacks to look like the pictures of a data set, by how those are usually prepared. */
export function lackOf({picture}: Facts): 'threshold' | 'inversion' | 'nothing' {
  if (picture?.prepare === 'mnist') return 'threshold'
  return picture?.invert === 'auto' ? 'inversion' : 'nothing'
}

/** One printer for each step. */
export type Printers = Readonly<Record<ProgramPart, (program: Program) => string[]>>
