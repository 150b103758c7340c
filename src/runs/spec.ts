import type {DatasetName} from '../datasets/facts/index.ts'
import type {BackendChoice} from '../settings/run-options.ts'

/** What a run was asked to do: `run.json`, written once and never changed, so that a resume does the same. */
export interface RunSpec {
  readonly v: 1
  /** `<chapter>-<yyyymmdd-hhmmss>-<4 hex>`, also the directory's name. */
  readonly id: string
  readonly chapter: string
  readonly createdAt: number
  readonly hyperparameters: Readonly<Record<string, number | string | boolean>>
  readonly preset?: string
  readonly seed: number
  readonly dataset: {
    readonly name: DatasetName
    readonly from: 'auto' | 'generated'
    readonly trainSamples?: number
    readonly testSamples?: number
    /** Absolute paths. */
    readonly csv?: string
    readonly images?: string
    readonly labels?: string
    /** Train without the own pictures that are missing or broken. @default false */
    readonly skipMissing?: boolean
  }
  readonly backend: BackendChoice
  /** 0 means as many as there are cores. */
  readonly threads: number
  readonly versions: {readonly tfnotes: string; readonly node: string; readonly tfjs: string}
}
