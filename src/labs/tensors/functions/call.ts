import type {ErrorDetail, TfnotesError} from '../../../errors.ts'
import {toTensor} from '../convert.ts'
import {fail, type TensorErrorCode} from '../fail.ts'
import type {Budget} from '../limits.ts'
import type {Node} from '../syntax.ts'
import {type DType, dtypes, isInteger, type Tensor} from '../tensor.ts'
import {heldTensor, type Value} from '../values.ts'

export interface Argument {
  readonly value: Value
  readonly node: Node
}

/** Other words for the dtypes. */
const dtypeWords: Readonly<Record<string, DType>> = {
  ...Object.fromEntries(dtypes.map(name => [name, name])),
  float: 'float32',
  double: 'float64',
  int: 'int32',
}

export const dtypeNamed = (word: string): DType | undefined =>
  Object.hasOwn(dtypeWords, word) ? dtypeWords[word] : undefined

/** A call on its way: its arguments by parameter, each read as what the function needs, or refused where it stands. */
export class Call {
  readonly name: string
  readonly node: Node
  readonly budget: Budget
  /** Seed of random functions that are given none. */
  readonly sessionSeed: number
  private readonly given: ReadonlyMap<string, Argument>

  constructor(
    name: string,
    node: Node,
    given: ReadonlyMap<string, Argument>,
    budget: Budget,
    sessionSeed: number,
  ) {
    this.name = name
    this.node = node
    this.given = given
    this.budget = budget
    this.sessionSeed = sessionSeed
  }

  /** Where an argument stands, or the whole call where it was left away. */
  at(parameter: string): Node {
    return this.given.get(parameter)?.node ?? this.node
  }

  fail(parameter: string | undefined, code: TensorErrorCode, detail: ErrorDetail = {}): TfnotesError {
    const where = parameter === undefined ? this.node : this.at(parameter)
    return fail(where, code, {
      function: this.name,
      ...(parameter !== undefined && {argument: parameter}),
      ...detail,
    })
  }

  /** An error at a place within an argument. */
  failAt(where: Node, code: TensorErrorCode, detail: ErrorDetail = {}): TfnotesError {
    return fail(where, code, {function: this.name, ...detail})
  }

  /** `None` counts as left away. */
  value(parameter: string): Value | undefined {
    const value = this.given.get(parameter)?.value
    return value?.kind === 'none' ? undefined : value
  }

  has(parameter: string): boolean {
    return this.value(parameter) !== undefined
  }

  tensor(parameter: string, wanted?: DType): Tensor {
    const value = this.value(parameter)
    if (!value) throw this.fail(parameter, 'not-a-tensor', {found: 'none'})
    return toTensor(value, this.at(parameter), this.budget, wanted)
  }

  /** A tensor of one of these dtypes. */
  tensorOf(parameter: string, accepted: readonly DType[], wanted?: DType): Tensor {
    const tensor = this.tensor(parameter, wanted)
    this.requireDtype(parameter, tensor.dtype, accepted)
    return tensor
  }

  requireDtype(parameter: string, dtype: DType, accepted: readonly DType[]): void {
    if (!accepted.includes(dtype)) throw this.fail(parameter, 'dtype-unsupported', {dtype, accepted})
  }

  /**
   * Two operands of one dtype. A literal takes that of a tensor beside it; of two literals the first decides, as in
   * TensorFlow.
   */
  pair(first = 'x', second = 'y'): [Tensor, Tensor] {
    const [x, y] = [this.value(first), this.value(second)]
    if (x && y && !heldTensor(x)) {
      const beside = heldTensor(y)
      if (beside) return [this.tensor(first, beside.dtype), beside]
    }
    const left = this.tensor(first)
    return [left, this.tensor(second, left.dtype)]
  }

  /** A whole number: a literal, or a scalar tensor of whole numbers. */
  integer(parameter: string, otherwise?: number): number {
    const value = this.value(parameter)
    if (!value && otherwise !== undefined) return otherwise
    const number = value && wholeNumber(value)
    if (number === undefined) throw this.fail(parameter, 'not-an-integer')
    return number
  }

  flag(parameter: string, otherwise: boolean): boolean {
    const value = this.value(parameter)
    if (!value) return otherwise
    if (value.kind === 'boolean') return value.value
    if (value.kind === 'number' && value.integer) return value.value !== 0
    throw this.fail(parameter, 'not-a-flag')
  }

  dtype(parameter: string): DType | undefined
  dtype(parameter: string, otherwise: DType): DType
  dtype(parameter: string, otherwise?: DType): DType | undefined {
    const value = this.value(parameter)
    if (!value) return otherwise
    if (value.kind === 'dtype') return value.dtype
    if (value.kind !== 'string') throw this.fail(parameter, 'not-a-dtype')
    const dtype = dtypeNamed(value.value)
    if (!dtype) throw this.fail(parameter, 'unknown-dtype', {name: value.value, accepted: dtypes})
    return dtype
  }

  /** A shape: whole numbers in a list, tuple or vector; where `scalarToo`, one number for one dimension. */
  shape(parameter: string, scalarToo = true): number[] {
    const value = this.value(parameter)
    const single = value && wholeNumber(value)
    if (single !== undefined && scalarToo) return [single]
    const sizes = value && this.wholeNumbers(value)
    if (!sizes) throw this.fail(parameter, 'not-a-shape')
    const negative = sizes.find(size => size < 0)
    if (negative !== undefined) throw this.fail(parameter, 'negative-size', {size: negative})
    return sizes
  }

  /** Whole numbers in a list, tuple or vector; undefined if it is none. */
  wholeNumbers(value: Value): number[] | undefined {
    const held = heldTensor(value)
    if (held) return held.shape.length === 1 && isInteger(held.dtype) ? [...held.data] : undefined
    if (value.kind !== 'list') return undefined
    const numbers = value.items.map(wholeNumber)
    return numbers.every(number => number !== undefined) ? numbers : undefined
  }

  /** One dimension, counted from 0 or backwards from −1. */
  axis(parameter: string, rank: number, otherwise: number): number {
    return this.countAxis(parameter, this.integer(parameter, otherwise), rank)
  }

  /** Dimensions to reduce over, in order; all of them when none is given. */
  axes(parameter: string, rank: number): number[] {
    const value = this.value(parameter)
    if (!value) return Array.from({length: rank}, (_, i) => i)
    const single = wholeNumber(value)
    const wanted = single === undefined ? this.wholeNumbers(value) : [single]
    if (!wanted) throw this.fail(parameter, 'not-an-integer')
    const axes = wanted.map(axis => this.countAxis(parameter, axis, rank)).sort((a, b) => a - b)
    const twice = axes.find((axis, i) => axis === axes[i - 1])
    if (twice !== undefined) throw this.fail(parameter, 'axis-repeated', {axis: twice})
    return axes
  }

  countAxis(parameter: string, axis: number, rank: number): number {
    if (rank === 0) throw this.fail(parameter, 'no-axes', {axis})
    if (axis < -rank || axis >= rank)
      throw this.fail(parameter, 'axis-range', {axis, rank, min: -rank, max: rank - 1})
    return axis < 0 ? axis + rank : axis
  }
}

function wholeNumber(value: Value): number | undefined {
  if (value.kind === 'number') return value.integer ? value.value : undefined
  const held = heldTensor(value)
  return held && held.shape.length === 0 && isInteger(held.dtype) ? held.data[0] : undefined
}
