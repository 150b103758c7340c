import type {Failure} from '../errors.ts'
import type {Tuned} from './facts/facts.ts'
import type {DatasetName} from './facts/index.ts'
import type {PriceOptions} from './facts/prices.ts'

/** Which place served the data; `generated` samples are labelled as such wherever they appear. */
export const sources = ['embedded', 'cache', 'keras-cache', 'file', 'download', 'generated'] as const
export type Source = (typeof sources)[number]

/** Values as they are until a batch is gathered: pictures are bytes, letters in one-hot form or as ids, prices scaled. */
export type Values = Uint8Array | Float32Array | Int32Array

/** `count` samples; `openValues` finds each, wherever it lies. */
export interface Samples {
  /** count × (product of inputShape) values, row-major; with `from`, what that finds them in. */
  readonly x: Values
  /** Class indices (one per sample), or float targets for regression. */
  readonly y: Int32Array | Float32Array
  readonly count: number
  /** What each is called where it comes from: its file below the reader’s folder. @default none are known */
  readonly names?: readonly string[] | undefined
  /** Of prices: the row of the series whose value is to be forecast, of each. */
  readonly rows?: Int32Array
  /** Where the values of each come from. @default they lie in x, one after another */
  readonly from?: {
    /** The place that each has in the store. */
    readonly places: Int32Array
    readonly store: Store
  }
}

/** What samples are taken from that do not lie one after another in memory: any number of sets may share it. */
export interface Store {
  /**
   * Where in x the values of a place begin. What lies on the disk is read into x first, over the sample that was there
   * before: who keeps values copies them.
   */
  find(place: number): number
  /** Of what lies on the disk: has the system fetch a place that is wanted soon, and does not wait for it. */
  ahead?(place: number): void
  /** A hash of the values of a place, where it is known without reading them. */
  hash?(place: number): string
}

export interface LoadedDataset {
  readonly name: DatasetName
  readonly source: Source
  /** Where the data came from, for people: a path, a URL, or a word on how it was generated. */
  readonly origin: string
  /** Where it lies, where `origin` says more than a path. */
  readonly path?: string
  /** One sample, without the batch dimension. */
  readonly inputShape: readonly number[]
  /** Class names, in index order; empty for regression. */
  readonly classes: readonly string[]
  readonly train: Samples
  readonly test: Samples
  /** What was set aside of the training samples to choose by; then the test set is judged at the end alone. @default none */
  readonly heldOut?: Samples
  /** What a value of x is multiplied with when a batch is gathered: 1/255 for pictures, 1 otherwise. */
  readonly scale: number
  /** What was guessed of the data, left out, or looks wrong. @default nothing */
  readonly remarks?: readonly Failure[]
  /** For price histories only: what is needed to go back to dates and price units. */
  readonly series?: PriceSeries
}

export interface PriceSeries {
  /** ISO dates of all rows, ascending, when the file has a date column. */
  readonly dates: readonly string[]
  /** Value column in price units, ascending in time. */
  readonly values: Float64Array
  readonly column: string
  /** Feature columns (the value column first) in file units, one array per column. */
  readonly features: readonly {
    readonly name: string
    readonly values: Float64Array
    readonly min: number
    readonly max: number
  }[]
  readonly window: number
  /** Rows of the test set at the end. */
  readonly testRows: number
  /** Fitted on the training rows alone: scaled = (value − min) / (max − min). */
  readonly min: number
  readonly max: number
}

/** Where data may be found and put. All given by the caller: nothing here reads the environment. */
export interface Places {
  /** TFNOTES_DATA, laid out as mnist/, fashion/, cifar-10-batches-py/, iris/, stock/. */
  readonly given?: string
  /** Keras' cache, usually ~/.keras/datasets. */
  readonly kerasCache: string
  /** tfnotes' own cache. */
  readonly cache: string
}

export interface LoadOptions extends PriceOptions {
  readonly places: Places
  /** `auto` searches given folder, Keras cache, own cache, and last the generated sample; `generated` takes that at once. */
  readonly from: 'auto' | 'generated'
  /** Governs splits, class-balanced parts and generated samples. */
  readonly seed: number
  /** A seeded, class-balanced part of the training or test samples. */
  readonly trainSamples?: number
  readonly testSamples?: number
  /** The share of the training samples that is set aside to choose by. @default 0 */
  readonly holdOut?: number
  /** Of prices: which of several splits, as `2/5`. @default the whole history */
  readonly split?: string
  /** Paths of the reader's own data. */
  readonly csv?: string
  readonly images?: string
  readonly labels?: string
  /** Go on without pictures that are missing or broken, rows without a price, and bad lines. @default false */
  readonly skipMissing?: boolean
  /** Threads that convert pictures; 0: as many as there are cores. @default 0 */
  readonly threads?: number | undefined
  /** The chapter's hyperparameters: validationSplit, window, testRows, column … are read by the sets that have them. */
  readonly hyperparameters: Tuned
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

/** What is done with data before it is there. */
export const phases = ['read', 'generate', 'convert', 'download', 'verify'] as const

export interface Progress {
  readonly phase: (typeof phases)[number]
  readonly done: number
  readonly total: number
}

export type Loader = (options: LoadOptions) => Promise<LoadedDataset>
