import type * as tf from '@tensorflow/tfjs-core'
import type {FusedKernelName} from '../ops/kernels.ts'

/**
 * A step's numbers, in float32 as Keras computes them; `rest` is 1 − rho, `rest1` and `rest2` 1 − beta, `decay` the share
 * of a weight that a step takes away.
 */
type AttributeName =
  | 'lr'
  | 'momentum'
  | 'rho'
  | 'rest'
  | 'beta1'
  | 'beta2'
  | 'rest1'
  | 'rest2'
  | 'epsilon'
  | 'decay'
export type Attributes = Readonly<Partial<Record<AttributeName, number>>>

/** The same as tensors; a rule takes those that its `attributes` give. */
export type Scalars = Readonly<Record<AttributeName, tf.Scalar>>

interface StepOptions {
  readonly lr: number
  readonly momentum: number
  readonly weightDecay: number
  /** Updates made before this one. */
  readonly iterations: number
}

/** How one optimizer turns a gradient into an update: a row of the table in `rules.ts`. */
export interface Rule {
  /** What is remembered for every variable, and the value it starts with. */
  readonly slots: readonly {readonly name: string; readonly initial: number}[]
  /** Updates variable and slots in place, where the backend has it. */
  readonly kernel: FusedKernelName
  readonly attributes: (options: StepOptions) => Attributes
  /**
   * The same in plain operations: the new variable, then the new slots. Called inside tf.tidy. `squares` stands for the
   * gradient's square where the gradient carries it (see ops/occurrences.ts).
   */
  readonly composed: (
    variable: tf.Tensor,
    gradient: tf.Tensor,
    slots: readonly tf.Tensor[],
    attributes: Scalars,
    squares?: tf.Tensor,
  ) => readonly tf.Tensor[]
}
