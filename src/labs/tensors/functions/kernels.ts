import type {Budget} from '../limits.ts'
import type {Node} from '../syntax.ts'
import {type DType, roundTo, sizeOf, stridesOf, type Tensor} from '../tensor.ts'

/** The common shape of two, dimensions of size 1 stretched; undefined if they do not go together. */
export function broadcastShapes(a: readonly number[], b: readonly number[]): number[] | undefined {
  const rank = Math.max(a.length, b.length)
  const shape: number[] = []
  for (let i = 0; i < rank; i++) {
    const x = a[a.length - rank + i] ?? 1
    const y = b[b.length - rank + i] ?? 1
    if (x !== y && x !== 1 && y !== 1) return undefined
    shape.push(x === 1 ? y : x)
  }
  return shape
}

/** For every element of `shape`, in order, where its value stands in a tensor stretched to it. */
export function stretchedOffsets(from: readonly number[], shape: readonly number[]): Int32Array {
  const strides = stridesOf(from)
  const missing = shape.length - from.length
  const steps = shape.map((_, axis) =>
    axis < missing || from[axis - missing] === 1 ? 0 : (strides[axis - missing] as number),
  )
  return strided(shape, steps, 0)
}

/** Offsets of a regular walk through memory: `steps` apart in each dimension, from `start`. */
export function strided(shape: readonly number[], steps: readonly number[], start: number): Int32Array {
  const offsets = new Int32Array(sizeOf(shape))
  if (offsets.length === 0) return offsets
  const index = new Array<number>(shape.length).fill(0)
  let offset = start
  for (let i = 0; i < offsets.length; i++) {
    offsets[i] = offset
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (index[axis] as number) + 1
      offset += steps[axis] as number
      index[axis] = next
      if (next < (shape[axis] as number)) break
      offset -= next * (steps[axis] as number)
      index[axis] = 0
    }
  }
  return offsets
}

/** Takes elements in a given order into a new shape. */
export function taken({dtype, data}: Tensor, shape: readonly number[], offsets: Int32Array): Tensor {
  return {dtype, shape, data: Float64Array.from(offsets, offset => data[offset] as number)}
}

export function mapTensor(
  {dtype, shape, data}: Tensor,
  value: (x: number) => number,
  to: DType = dtype,
): Tensor {
  return {dtype: to, shape, data: data.map(x => roundTo(to, value(x)))}
}

/** Element by element, shapes stretched; undefined if they do not go together. */
export function zip(
  a: Tensor,
  b: Tensor,
  to: DType,
  value: (x: number, y: number) => number,
  budget: Budget,
  where: Node,
): Tensor | undefined {
  const shape = broadcastShapes(a.shape, b.shape)
  if (!shape) return undefined
  const data = new Float64Array(budget.allocate(shape, where))
  const [left, right] = [stretchedOffsets(a.shape, shape), stretchedOffsets(b.shape, shape)]
  for (let i = 0; i < data.length; i++)
    data[i] = roundTo(to, value(a.data[left[i] as number] as number, b.data[right[i] as number] as number))
  return {dtype: to, shape, data}
}

export interface Reduction {
  readonly start: (dtype: DType) => number
  readonly step: (dtype: DType, total: number, x: number) => number
  readonly finish?: (dtype: DType, total: number, count: number) => number
}

/** Reduces over `axes` (in order, each once). */
export function reduceTensor(
  {dtype, shape, data}: Tensor,
  axes: readonly number[],
  keep: boolean,
  reduction: Reduction,
): Tensor {
  const strides = stridesOf(shape)
  const kept = shape.map((_, axis) => axis).filter(axis => !axes.includes(axis))
  const pick = (from: readonly number[], which: readonly number[]) => which.map(axis => from[axis] as number)
  const outer = strided(pick(shape, kept), pick(strides, kept), 0)
  const inner = strided(pick(shape, axes), pick(strides, axes), 0)
  const results = new Float64Array(outer.length)
  for (let i = 0; i < outer.length; i++) {
    let total = reduction.start(dtype)
    for (let j = 0; j < inner.length; j++)
      total = reduction.step(dtype, total, data[(outer[i] as number) + (inner[j] as number)] as number)
    results[i] = roundTo(dtype, reduction.finish ? reduction.finish(dtype, total, inner.length) : total)
  }
  const outShape = keep ? shape.map((size, axis) => (axes.includes(axis) ? 1 : size)) : pick(shape, kept)
  return {dtype, shape: outShape, data: results}
}
