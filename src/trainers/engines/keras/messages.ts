import type {WantedDevices} from '../../../settings/devices.ts'

/**
 * What is said between the session and the Python that computes (`python/main.py`): one request, one answer. The first
 * request is the `Handed` task itself, answered by `ready`.
 */
export interface Requests {
  /** Takes the samples in from the hand-over folder. */
  prepare: {request: {readonly compiled: boolean}; answer: object}
  /** The samples' order from now on (packed int32), and the number of the next step, counted over all epochs. */
  epoch: {request: {readonly order: string; readonly step: number}; answer: object}
  /** The steps `start` to `stop` of the epoch; `picked` names a file of inputs made for just these. */
  train: {
    request: {
      readonly start: number
      readonly stop: number
      readonly batch: number
      /** Places of the compiled loop: the same in all calls, or it is compiled anew. */
      readonly capacity: number
      readonly rate: number
      /** Of each of the steps, where they are not the same. */
      readonly rates?: readonly number[]
      readonly picked?: string
      /** Whether the norm of the last step's gradients is wanted, where they are at hand: not within a compiled loop. */
      readonly norm?: true
    }
    answer: {
      /** Mean loss of each step with its penalties, before its update; null: it was no finite number. */
      readonly losses: readonly (number | null)[]
      /** Right answers of each step. */
      readonly right: readonly number[]
      readonly norm?: number | null
    } & Used
  }
  /** Judges the samples `start` to `stop` of those handed over for it. */
  judge: {
    request: {readonly start: number; readonly stop: number; readonly see: boolean}
    /** Sum of the losses; outputs packed as float32. */
    answer: {readonly loss: number | null; readonly right: number; readonly outputs?: string} & Used
  }
  /** Writes weights, and with `optimizer` slots, one after another in float32 into a file of the hand-over folder. */
  state: {
    request: {readonly optimizer: boolean; readonly file: string}
    answer: {readonly iterations: number}
  }
  /** The other way round. */
  restore: {
    request: {readonly optimizer: boolean; readonly file: string; readonly iterations: number}
    answer: Used
  }
}

/** What the process has taken so far. */
interface Used {
  /** Resident bytes. */
  readonly memory: number
  /** Processor seconds. */
  readonly cpu: number
}

export type RequestName = keyof Requests

/** What Python needs to build the network: its first request. */
export interface Handed {
  /** The hand-over folder. */
  readonly folder: string
  readonly backend: string
  /** Which devices are meant, and how that was written. */
  readonly devices: WantedDevices & {readonly written: string}
  readonly threads: number
  /** Which of the processes of several hosts this is, and where they meet; null where there is one. */
  readonly hosts: {
    /** Address and port at which the first of them listens. */
    readonly meeting: string
    readonly count: number
    readonly rank: number
    /** Seconds until all have to have come. */
    readonly patience: number
  } | null
  readonly seed: number
  /** Keras' own configuration. */
  readonly model: object
  readonly loss: string
  readonly penalties: readonly {readonly weight: string; readonly l1: number; readonly l2: number}[]
  readonly optimizer: string
  readonly learningRate: number
  readonly momentum: number
  /** Of AdamW alone. */
  readonly weightDecay: number
  /** Norm that the gradients together are shortened to; 0: never. */
  readonly clipNorm: number
  readonly labelSmoothing: number
  /** What a training sample's loss is multiplied with, by its class; null: all count alike. */
  readonly classWeights: readonly number[] | null
  /** What uint8 samples are multiplied with. */
  readonly scale: number
  /** Names in the checkpoint's order. */
  readonly weights: readonly string[]
  readonly slots: readonly string[]
}

/** What Python runs on, as it says itself. */
export interface Ready {
  readonly backend: string
  readonly version: string
  readonly keras: string
  readonly python: string
  readonly devices: readonly string[]
  /** `gpu`, `cpu` … of each device. */
  readonly kinds: readonly string[]
  readonly threads: number
  /** How many devices of that kind there are. */
  readonly seen: number
}

/** Why a request could not be done. */
export interface Failed {
  /** Which sentence says it: of the memory, of the disk with the hand-over folder, of the devices, or Python's own. */
  readonly kind: 'memory' | 'disk' | 'devices' | 'other'
  /** The first line of what Python says; of devices those that were asked for. */
  readonly reason: string
  /** Which devices there are instead. */
  readonly there?: readonly string[]
}
