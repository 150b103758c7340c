import type {TensorInfo} from '@tensorflow/tfjs-core'
import {TILE} from '../assembly/numbers.ts'
import type {WasmBackend} from '../backend.ts'
import {fusedTable} from './fused.ts'

/** What the wrappers of SimpleRNN, LSTM and GRU share: sizes, working memory, and the products over all steps at once. */

export interface Sizes {
  readonly n: number
  readonly t: number
  readonly f: number
  readonly u: number
  readonly gates: number
}

export function sizesOf(x: TensorInfo, recurrentKernel: TensorInfo): Sizes {
  const [n, t, f] = x.shape as [number, number, number]
  const [u, columns] = recurrentKernel.shape as [number, number]
  return {n, t, f, u, gates: columns / u}
}

/** x·kernel + bias for all steps at once into `to` [n·t, gates·u]. */
export function project(
  backend: WasmBackend,
  {x, kernel}: {x: TensorInfo; kernel: TensorInfo},
  bias: number,
  to: number,
  {n, t, f, u, gates}: Sizes,
): void {
  const columns = gates * u
  const xAt = backend.address(x)
  const kernelAt = backend.address(kernel)
  backend.wasm.gemm(xAt, f, 1, kernelAt, columns, 1, to, columns, bias, n * t, columns, f, 0, 0)
}

/** Runs a function with memory for the packed recurrent kernel and for every tile's rows. */
export function withWork(
  backend: WasmBackend,
  {n, u, gates}: Sizes,
  tileBytes: number,
  run: (packed: number, work: number) => void,
): void {
  const packedBytes = 4 * Math.max(u * gates, 8) * (((u + 7) >> 3) << 3)
  const block = backend.borrow(packedBytes + Math.ceil(n / TILE) * tileBytes)
  run(block.address, block.address + packedBytes)
  backend.release(block)
}

/** Bytes from one step of dh to the next; 0 where dh [n,u] is the last step's alone. */
export const stepBytes = (dh: TensorInfo, u: number): number => (dh.shape.length === 3 ? u * 4 : 0)

/** to [rows, columns] = leftᵀ·dz, summed over all samples and steps. `dz.row`: floats from one row of dz to the next. */
export function weightGradient(
  backend: WasmBackend,
  left: number,
  rows: number,
  dz: {readonly at: number; readonly row: number; readonly columns: number},
  to: number,
  toRow: number,
  count: number,
): void {
  backend.wasm.gemm(left, 1, rows, dz.at, dz.row, 1, to, toRow, 0, rows, dz.columns, count, 0, 0)
}

/** dz·kernelᵀ: the gradient of the layer's input, [n,t,f]. */
export function inputGradient(
  backend: WasmBackend,
  dz: number,
  kernel: TensorInfo,
  {n, t, f, u, gates}: Sizes,
): TensorInfo {
  const columns = gates * u
  const dx = backend.allocate([n, t, f], 'float32')
  const dxAt = backend.address(dx)
  backend.wasm.gemm(dz, columns, 1, backend.address(kernel), 1, columns, dxAt, f, 0, n * t, f, columns, 0, 0)
  return dx
}

/** What LSTM's and SimpleRNN's gradients end with: dz at hand, the same for input and state. */
export function weightGradients(
  backend: WasmBackend,
  x: TensorInfo,
  kernel: TensorInfo,
  at: {readonly dz: number; readonly previous: number},
  sizes: Sizes,
  wantsInput: boolean,
): [TensorInfo, TensorInfo, TensorInfo, TensorInfo?] {
  const {n, t, f, u, gates} = sizes
  const columns = gates * u
  const dz = {at: at.dz, row: columns, columns}
  const dkernel = backend.allocate([f, columns], 'float32')
  const drecurrent = backend.allocate([u, columns], 'float32')
  const dbias = backend.allocate([columns], 'float32')
  weightGradient(backend, backend.address(x), f, dz, backend.address(dkernel), columns, n * t)
  weightGradient(backend, at.previous, u, dz, backend.address(drecurrent), columns, n * t)
  backend.wasm.sumRows(at.dz, backend.address(dbias), n * t, columns, columns)
  const weights = [dkernel, drecurrent, dbias] as const
  return wantsInput ? [...weights, inputGradient(backend, at.dz, kernel, sizes)] : [...weights]
}

/** Working tensors of a gradient, given back when `run` is done. */
export function withBuffers<R>(
  backend: WasmBackend,
  floats: readonly number[],
  run: (addresses: number[]) => R,
): R {
  const blocks = floats.map(count => backend.borrow(count * 4))
  const result = run(blocks.map(({address}) => address))
  for (const block of blocks) backend.release(block)
  return result
}

export const sequenceKernels = fusedTable({
  LastStep: ({inputs: {h}, backend}) => {
    const [n, t, u] = h.shape as [number, number, number]
    const last = backend.allocate([n, u], 'float32')
    backend.wasm.copyRows(backend.address(h) + (t - 1) * u * 4, t * u, backend.address(last), u, n, u)
    return [last]
  },
})
