import type {Localised} from '../../text/localised.ts'
import type {PriceOptions} from './prices.ts'

/** Hyperparameters by name, as a form or a command line has set them. */
export type Tuned = Readonly<Record<string, number | string | boolean>>

/** A file of a data set as its publisher offers it. */
export interface RemoteFile {
  /** Path below the set's folder in the cache. */
  readonly path: string
  /** Official address first, then mirrors. */
  readonly urls: readonly string[]
  readonly sha256: string
  readonly bytes: number
}

/** Options of a run that say which data it takes, by their names in `run.json`. */
export type DataOption =
  | 'from'
  | 'trainSamples'
  | 'testSamples'
  | 'holdOut'
  | 'split'
  | 'csv'
  | 'images'
  | 'labels'
  | 'skipMissing'
  | keyof PriceOptions

/**
 * `mnist`: ink found, cropped, fitted and centred as MNIST's digits were. `notes`: resized and thresholded at 200 as
 * the notes do. `plain`: resized, nothing else.
 */
export const preparations = ['mnist', 'notes', 'plain'] as const
export type Preparation = (typeof preparations)[number]
/** Whether the picture is dark on light and must be turned round; `auto` judges it from the picture's border. */
export const inversions = ['auto', 'yes', 'no'] as const
export type Inversion = (typeof inversions)[number]

/** What is true of a data set whether or not it is loaded. */
export interface Facts {
  readonly title: Localised
  /** One line on what is in it. */
  readonly about: Localised
  readonly kind: 'pictures' | 'measurements' | 'letters' | 'prices'
  /** One sample, without the batch dimension; a function where hyperparameters decide it. */
  readonly inputShape: readonly number[] | ((h: Tuned) => readonly number[])
  /**
   * Class names in the order of their labels, in English as the files or the publisher have them. A number where there
   * are none: 1 for a value that is forecast, else how many are expected until loading says it.
   */
  readonly classes: readonly Localised[] | number
  readonly trainCount?: number
  readonly testCount?: number
  readonly licence: string
  readonly homepage: string
  readonly files: readonly RemoteFile[]
  /** Hyperparameters that only this data makes sense of, with their usual values: chapters that accept it have them. */
  readonly brings: Tuned
  readonly takes: readonly DataOption[]
  /** The option without which there is nothing to load. */
  readonly needs?: DataOption
  /** Of pictures alone. */
  readonly picture?: PictureFacts
  /** Of letters alone. */
  readonly letters?: LetterFacts
}

export interface PictureFacts {
  /** How a reader's picture is prepared for a network that was trained on this data, unless the reader says otherwise. */
  readonly prepare: Preparation
  readonly invert: Inversion
  /** Why it is not taken as it is: a comment in printed programs. */
  readonly why?: Localised
  /** How a printed program reads the data; none where it is the reader's own. */
  readonly program?: {
    /** Lines of Python, and comments on them, that make x_train, y_train, x_test and y_test: uint8 pictures and flat labels. */
    readonly python: readonly (string | Localised)[]
    /** In which form a TypeScript program finds the files on disk, and where it fetches them if they are not there. */
    readonly typescript: {readonly form: 'idx' | 'cifar'; readonly address: string}
  }
}

export interface LetterFacts {
  /** How many letters the network sees before it names the next. */
  readonly steps: number
  readonly encoding: 'onehot' | 'ids'
  /** Whether the first letter follows the last. */
  readonly circular: boolean
}

/** Names that are the same in every language. */
export const alike = (names: Iterable<string>): Localised[] => [...names].map(name => ({en: name, zh: name}))
