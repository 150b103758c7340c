import type {DataType, TensorInfo} from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import {sizeOf, type WasmBackend} from '../backend.ts'
import {type Call, cpuKernel, type KernelTable} from './kernel.ts'

/** Kernels that move numbers without changing them. */

/** `count` indices of one axis from `begin` on, with everything on the other axes: a shared row of tensors. */
function cut(backend: WasmBackend, x: TensorInfo, axis: number, begin: number, count: number): TensorInfo {
  const shape = x.shape.map((size, i) => (i === axis ? count : size))
  const inner = sizeOf(x.shape.slice(axis + 1))
  const y = backend.allocate(shape, x.dtype as 'float32')
  const from = backend.address(x) + begin * inner * 4
  const stride = (x.shape[axis] as number) * inner
  const length = count * inner
  backend.wasm.copyRows(from, stride, backend.address(y), length, sizeOf(x.shape.slice(0, axis)), length)
  return y
}

/** The one axis on which a part differs from the whole; −1 if none, undefined if several. */
function onlyAxis(whole: readonly number[], part: readonly number[]): number | undefined {
  let axis = -1
  for (let i = 0; i < whole.length; i++) {
    if (whole[i] === part[i]) continue
    if (axis >= 0) return undefined
    axis = i
  }
  return axis
}

const isWord = (dtype: DataType) => dtype === 'float32' || dtype === 'int32'

const sliceOnCpu = cpuKernel('Slice')

function slice(call: Call<{x: TensorInfo}, {begin: number | number[]; size: number | number[]}>) {
  const {x} = call.inputs
  if (!isWord(x.dtype)) return sliceOnCpu(call)
  const [begin, size] = tf.slice_util.parseSliceParams(x as tf.Tensor, call.attrs.begin, call.attrs.size) as [
    number[],
    number[],
  ]
  const axis = onlyAxis(x.shape, size)
  if (axis === undefined) return sliceOnCpu(call)
  if (axis < 0) return cut(call.backend, x, 0, 0, x.shape[0] ?? 1)
  tf.slice_util.assertParamsValid(x as tf.Tensor, begin, size)
  return cut(call.backend, x, axis, begin[axis] as number, size[axis] as number)
}

const splitOnCpu = cpuKernel('SplitV')

function split(call: Call<{x: TensorInfo}, {numOrSizeSplits: number | number[]; axis: number}>) {
  const {x} = call.inputs
  if (!isWord(x.dtype)) return splitOnCpu(call)
  const [axis] = tf.util.parseAxisParam(call.attrs.axis, x.shape) as [number]
  let begin = 0
  return tf.backend_util.prepareSplitSize(x as tf.Tensor, call.attrs.numOrSizeSplits, axis).map(count => {
    begin += count
    return cut(call.backend, x, axis, begin - count, count)
  })
}

const concatOnCpu = cpuKernel('Concat')

function concat(call: Call<TensorInfo[], {axis: number}>) {
  const tensors = call.inputs
  const [first] = tensors
  if (!first || !isWord(first.dtype) || tensors.some(({dtype}) => dtype !== first.dtype))
    return concatOnCpu(call)
  const {backend} = call
  const [axis] = tf.util.parseAxisParam(call.attrs.axis, first.shape) as [number]
  const shapes = tensors.map(({shape}) => shape)
  tf.backend_util.assertParamsConsistent(shapes, axis)
  const y = backend.allocate(tf.backend_util.computeOutShape(shapes, axis), first.dtype as 'float32')
  const rows = sizeOf(y.shape.slice(0, axis))
  const stride = sizeOf(y.shape.slice(axis))
  let to = backend.address(y)
  for (const tensor of tensors) {
    const length = sizeOf(tensor.shape.slice(axis))
    if (length > 0) backend.wasm.copyRows(backend.address(tensor), length, to, stride, rows, length)
    to += length * 4
  }
  return y
}

const padOnCpu = cpuKernel('PadV2')

function pad(call: Call<{x: TensorInfo}, {paddings: [number, number][]; constantValue: number}>) {
  const {x} = call.inputs
  const {paddings, constantValue} = call.attrs
  const padded = paddings.flatMap(([before, after], axis) => (before > 0 || after > 0 ? [axis] : []))
  const [axis] = padded
  if (x.dtype !== 'float32' || constantValue !== 0 || padded.length !== 1 || axis === undefined)
    return padOnCpu(call)
  const {backend} = call
  const [before, after] = paddings[axis] as [number, number]
  const shape = x.shape.map((size, i) => (i === axis ? size + before + after : size))
  const y = backend.allocate(shape, 'float32')
  const inner = sizeOf(x.shape.slice(axis + 1))
  const length = (x.shape[axis] as number) * inner
  const rows = sizeOf(x.shape.slice(0, axis))
  backend.wasm.padRows(backend.address(x), backend.address(y), rows, before * inner, length, after * inner)
  return y
}

const transposeOnCpu = cpuKernel('Transpose')

/** Two axes exchanged. */
function transpose(call: Call<{x: TensorInfo}, {perm: number[]}>): TensorInfo | TensorInfo[] {
  const {x} = call.inputs
  const {perm} = call.attrs
  const moved = perm.flatMap((from, to) => (from === to ? [] : [to]))
  const [a, b] = moved
  if (!isWord(x.dtype) || moved.length !== 2 || a === undefined || b === undefined)
    return transposeOnCpu(call)
  const {backend} = call
  const {shape} = x
  const y = backend.allocate(
    perm.map(from => shape[from] as number),
    x.dtype as 'float32',
  )
  backend.wasm.transpose(
    backend.address(x),
    backend.address(y),
    sizeOf(shape.slice(0, a)),
    shape[a] as number,
    sizeOf(shape.slice(a + 1, b)),
    shape[b] as number,
    sizeOf(shape.slice(b + 1)),
  )
  return y
}

function filled(backend: WasmBackend, shape: readonly number[], value: number): TensorInfo {
  const y = backend.allocate(shape, 'float32')
  backend.wasm.fill(backend.address(y), sizeOf(shape), value)
  return y
}

const fillOnCpu = cpuKernel('Fill')
const zerosOnCpu = cpuKernel('ZerosLike')
const onesOnCpu = cpuKernel('OnesLike')

export const layoutKernels: KernelTable = {
  Slice: slice,
  SplitV: split,
  Concat: concat,
  PadV2: pad,
  Transpose: transpose,
  Fill: (call: Call<object, {shape: number[]; value: number | string; dtype?: DataType}>) => {
    const {shape, value, dtype} = call.attrs
    if (typeof value !== 'number' || (dtype ?? 'float32') !== 'float32') return fillOnCpu(call)
    return filled(call.backend, shape, value)
  },
  ZerosLike: (call: Call<{x: TensorInfo}>) =>
    call.inputs.x.dtype === 'float32' ? filled(call.backend, call.inputs.x.shape, 0) : zerosOnCpu(call),
  OnesLike: (call: Call<{x: TensorInfo}>) =>
    call.inputs.x.dtype === 'float32' ? filled(call.backend, call.inputs.x.shape, 1) : onesOnCpu(call),
}
