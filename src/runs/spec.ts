import type {DatasetName} from '../datasets/facts/index.ts'
import type {PriceOptions} from '../datasets/facts/prices.ts'
import {type BackendChoice, runOptions} from '../settings/run-options.ts'
import {type CheckpointKind, checkpointKinds, type ResumePoint} from './events.ts'
import {
  type Is,
  isCount,
  isEither,
  isFlag,
  isLiteral,
  isNumber,
  isObjectOf,
  isOneOf,
  isOptional,
  isRecordOf,
  isText,
  isTime,
} from './shape.ts'

/** The checkpoint of another run that a run goes on from. */
export interface Parent extends ResumePoint {
  /** The other run's name. */
  readonly run: string
  readonly checkpoint: CheckpointKind
  /** Of its `state.json` as it was then, which has the hashes of the other files. */
  readonly sha256: string
}

/** A file that a run takes its first weights from. */
export interface InitFile {
  /** An absolute path. */
  readonly file: string
  readonly sha256: string
}

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
  readonly dataset: PriceOptions & {
    readonly name: DatasetName
    readonly from: 'auto' | 'generated'
    readonly trainSamples?: number
    readonly testSamples?: number
    /** The share of the training samples that the run is validated by; the test set is judged at its end. @default 0 */
    readonly holdOut?: number
    /** Of prices: which of several splits, as `2/5`. */
    readonly split?: string
    /** Absolute paths. */
    readonly csv?: string
    readonly images?: string
    readonly labels?: string
    /** Train without the own pictures that are missing or broken, or without rows that have no price. @default false */
    readonly skipMissing?: boolean
  }
  readonly backend: BackendChoice
  /** 0 means as many as pay, of the cores that there are. */
  readonly threads: number
  /** As the reader wrote it. @default all there are */
  readonly devices?: string
  /** As the reader wrote it. @default this one alone */
  readonly hosts?: string
  /** Of a branch. Its epochs go on from the parent's. */
  readonly parent?: Parent
  /** Where its first weights are another network's and it begins at its first epoch. */
  readonly initFrom?: InitFile
  /** The study that it was trained for, and which of its trials it is. */
  readonly study?: {readonly id: string; readonly trial: string}
  readonly versions: {readonly tfnotes: string; readonly node: string; readonly tfjs: string}
}

/** The values that a run was asked for, by name. */
export const areHyperparameters = isRecordOf(isEither(isEither(isNumber, isText), isFlag))

const isShare = (value: unknown): value is number =>
  isNumber(value) && value >= 0 && value <= runOptions.holdOut.max

const isDataset = isObjectOf<RunSpec['dataset']>({
  name: isText as Is<DatasetName>,
  from: isOneOf(runOptions.from.choices),
  trainSamples: isOptional(isCount),
  testSamples: isOptional(isCount),
  holdOut: isOptional(isShare),
  split: isOptional(isText),
  csv: isOptional(isText),
  images: isOptional(isText),
  labels: isOptional(isText),
  skipMissing: isOptional(isFlag),
  timeColumn: isOptional(isText),
  order: isOptional(isOneOf(runOptions.order.choices)),
  dateOrder: isOptional(isOneOf(runOptions.dateOrder.choices)),
  decimal: isOptional(isOneOf(runOptions.decimal.choices)),
  encoding: isOptional(isText),
  since: isOptional(isText),
})

/** What a checkpoint says of its run, too. */
export const trainedFields = {
  chapter: isText,
  hyperparameters: areHyperparameters,
  preset: isOptional(isText),
  dataset: isDataset,
}

export const isParent = isObjectOf<Parent>({
  run: isText,
  checkpoint: isOneOf(checkpointKinds),
  epoch: isCount,
  step: isCount,
  sha256: isText,
})

/** Whether a value from a file is a spec. Chapter, data set and backend may be those of another version. */
export const isRunSpec = isObjectOf<RunSpec>({
  v: isLiteral(1),
  id: isText,
  createdAt: isTime,
  ...trainedFields,
  seed: isCount,
  backend: isText as Is<BackendChoice>,
  threads: isCount,
  devices: isOptional(isText),
  hosts: isOptional(isText),
  parent: isOptional(isParent),
  initFrom: isOptional(isObjectOf<InitFile>({file: isText, sha256: isText})),
  study: isOptional(isObjectOf<NonNullable<RunSpec['study']>>({id: isText, trial: isText})),
  versions: isObjectOf<RunSpec['versions']>({tfnotes: isText, node: isText, tfjs: isText}),
})
