import type {TensorInfo} from '@tensorflow/tfjs-core'
import {sizeOf} from '../backend.ts'
import {activationNumbers, applyActivation} from './activation.ts'
import {type Call, cpuKernel, type KernelTable} from './kernel.ts'

interface MatMulAttrs {
  readonly transposeA: boolean
  readonly transposeB: boolean
}

interface FusedAttrs extends MatMulAttrs {
  readonly activation?: string
  readonly leakyreluAlpha?: number
}

interface Operands {
  readonly a: TensorInfo
  readonly b: TensorInfo
}

interface FusedOperands extends Operands {
  readonly bias?: TensorInfo
  readonly preluActivationWeights?: TensorInfo
}

/** [..., m, k] · [..., k, n] → [..., m, n]; leading dimensions are batches, of which one side may have just one. */
function multiply(
  call: Call<Operands, MatMulAttrs>,
  bias: TensorInfo | undefined,
  activation: number,
): TensorInfo {
  const {a, b} = call.inputs
  const {transposeA, transposeB} = call.attrs
  const {backend} = call
  const aRank = a.shape.length
  const bRank = b.shape.length
  const aRows = a.shape[aRank - 2] as number
  const aColumns = a.shape[aRank - 1] as number
  const bRows = b.shape[bRank - 2] as number
  const bColumns = b.shape[bRank - 1] as number
  const m = transposeA ? aColumns : aRows
  const k = transposeA ? aRows : aColumns
  const n = transposeB ? bRows : bColumns
  const aBatches = aRank === 2 ? 1 : sizeOf(a.shape) / (aRows * aColumns || 1)
  const bBatches = bRank === 2 ? 1 : sizeOf(b.shape) / (bRows * bColumns || 1)
  const batches = Math.max(aBatches, bBatches)
  const shape = aRank === 2 && bRank === 2 ? [m, n] : [...batchShape(a.shape, b.shape), m, n]
  const out = backend.allocate(shape, 'float32')
  const aAt = backend.address(a)
  const bAt = backend.address(b)
  const outAt = backend.address(out)
  const biasAt = bias === undefined ? 0 : backend.address(bias)
  for (let batch = 0; batch < batches; batch++) {
    backend.wasm.gemm(
      aAt + (aBatches === 1 ? 0 : batch * m * k * 4),
      transposeA ? 1 : aColumns,
      transposeA ? aColumns : 1,
      bAt + (bBatches === 1 ? 0 : batch * k * n * 4),
      transposeB ? 1 : bColumns,
      transposeB ? bColumns : 1,
      outAt + batch * m * n * 4,
      n,
      biasAt,
      m,
      n,
      k,
      activation,
      0,
    )
  }
  return out
}

/** The leading dimensions of the result: those of the operand that has more than one batch. */
function batchShape(a: readonly number[], b: readonly number[]): readonly number[] {
  const left = a.slice(0, -2)
  const right = b.slice(0, -2)
  return sizeOf(left) >= sizeOf(right) ? left : right
}

/** Whether the batches are equal, or one side has a single one (broadcast of several dimensions is left to tfjs). */
function simpleBatches(a: readonly number[], b: readonly number[]): boolean {
  if (a.length === 2 && b.length === 2) return true
  const left = a.slice(0, -2)
  const right = b.slice(0, -2)
  return sizeOf(left) === 1 || sizeOf(right) === 1 || left.join() === right.join()
}

const onCpu = cpuKernel('BatchMatMul')

function batchMatMul(call: Call<Operands, MatMulAttrs>): TensorInfo | TensorInfo[] {
  const {a, b} = call.inputs
  if (a.dtype !== 'float32' || b.dtype !== 'float32' || !simpleBatches(a.shape, b.shape)) return onCpu(call)
  return multiply(call, undefined, 0)
}

const fusedOnCpu = cpuKernel('_FusedMatMul')

function fusedMatMul(call: Call<FusedOperands, FusedAttrs>): TensorInfo | TensorInfo[] {
  const {a, b, bias, preluActivationWeights} = call.inputs
  const {activation = 'linear', leakyreluAlpha} = call.attrs
  const n = b.shape[b.shape.length - (call.attrs.transposeB ? 2 : 1)] as number
  const rowBias = bias === undefined || sizeOf(bias.shape) === n
  if (a.dtype !== 'float32' || b.dtype !== 'float32' || !rowBias || !simpleBatches(a.shape, b.shape)) {
    return fusedOnCpu(call)
  }
  const number = activationNumbers[activation]
  const out = multiply(call, bias, number ?? 0)
  if (number !== undefined) return out
  return applyActivation(call.backend, out, activation, preluActivationWeights, leakyreluAlpha)
}

export const matmulKernels: KernelTable = {BatchMatMul: batchMatMul, _FusedMatMul: fusedMatMul}
