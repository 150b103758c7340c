import type {LoadedDataset, PriceSeries} from '../../../datasets/dataset.ts'
import type {BackendName} from '../../engines/built-in/backends/backend.ts'
import type {Position} from '../position.ts'

/** What is needed of the data to apply the weights without loading it again. */
export interface DataFacts {
  readonly name: LoadedDataset['name']
  readonly source: LoadedDataset['source']
  readonly inputShape: readonly number[]
  readonly classes: readonly string[]
  readonly scale: number
  /** Of the samples' values: a run never goes on with other data than it began with. */
  readonly fingerprint: string
  /** How prices were scaled, and on which column and window. */
  readonly prices?: PriceFacts
}

export type PriceFacts = Pick<PriceSeries, 'column' | 'window' | 'testRows' | 'min' | 'max'> & {
  /** Absolute path; absent where the prices were generated. */
  readonly file?: string
  readonly features: readonly {readonly name: string; readonly min: number; readonly max: number}[]
}

export interface TensorFacts {
  readonly name: string
  readonly shape: readonly number[]
}

/** `state.json` of a checkpoint. */
export interface CheckpointState {
  readonly v: 1
  readonly kind: 'last' | 'best'
  readonly position: Position
  readonly seed: number
  readonly backend: BackendName
  readonly data: DataFacts
  /** What weights.bin holds, float32, in this order. */
  readonly weights: readonly TensorFacts[]
  /** What optimizer.bin holds; absent when weights alone were asked for. */
  readonly optimizer?: {
    readonly name: string
    readonly iterations: number
    readonly slots: readonly TensorFacts[]
  }
}

/** The file as written: the state, and how to tell that all of the checkpoint is whole. */
export interface StateFile {
  /** Of the state as JSON. */
  readonly sha256: string
  readonly files: Readonly<Record<string, {readonly bytes: number; readonly sha256: string}>>
  readonly state: CheckpointState
}
