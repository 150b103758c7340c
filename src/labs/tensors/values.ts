import type {DType, Tensor} from './tensor.ts'

/** A place that holds a tensor and may be given another of the same shape and dtype: `tf.Variable`. */
export interface Variable {
  readonly name: string
  tensor: Tensor
}

/** Slices along the first dimension, one tensor a component: features and labels, for instance. */
export interface Dataset {
  readonly components: readonly Tensor[]
  /** Whether elements are tuples, as from `(features, labels)`. */
  readonly tuple: boolean
  readonly batchSize?: number
}

/** Whatever an expression may come to. What Python would hold as its own value is only made a tensor where one is needed. */
export type Value =
  | {readonly kind: 'number'; readonly value: number; readonly integer: boolean}
  | {readonly kind: 'boolean'; readonly value: boolean}
  | {readonly kind: 'none'}
  | {readonly kind: 'string'; readonly value: string}
  | {readonly kind: 'dtype'; readonly dtype: DType}
  | {
      readonly kind: 'list'
      readonly items: readonly Value[]
      readonly tuple: boolean /** All values in it, at any depth. */
      readonly leaves: number
    }
  | {readonly kind: 'tensor'; readonly tensor: Tensor}
  /** `updated`: what an assignment returns, which prints differently. */
  | {readonly kind: 'variable'; readonly variable: Variable; readonly updated?: boolean}
  | {readonly kind: 'dataset'; readonly dataset: Dataset}

export const tensorValue = (tensor: Tensor): Value => ({kind: 'tensor', tensor})

/** Lists may share parts (`x = [x, x]`), so their size is kept and not counted anew. */
export const listValue = (items: readonly Value[], tuple: boolean): Value & {kind: 'list'} => ({
  kind: 'list',
  items,
  tuple,
  leaves: items.reduce((total, item) => total + (item.kind === 'list' ? item.leaves : 1), 0),
})

/** The tensor inside a tensor or variable. */
export const heldTensor = (value: Value): Tensor | undefined =>
  value.kind === 'tensor' ? value.tensor : value.kind === 'variable' ? value.variable.tensor : undefined
