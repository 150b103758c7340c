import type {LoadOptions, Source} from '../../datasets/dataset.ts'
import type {DataOption, Facts} from '../../datasets/facts/facts.ts'
import {type DatasetName, expectedShape, facts} from '../../datasets/facts/index.ts'
import type {Localised} from '../../text/localised.ts'
import type {Chapter, DataShape} from '../chapter.ts'
import {type Graph, record} from '../graph.ts'
import type {HyperparameterValues} from '../hyperparameters/hyperparameter.ts'
import {type DataFile, dataFileOf} from './data-file.ts'
import type {Distribution} from './distribution.ts'

export interface CodeOptions {
  readonly lang: 'python' | 'ts'
  /** `sequential` lists the layers; `class` makes them in a class whose own `call` wires them. */
  readonly style: 'sequential' | 'class'
  /** Over which devices a Python program trains. @default 'none' */
  readonly distribute?: Distribution
  /** The values as tuned now, complete. */
  readonly h: HyperparameterValues
  /** @default the chapter's own */
  readonly dataset?: DatasetName
  /** What the data decides, where it is known; else what the data set is known to have. */
  readonly shape?: DataShape
  /** @default 1 */
  readonly seed?: number
  /** What else says which data is taken, as given to the run. */
  readonly given?: Partial<Pick<LoadOptions, DataOption>>
  /** Where the page's data comes from, where that is known. */
  readonly source?: Source | undefined
  /** The run that the program is of. @default none: a page as it is tuned */
  readonly run?: string
  /** What the run begins with, where that is more than its seed. */
  readonly begins?: Beginning
  /** The file of arrays to read. @default one of the usual name, where the data is not an official set */
  readonly data?: string
  /** Language of the comments. @default 'en' */
  readonly language?: keyof Localised
}

/** The first weights of a run: of the run that it is a branch of, or of a file. */
export interface Beginning {
  readonly parent?: {readonly run: string; readonly checkpoint: string; readonly epoch: number}
  readonly initFrom?: {readonly file: string}
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
  /** What the data is read from, unless the program comes by it otherwise. */
  readonly file: DataFile | undefined
  readonly seed: number
  /** Whether the labels reach the loss as one-hot rows: mean squared error on classes, smoothed labels. */
  readonly oneHot: boolean
  /** Share of a label that goes to all classes alike. */
  readonly smoothing: number
  /** Whether a sample counts by how rare its class is. */
  readonly balances: boolean
  readonly fromLogits: boolean
  /** Whether there is anything to validate on: the letters have no test set. */
  readonly validates: boolean
  /** Whether it validates by what was held out, and judges the test set at its end. */
  readonly holdsOut: boolean
  /** Picks the language of a comment. */
  readonly say: (text: Localised) => string
}

/** Gathers what the printers need. */
export function openProgram(chapter: Chapter, options: CodeOptions): Program {
  const {h, dataset = chapter.dataset} = options
  const shape = options.shape ?? expectedShape(dataset, h)
  const language = options.language ?? 'en'
  const squared = chapter.task !== 'forecast' && h.loss === 'meanSquaredError'
  const smoothing = h.loss === 'meanSquaredError' ? 0 : Number(h.labelSmoothing ?? 0)
  return {
    chapter,
    h,
    dataset,
    facts: facts[dataset],
    shape,
    graph: record(chapter, h, shape),
    options,
    file: dataFileOf(chapter, facts[dataset], options),
    seed: options.seed ?? 1,
    oneHot: squared || smoothing > 0,
    smoothing,
    balances: h.classWeights === 'balanced',
    fromLogits: h.loss === 'sparseCategoricalCrossentropyFromLogits',
    validates: chapter.task !== 'next-letter',
    holdsOut: (options.given?.holdOut ?? 0) > 0,
    say: text => text[language],
  }
}

/** The parts of the data that a program has, by the names of its arrays. */
export const partsOf = ({validates, holdsOut}: Program): readonly ('train' | 'val' | 'test')[] => [
  'train',
  ...(holdsOut ? (['val'] as const) : []),
  ...(validates ? (['test'] as const) : []),
]

/** Which of them every validation judges. */
export const validationOf = ({holdsOut}: Pick<Program, 'holdsOut'>): 'val' | 'test' =>
  holdsOut ? 'val' : 'test'

/** Whether gradients that are too long together are shortened. */
export const clips = (h: HyperparameterValues): boolean => Number(h.clipNorm ?? 0) > 0

/** How many classes there are: the file of the reader's own pictures says so itself. */
export function classesOf({facts, shape, options}: Program): string {
  if (!isOwnPictures(facts)) return String(shape.classes)
  return options.lang === 'python' ? 'len(names)' : 'names.length'
}

/** Whether the pictures are the reader's own: what they show is known when they are read. */
export const isOwnPictures = ({needs}: Facts): boolean => needs === 'images'

/** The side of the box into which MNIST's digits were fitted, in pictures of that side. */
export const inkBox = (side: number): number => Math.round((side * 20) / 28)

/** One printer for each step. */
export type Printers = Readonly<Record<ProgramPart, (program: Program) => readonly string[]>>
