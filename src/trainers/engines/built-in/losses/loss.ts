import type {Differentiable} from '../ops/differentiable.ts'

/** What the network's output is held against. */
type TargetKind =
  /** Class numbers, int32 [n]. */
  | 'labels'
  /** float32 [n, outputs]: the values of a regression, or classes as 0 and 1. */
  | 'values'

export interface Loss {
  /** The network is to leave its softmax away; the loss applies it. */
  readonly logits: boolean
  readonly targets: TargetKind
  /** Inputs [output [n, outputs], targets]; the loss of every sample, [n]. */
  readonly op: Differentiable<object>
}
