import type {TensorInfo} from '@tensorflow/tfjs-core'
import {sizeOf} from '../backend.ts'
import {fusedTable, lastOf} from './fused.ts'
import {type Call, cpuKernel, type KernelTable} from './kernel.ts'

const gatherOnCpu = cpuKernel('GatherV2')

/** Rows of a table; every other case of GatherV2, wrong ids among them, is tfjs-cpu's. */
function gather(
  call: Call<{x: TensorInfo; indices: TensorInfo}, {axis: number; batchDims: number}>,
): TensorInfo | TensorInfo[] {
  const {inputs, attrs, backend} = call
  const {x, indices} = inputs
  const rowsOfTable = attrs.axis === 0 && !attrs.batchDims && x.shape.length === 2
  if (!rowsOfTable || x.dtype !== 'float32' || indices.dtype !== 'int32') return gatherOnCpu(call)
  const [rows, width] = x.shape as [number, number]
  const count = sizeOf(indices.shape)
  const ids = backend.address(indices)
  if (!backend.wasm.idsWithin(ids, count, rows)) return gatherOnCpu(call)
  const y = backend.allocate([...indices.shape, width], 'float32')
  backend.wasm.gatherRows(backend.address(x), ids, backend.address(y), count, width)
  return y
}

const embeddingGradKernels = fusedTable({
  EmbeddingGrad: ({inputs: {ids, dy}, attrs: {rows}, backend}) => {
    const width = lastOf(dy)
    const sum = backend.allocate([rows, width], 'float32')
    const squares = backend.allocate([rows, width], 'float32')
    const [idsAt, dyAt] = [backend.address(ids), backend.address(dy)]
    const [sumAt, squaresAt] = [backend.address(sum), backend.address(squares)]
    backend.wasm.embeddingGrad(idsAt, dyAt, sumAt, squaresAt, sizeOf(ids.shape), width, rows)
    return [sum, squares]
  },
})

export const embeddingKernels: KernelTable = {...embeddingGradKernels, GatherV2: gather}
