import type {TensorInfo} from '@tensorflow/tfjs-core'
import {sizeOf, type WasmBackend} from '../backend.ts'
import {activationNumbers} from './activation.ts'
import {runBinary} from './binary.ts'
import {borrowPartials} from './columns.ts'
import {fusedTable, lastOf} from './fused.ts'

/** Number of relu's derivative among assembly/binary.ts' operations; sigmoid's and tanh's follow. */
const DERIVATIVES = 7

function activationGrad(backend: WasmBackend, y: TensorInfo, dy: TensorInfo, activation: string): TensorInfo {
  const operation = DERIVATIVES + (activationNumbers[activation] as number) - 1
  return runBinary(backend, operation, y, dy) as TensorInfo
}

function biasGrad(backend: WasmBackend, dy: TensorInfo): TensorInfo {
  const columns = lastOf(dy)
  const rows = sizeOf(dy.shape) / (columns || 1)
  const sums = backend.allocate([columns], 'float32')
  const partials = borrowPartials(backend, rows, columns)
  const at = backend.address(dy)
  backend.wasm.columnSums(0, at, at, at, backend.address(sums), partials.address, rows, columns)
  backend.release(partials)
  return sums
}

export const biasKernels = fusedTable({
  ActivationGrad: ({inputs: {y, dy}, attrs: {activation}, backend}) => [
    activationGrad(backend, y, dy, activation),
  ],

  BiasGrad: ({inputs: {dy}, backend}) => [biasGrad(backend, dy)],

  ActivationBiasGrad: ({inputs: {y, dy}, attrs: {activation}, backend}) => {
    const columns = lastOf(dy)
    if (columns % 4 !== 0) {
      const dz = activationGrad(backend, y, dy, activation)
      return [dz, biasGrad(backend, dz)]
    }
    const rows = sizeOf(dy.shape) / (columns || 1)
    const dz = backend.allocate(dy.shape, 'float32')
    const sums = backend.allocate([columns], 'float32')
    const partials = borrowPartials(backend, rows, columns)
    backend.wasm.columnSums(
      activationNumbers[activation] as number,
      backend.address(y),
      backend.address(dy),
      backend.address(dz),
      backend.address(sums),
      partials.address,
      rows,
      columns,
    )
    backend.release(partials)
    return [dz, sums]
  },
})
