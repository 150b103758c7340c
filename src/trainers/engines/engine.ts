import type {Cost} from '../../answers/data.ts'
import type {LoadedDataset, Places} from '../../datasets/dataset.ts'
import type {Failure} from '../../errors.ts'
import type {BackendChoice} from '../../settings/run-options.ts'
import type {CheckedSpec} from '../spec/check-spec.ts'

/**
 * What computes runs. The session knows engines by this alone; README.md says what each call promises. Everything that
 * crosses is plain data or a call that may take its time, so that an engine may live in a process of its own.
 */
export interface Engine {
  readonly name: string
  /**
   * Brings in what it computes with while the data are being read; what goes wrong `prepare` says, too. @default it has
   * nothing to bring in
   */
  open?(): Promise<void>
  /**
   * Builds the network with the first weights that the seed says, ready for its first step, and says what it runs on.
   * @throws TfnotesError what the network or the loss cannot do (`loss-needs-classes`, `network-too-deep`)
   */
  prepare(task: Task): Promise<Training>
}

/** What is to be trained, on what. */
export interface Task {
  readonly checked: CheckedSpec
  readonly data: LoadedDataset
  readonly seed: number
  readonly backend: BackendChoice
  /** 0: as many as pay, of the cores that there are. */
  readonly threads: number
  /** Which devices of this host, as the run's option says it; empty: all there are. Of engines that have several. */
  readonly devices?: string | undefined
  readonly places: Places
  /** What an engine that is another program goes by: where it is, which of its parts to take. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Which further hosts compute, as the run's option says it. Of engines that can use several. */
  readonly hosts?: string | undefined
  /** A folder of the run's own for what is handed to another process; it is the engine's to make and to delete. */
  readonly scratch: string
  /** Where what another process prints goes. @default nowhere */
  readonly log?: ((text: string) => void) | undefined
  /** Tells a reader of the run what is to be done meanwhile, by the code of a warning. */
  readonly tell?: ((remark: Failure) => void) | undefined
  /** Aborted: nobody waits for `prepare` any more. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds from any origin. */
  readonly now: () => number
}

/** What computes a run, as its `started` event tells it. */
export interface Backend {
  /** Under which the table of engines has it: what a checkpoint remembers. */
  readonly name: string
  readonly version: string
  /** Threads its kernels use. */
  readonly threads: number
  /** `chosen`, `auto`, or `<backend>-unavailable: <reason>` for the backend that was tried before. */
  readonly why: string
  /** Why so many threads, where nobody said how many: `reckoned`, or what a step took with how many. */
  readonly threadsWhy?: string
  /** The program that computes, where it is not this one: a path. */
  readonly program?: string
  /** What it computes on, by the names that the engine has for it, where that is not this machine's processor alone. */
  readonly devices?: readonly string[]
}

/** What an engine's other processes have taken, as the session adds it to its own. */
export interface Usage {
  /** Resident memory in bytes. */
  readonly memory: number
  /** Processor time in seconds since they began. */
  readonly cpuSeconds: number
}

/** A network on its engine, with its optimizer. One call at a time. */
export interface Training {
  readonly backend: Backend
  /** Weights, also those that are not trained. */
  readonly parameters: number
  /** The network in tfjs' layers format, without weights. */
  readonly topology: object
  /** What a reader of the run should know of how it computes, by the codes of warnings. */
  readonly remarks?: readonly Failure[]
  /**
   * Trains the rest of one epoch. Returns its sums, or undefined when it was told to end.
   * @throws TfnotesError `diverged` {epoch, step, lr} at the first step whose loss is not finite
   */
  trainEpoch(epoch: EpochTask): Promise<Sums | undefined>
  /** Judges samples with the weights as they are. Returns their sums, or undefined when it was told to end. */
  validate(validation: ValidationTask): Promise<Sums | undefined>
  /** A copy of all that the steps so far have made; may be asked for between two calls and from inside a `lookUp`. */
  state(what: {readonly weightsOnly: boolean}): Promise<TrainingState>
  /**
   * Goes on from a state, of this engine or of another one. One without optimizer leaves the optimizer as it is.
   * @throws TfnotesError `checkpoint-mismatch`, `optimizer-mismatch` when it is another network's or optimizer's
   */
  restore(state: TrainingState): Promise<void>
  /**
   * What a step and a validation cost, from a few real batches. It trains: only a `restore` of the state from before makes
   * the network what it was.
   */
  measure(): Promise<StepCost>
  /** Of its other processes, as last heard of; absent where it has none. */
  usage?(): Usage
  /**
   * Of an engine that waits for another process: ends that one, so that the call under way, and every later one, is
   * rejected with `why`.
   */
  giveUp?(why: Error): void
  close(): Promise<void>
}

/** How an engine looks up from its work, so that the session can save, pause, stop and tell. */
interface Watch<Reached> {
  /** Whether it is time to. Cheap enough for every step; it makes nothing and waits for nothing. */
  due(): boolean
  /**
   * Reports what is done. The engine stands still until the answer comes: false means end at once, and a rejection is
   * the work's own.
   */
  lookUp(reached: Reached): Promise<boolean>
}

/** Where an epoch stands. */
export interface Reached {
  /** Steps done. */
  readonly step: number
  readonly sums: Sums
}

export interface EpochTask extends Reached, Watch<Reached> {
  /** Counted from 0. */
  readonly epoch: number
  /** The numbers of the training samples in the order of this epoch; step n takes the n-th `batchSize` of them. */
  readonly order: Int32Array
  /** The learning rate of a step of the epoch, counted from 0, as it is now; for what it is, it changes in `lookUp` alone. */
  rate(step: number): number
  /**
   * Wants the L2 norm of all gradients of a step together, before they are clipped, whenever `wanted` says so before it. An
   * engine that cannot have it without making its steps anew leaves it. @default never
   */
  readonly norms?: {wanted(): boolean; take(norm: number): void} | undefined
}

/** Some of the judged samples, by their numbers; `to` is not included. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Reached are the samples judged so far. */
export interface ValidationTask extends Watch<number> {
  /** Which of the samples of `judgedSamples`. @default all */
  readonly range?: Range | undefined
  /** Wants the outputs of the range from its sample `from` on, in any pieces. */
  readonly see?: ((outputs: ArrayLike<number>, from: number) => void) | undefined
}

/** What is added up over batches; doubles, so that a resumed epoch ends with the same digits. */
export interface Sums {
  /** Every sample's loss, the batch's penalty counted for each of them, as Keras weighs it. */
  readonly loss: number
  readonly correct: number
  readonly samples: number
}

export const noSums: Sums = {loss: 0, correct: 0, samples: 0}

export interface TensorFacts {
  readonly name: string
  readonly shape: readonly number[]
}

export interface NamedValues extends TensorFacts {
  readonly values: Float32Array
}

/** What a checkpoint holds of the network, under the same names on every engine. */
export interface TrainingState {
  /** In the model's order. */
  readonly weights: readonly NamedValues[]
  /** Absent when weights alone were asked for. */
  readonly optimizer?: {
    readonly name: string
    /** Updates made so far. */
    readonly iterations: number
    /** `<weight>/<slot>` */
    readonly slots: readonly NamedValues[]
  }
}

/** Without what the data takes: `memory` is of weights, gradients, optimizer, the values of a batch both ways. */
export type StepCost = Pick<Cost, 'trainable' | 'msPerStep' | 'secondsPerValidation' | 'memory' | 'measured'>
