import type {TensorInfo} from '@tensorflow/tfjs-core'
import {sizeOf} from '../backend.ts'
import {borrowPartials} from './columns.ts'
import {fusedTable, lastOf} from './fused.ts'
import {type Call, cpuKernel, type KernelTable} from './kernel.ts'

const trainKernels = fusedTable({
  BatchNormTrain: ({inputs: {x, gamma, beta}, attrs: {epsilon}, backend}) => {
    const columns = lastOf(x)
    const rows = sizeOf(x.shape) / (columns || 1)
    const y = backend.allocate(x.shape, 'float32')
    const mean = backend.allocate([columns], 'float32')
    const variance = backend.allocate([columns], 'float32')
    const [xAt, meanAt, varianceAt] = [backend.address(x), backend.address(mean), backend.address(variance)]
    const partials = borrowPartials(backend, rows, columns)
    backend.wasm.moments(xAt, meanAt, varianceAt, partials.address, rows, columns)
    backend.wasm.normalize(
      xAt,
      backend.address(gamma),
      backend.address(beta),
      meanAt,
      varianceAt,
      backend.address(y),
      partials.address,
      epsilon,
      rows,
      columns,
    )
    backend.release(partials)
    return [y, mean, variance]
  },

  BatchNormTrainGrad: ({inputs: {x, dy, gamma, mean, variance}, attrs: {epsilon}, backend}) => {
    const columns = lastOf(x)
    const rows = sizeOf(x.shape) / (columns || 1)
    const dx = backend.allocate(x.shape, 'float32')
    const dgamma = backend.allocate([columns], 'float32')
    const dbeta = backend.allocate([columns], 'float32')
    const partials = borrowPartials(backend, rows, columns)
    const work = backend.borrow(3 * columns * 4)
    backend.wasm.batchNormGrad(
      backend.address(x),
      backend.address(dy),
      backend.address(gamma),
      backend.address(mean),
      backend.address(variance),
      backend.address(dx),
      backend.address(dgamma),
      backend.address(dbeta),
      partials.address,
      work.address,
      epsilon,
      rows,
      columns,
    )
    backend.release(work)
    backend.release(partials)
    return [dx, dgamma, dbeta]
  },
})

interface Inputs {
  readonly x: TensorInfo
  readonly scale?: TensorInfo
  readonly offset?: TensorInfo
  readonly mean: TensorInfo
  readonly variance: TensorInfo
}

const onCpu = cpuKernel('FusedBatchNorm')

/** With given statistics, as in evaluation; all of them of the last dimension's length. */
function fusedBatchNorm(call: Call<Inputs, {varianceEpsilon: number}>): TensorInfo | TensorInfo[] {
  const {x, scale, offset, mean, variance} = call.inputs
  const columns = lastOf(x)
  const perColumn = (t: TensorInfo | undefined) => t !== undefined && sizeOf(t.shape) === columns
  if (!scale || !offset || ![scale, offset, mean, variance].every(perColumn)) return onCpu(call)
  const {backend} = call
  const y = backend.allocate(x.shape, 'float32')
  const work = backend.borrow(columns * 4)
  backend.wasm.normalize(
    backend.address(x),
    backend.address(scale),
    backend.address(offset),
    backend.address(mean),
    backend.address(variance),
    backend.address(y),
    work.address,
    call.attrs.varianceEpsilon,
    sizeOf(x.shape) / (columns || 1),
    columns,
  )
  backend.release(work)
  return y
}

export const batchNormKernels: KernelTable = {...trainKernels, FusedBatchNorm: fusedBatchNorm}
