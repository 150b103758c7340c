import type {Source} from '../datasets/dataset.ts'
import type {Failure} from '../errors.ts'
import type {Parent} from './spec.ts'

/** Requests a reader may append to `requests.jsonl`; the trainer reads them between batches. */
export type Request =
  | {readonly request: 'pause'}
  | {readonly request: 'resume'}
  | {readonly request: 'stop'; readonly when: 'now' | 'epoch-end'; readonly keep: boolean}
  /** `times`: what the learning rate is to be multiplied with, whatever it is by then; else it is to be `value`. */
  | {readonly request: 'lr'; readonly value: number; readonly times?: number}

/** The checkpoints that a run has: the newest, and of the epoch with the lowest loss. */
export const checkpointKinds = ['last', 'best'] as const

/** The file that makes a folder a checkpoint: what it holds, and how to tell that it is whole. */
export const stateFile = 'state.json'
export type CheckpointKind = (typeof checkpointKinds)[number]

/** How much of the past a resumed session stands on; readers drop history beyond it. */
export interface ResumePoint {
  readonly epoch: number
  readonly step: number
}

export interface Metrics {
  readonly loss: number
  readonly accuracy?: number
  readonly valLoss?: number
  readonly valAccuracy?: number
}

/** What is had without having learnt anything, on the samples that a run is validated with, else on those it learns from. */
export interface Baseline {
  /** `classes`: an answer that is always the same. `day-before`: the value of the day before as the forecast. */
  readonly kind: 'classes' | 'day-before'
  /** Of the shares that the classes have, as the answer; of the day before the mean squared error, scaled as the run's. */
  readonly loss: number
  readonly samples: number
  /** Of classes only: how many, and the share of the largest one. */
  readonly classes?: number
  readonly accuracy?: number
}

/** What the test set says of a run that chose its best epoch without it. */
export interface TestMetrics extends Pick<Metrics, 'loss' | 'accuracy'> {
  /** Of the weights that were judged. */
  readonly epoch: number
  readonly checkpoint: CheckpointKind
  /** Of prices: on the test days. */
  readonly baseline?: Baseline
}

/** How a run has ended by itself. */
export interface EarlyStop {
  /** After which epoch. */
  readonly epoch: number
  /** Values without progress. */
  readonly patience: number
  readonly monitor: 'loss' | 'accuracy'
}

/** The days of a price history that a run is validated with, and forecasts are told for: all, or 250 spread over them. */
export interface TestPrices {
  readonly column: string
  /** One for each price, as the file has them; empty where it has none. */
  readonly dates: readonly string[]
  /** In the file's units. */
  readonly actual: readonly number[]
}

/** What is asked of one of the devices that a run computes on, by whomever. */
export interface DeviceUse {
  /** As `started.backend.devices` has it. */
  readonly name: string
  /** Share of the time since the last epoch that it computed, from 0 to 1. */
  readonly use: number
  /** Bytes that are taken, of all that it has. */
  readonly memory: number
  readonly memoryTotal: number
}

/** The data is there, and what is to compute takes its time to begin. */
export const enginePhase = 'start'

export type EventBody =
  | {
      readonly event: 'started'
      readonly run: string
      readonly chapter: string
      readonly backend: {
        readonly name: string
        readonly version: string
        readonly threads: number
        readonly why: string
        readonly threadsWhy?: string
        /** The program that computes, where it is another one: a path. */
        readonly program?: string
        /** What it computes on, where that is not the processor alone. */
        readonly devices?: readonly string[]
      }
      readonly dataset: {
        readonly name: string
        readonly source: Source
        readonly origin: string
        readonly train: number
        readonly test: number
        /** Samples that were set aside of the training samples to validate with; `test` is then judged at the end alone. */
        readonly heldOut?: number
      }
      readonly baseline?: Baseline
      readonly parameters: number
      readonly hyperparameters: Readonly<Record<string, number | string | boolean>>
      readonly seed: number
      readonly pid: number
      readonly resumed?: ResumePoint
      /** Of a branch, as `run.json` has it: its epochs go on from there. */
      readonly parent?: Parent
      /** Of price histories only. */
      readonly prices?: TestPrices
    }
  /** What is done before the first batch: with the data, and then `enginePhase`. Of a `total` of 0 nothing is known. */
  | {readonly event: 'data'; readonly phase: string; readonly done: number; readonly total: number}
  | {
      /** At most ten a second. `epoch` and `step` count from 1; `loss` is the running mean of the epoch, as Keras shows it. */
      readonly event: 'batch'
      readonly epoch: number
      readonly step: number
      readonly steps: number
      readonly loss: number
      readonly accuracy?: number
      readonly samplesPerSecond: number
      /** The learning rate of the step. */
      readonly lr?: number
      /**
       * L2 norm of all gradients together, those of penalties included, before they are clipped: of the newest step of which
       * it was measured since the last event.
       */
      readonly gradientNorm?: number
    }
  | {
      /** Samples judged so far, at most ten a second; a validation that takes less is not told of. */
      readonly event: 'validation'
      readonly epoch: number
      readonly done: number
      readonly total: number
    }
  | {
      /** What the network forecasts at a validation for each of `started.prices`; before the epoch's own event. */
      readonly event: 'predicted'
      readonly epoch: number
      readonly values: readonly number[]
    }
  | ({
      readonly event: 'epoch'
      readonly epoch: number
      readonly epochs: number
      readonly lr: number
      readonly seconds: number
      readonly samplesPerSecond: number
      readonly msPerStep: number
      /** Mean of the norms that were measured in it, as those of `batch`. */
      readonly gradientNorm?: number
      /**
       * Resident memory of the trainer in bytes and its share of one core since the last epoch (1 = one core busy), with
       * the processes that compute for it.
       */
      readonly memory: number
      readonly cpu: number
      /** Of engines that compute on devices whose maker's tool tells of them. */
      readonly devices?: readonly DeviceUse[]
      /**
       * Its own event was lost, by a power cut or by hand, and is told again by a resumed session as its checkpoint has it.
       * Of those the checkpoint knows no times but their sum, which is shared out evenly; `memory` and `cpu` are 0.
       */
      readonly restored?: true
    } & Metrics)
  | {
      readonly event: 'checkpoint'
      readonly kind: CheckpointKind
      readonly epoch: number
      readonly step: number
      readonly path: string
    }
  | ({readonly event: 'warning'} & Failure)
  | {readonly event: 'paused'}
  | {readonly event: 'resumed'}
  | {
      readonly event: 'lr'
      readonly from: number
      readonly to: number
      readonly epoch: number
      readonly step: number
      /** What made it so, where nobody asked for it. */
      readonly cause?: 'plateau'
    }
  /** How many epochs the run is to have from now on, instead of those of `run.json`; before its session's `started`. */
  | {readonly event: 'epochs'; readonly from: number; readonly to: number}
  | {
      readonly event: 'finished'
      readonly epochs: number
      readonly bestEpoch?: number
      readonly metrics: Metrics
      /** Of a completed run that held something out. */
      readonly test?: TestMetrics
      readonly seconds: number
      /** `completed` all epochs; `stopped` on request with everything saved; `discarded` on request without. */
      readonly reason: 'completed' | 'stopped' | 'discarded'
      /** Of a run that was completed before all its epochs: so many values of what is monitored were no progress. */
      readonly earlyStopped?: EarlyStop
      /** The epoch whose weights the network has got back at the end; `metrics` are that epoch's. */
      readonly restored?: number
    }
  | ({readonly event: 'failed'} & Failure)

/** One line of `events.jsonl`. `t` is in milliseconds since the epoch. */
export type RunEvent = {readonly v: 1; readonly t: number} & EventBody
