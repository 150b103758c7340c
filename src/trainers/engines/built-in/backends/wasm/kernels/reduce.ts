import type {TensorInfo} from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import {SQUARED} from '../assembly/numbers.ts'
import {sizeOf, type WasmBackend} from '../backend.ts'
import {borrowPartials} from './columns.ts'
import {fusedTable} from './fused.ts'
import {type Call, cpuKernel, type Kernel, type KernelTable} from './kernel.ts'

interface ReduceAttrs {
  readonly axis: number | number[]
  readonly keepDims: boolean
}

/** A tensor seen as [outer, middle, inner], of which the middle is reduced. */
interface Span {
  readonly outer: number
  readonly middle: number
  readonly inner: number
  /** Shape of the result. */
  readonly shape: number[]
}

/** The axes as one span; undefined where they do not lie side by side. */
function spanOf(shape: readonly number[], {axis, keepDims}: ReduceAttrs): Span | undefined {
  const axes = tf.util.parseAxisParam(axis, shape as number[])
  if (axes.length === 0) return undefined
  const first = Math.min(...axes)
  const last = Math.max(...axes)
  if (last - first + 1 !== axes.length) return undefined
  const before = shape.slice(0, first)
  const after = shape.slice(last + 1)
  return {
    outer: sizeOf(before),
    middle: sizeOf(shape.slice(first, last + 1)),
    inner: sizeOf(after),
    shape: [...before, ...(keepDims ? axes.map(() => 1) : []), ...after],
  }
}

function sum(backend: WasmBackend, x: TensorInfo, span: Span, mean: boolean): TensorInfo {
  const {outer, middle, inner, shape} = span
  const y = backend.allocate(shape, 'float32')
  const xAt = backend.address(x)
  const yAt = backend.address(y)
  if (outer === 1 && inner > 1 && !mean) {
    const partials = borrowPartials(backend, middle, inner)
    backend.wasm.columnSums(0, xAt, xAt, xAt, yAt, partials.address, middle, inner)
    backend.release(partials)
  } else {
    backend.wasm.reduceSum(xAt, yAt, outer, middle, inner, mean ? 1 / middle : 1)
  }
  return y
}

function reduction(name: 'Sum' | 'Mean'): Kernel {
  const onCpu = cpuKernel(name)
  return (call: Call<{x: TensorInfo}, ReduceAttrs>) => {
    const {x} = call.inputs
    const span = x.dtype === 'float32' ? spanOf(x.shape, call.attrs) : undefined
    return span ? sum(call.backend, x, span, name === 'Mean') : onCpu(call)
  }
}

const maxOnCpu = cpuKernel('Max')

function max(call: Call<{x: TensorInfo}, {reductionIndices: number | number[]; keepDims: boolean}>) {
  const {x} = call.inputs
  const {reductionIndices: axis, keepDims} = call.attrs
  const span = x.dtype === 'float32' ? spanOf(x.shape, {axis, keepDims}) : undefined
  if (span?.inner !== 1) return maxOnCpu(call)
  const y = call.backend.allocate(span.shape, 'float32')
  call.backend.wasm.rowMax(call.backend.address(x), call.backend.address(y), span.outer, span.middle)
  return y
}

const argMaxOnCpu = cpuKernel('ArgMax')

function argMax(call: Call<{x: TensorInfo}, {axis: number | number[]}>) {
  const {x} = call.inputs
  const {axis} = call.attrs
  const span = x.dtype === 'float32' ? spanOf(x.shape, {axis, keepDims: false}) : undefined
  if (span?.inner !== 1) return argMaxOnCpu(call)
  const y = call.backend.allocate(span.shape, 'int32')
  call.backend.wasm.argMax(call.backend.address(x), call.backend.address(y), span.outer, span.middle)
  return y
}

const tileOnCpu = cpuKernel('Tile')

/** Repeats dimensions of size 1 that lie side by side: what the gradient of a sum or mean does. */
function tile(call: Call<{x: TensorInfo}, {reps: number[]}>): TensorInfo | TensorInfo[] {
  const {x} = call.inputs
  const {reps} = call.attrs
  const first = reps.findIndex(count => count !== 1)
  if (x.dtype !== 'float32' || first < 0) return tileOnCpu(call)
  const last = reps.findLastIndex(count => count !== 1)
  if (x.shape.slice(first, last + 1).some(size => size !== 1)) return tileOnCpu(call)
  const {backend} = call
  const shape = x.shape.map((size, i) => size * (reps[i] as number))
  const y = backend.allocate(shape, 'float32')
  const middle = sizeOf(reps.slice(first, last + 1))
  const [outer, inner] = [sizeOf(x.shape.slice(0, first)), sizeOf(x.shape.slice(last + 1))]
  backend.wasm.repeatMiddle(backend.address(x), backend.address(y), outer, middle, inner)
  return y
}

const squares = fusedTable({
  SumOfSquares: ({inputs: {x}, backend}) => {
    const n = sizeOf(x.shape)
    const y = backend.allocate([], 'float32')
    const parts = backend.borrow(8 * Math.ceil(n / SQUARED))
    backend.wasm.sumSquares(backend.address(x), n, parts.address, backend.address(y))
    backend.release(parts)
    return [y]
  },
})

export const reduceKernels: KernelTable = {
  ...squares,
  Sum: reduction('Sum'),
  Mean: reduction('Mean'),
  Max: max,
  ArgMax: argMax,
  Tile: tile,
}
