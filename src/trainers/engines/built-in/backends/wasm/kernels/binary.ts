import type {TensorInfo} from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import {EACH, FIRST_STILL, SECOND_STILL} from '../assembly/numbers.ts'
import {sizeOf, type WasmBackend} from '../backend.ts'
import {type Call, cpuKernel, type Kernel, type KernelTable} from './kernel.ts'

/** tfjs' names in the order of the numbers in assembly/binary.ts. */
const names = ['Add', 'Sub', 'Multiply', 'RealDiv', 'Maximum', 'Minimum', 'SquaredDifference'] as const

/**
 * y = a ∘ b for the usual broadcasts: equal shapes, a single number, the last dimensions repeated over the first
 * (a bias), the first repeated over the last (a row's maximum). Anything else returns undefined.
 */
export function runBinary(
  backend: WasmBackend,
  operation: number,
  a: TensorInfo,
  b: TensorInfo,
): TensorInfo | undefined {
  const aSize = sizeOf(a.shape)
  const bSize = sizeOf(b.shape)
  if (sameShape(a.shape, b.shape)) return run(backend, operation, EACH, a, b, a.shape, 1, aSize, 0, 0)
  if (bSize === 1 && b.shape.length <= a.shape.length) {
    return run(backend, operation, SECOND_STILL, a, b, a.shape, 1, aSize, 0, 0)
  }
  if (aSize === 1 && a.shape.length <= b.shape.length) {
    return run(backend, operation, FIRST_STILL, a, b, b.shape, 1, bSize, 0, 0)
  }
  if (aSize === 0 || bSize === 0) return undefined
  if (endsWith(a.shape, b.shape)) {
    return run(backend, operation, EACH, a, b, a.shape, aSize / bSize, bSize, bSize, 0)
  }
  if (endsWith(b.shape, a.shape)) {
    return run(backend, operation, EACH, a, b, b.shape, bSize / aSize, aSize, 0, aSize)
  }
  if (startsWith(a.shape, b.shape)) {
    return run(backend, operation, SECOND_STILL, a, b, a.shape, bSize, aSize / bSize, aSize / bSize, 1)
  }
  if (startsWith(b.shape, a.shape)) {
    return run(backend, operation, FIRST_STILL, a, b, b.shape, aSize, bSize / aSize, 1, bSize / aSize)
  }
  return undefined
}

function run(
  backend: WasmBackend,
  operation: number,
  kind: number,
  a: TensorInfo,
  b: TensorInfo,
  shape: readonly number[],
  outer: number,
  inner: number,
  aStep: number,
  bStep: number,
): TensorInfo {
  const y = backend.allocate(shape, 'float32')
  const aAt = backend.address(a)
  const bAt = backend.address(b)
  backend.wasm.binary(operation, kind, aAt, bAt, backend.address(y), outer, inner, aStep, bStep)
  return y
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Whether `part`, without leading ones, is the end of `whole`. */
function endsWith(whole: readonly number[], part: readonly number[]): boolean {
  let ones = 0
  while (part[ones] === 1) ones++
  if (part.length > whole.length) return false
  for (let i = part.length - 1, j = whole.length - 1; i >= ones; i--, j--)
    if (part[i] !== whole[j]) return false
  return true
}

/** Whether `part`, without trailing ones, is the beginning of `whole`, at the same rank. */
function startsWith(whole: readonly number[], part: readonly number[]): boolean {
  if (part.length !== whole.length) return false
  let end = part.length
  while (part[end - 1] === 1) end--
  for (let i = 0; i < end; i++) if (part[i] !== whole[i]) return false
  return true
}

function binary(name: string, operation: number): Kernel {
  const onCpu = cpuKernel(name)
  return (call: Call<{a: TensorInfo; b: TensorInfo}>) => {
    const {a, b} = call.inputs
    if (a.dtype !== 'float32' || b.dtype !== 'float32') return onCpu(call)
    return runBinary(call.backend, operation, a, b) ?? onCpu(call)
  }
}

/** Sums from left to right. */
function addN(call: Call<TensorInfo[]>): TensorInfo | TensorInfo[] {
  const tensors = call.inputs
  const {backend} = call
  if (tensors.some(tensor => tensor.dtype !== 'float32')) return addNOnCpu(call)
  const [first, second] = tensors
  if (first === undefined) throw new Error('AddN of nothing')
  if (second === undefined) return backend.alias(first, first.shape)
  const sum = backend.allocate(first.shape, 'float32')
  const sumAt = backend.address(sum)
  const size = sizeOf(first.shape)
  let left = backend.address(first)
  for (let i = 1; i < tensors.length; i++) {
    backend.wasm.binary(0, EACH, left, backend.address(tensors[i] as TensorInfo), sumAt, 1, size, 0, 0)
    left = sumAt
  }
  return sum
}

const addNOnCpu = cpuKernel(tf.AddN)

export const binaryKernels: KernelTable = {
  ...Object.fromEntries(names.map((name, i) => [name, binary(name, i)])),
  AddN: addN as Kernel,
}
