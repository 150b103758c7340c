import type {TensorInfo} from '@tensorflow/tfjs-core'
import type {WasmBackend} from '../backend.ts'
import {fusedTable} from './fused.ts'

/** What the wrappers of SimpleRNN, LSTM and GRU share: sizes, working memory, and the tensors of a gradient. */

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

/** Bytes from one step of dh to the next; 0 where dh [n,u] is the last step's alone. */
export const stepBytes = (dh: TensorInfo, u: number): number => (dh.shape.length === 3 ? u * 4 : 0)

/** A gradient's new tensors and their addresses; the input's, 0, where nobody wants it. */
export function gradientsOf(
  backend: WasmBackend,
  {n, t, f, u, gates}: Sizes,
  biasShape: readonly number[],
  wantsInput: boolean,
) {
  const columns = gates * u
  const dkernel = backend.allocate([f, columns], 'float32')
  const drecurrent = backend.allocate([u, columns], 'float32')
  const dbias = backend.allocate(biasShape, 'float32')
  const dx = wantsInput ? backend.allocate([n, t, f], 'float32') : undefined
  const tensors: [TensorInfo, TensorInfo, TensorInfo, TensorInfo?] = [dkernel, drecurrent, dbias]
  if (dx) tensors.push(dx)
  return {
    tensors,
    dkernel: backend.address(dkernel),
    drecurrent: backend.address(drecurrent),
    dbias: backend.address(dbias),
    dx: dx ? backend.address(dx) : 0,
  }
}

/** Runs a function with `bytes` of working memory. */
export function withWork<R>(backend: WasmBackend, bytes: number, run: (work: number) => R): R {
  const block = backend.borrow(bytes)
  const result = run(block.address)
  backend.release(block)
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
