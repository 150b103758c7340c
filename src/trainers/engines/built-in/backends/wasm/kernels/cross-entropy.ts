import type {TensorInfo} from '@tensorflow/tfjs-core'
import {sizeOf} from '../backend.ts'
import {fusedTable, lastOf} from './fused.ts'
import {type Call, cpuKernel, type KernelTable} from './kernel.ts'

const crossEntropyKernels = fusedTable({
  SparseSoftmaxCrossEntropy: ({inputs: {logits, labels}, backend}) => {
    const [rows, classes] = logits.shape as [number, number]
    const loss = backend.allocate([rows], 'float32')
    const probabilities = backend.allocate(logits.shape, 'float32')
    backend.wasm.softmax(
      backend.address(logits),
      backend.address(labels),
      backend.address(loss),
      backend.address(probabilities),
      rows,
      classes,
    )
    return [loss, probabilities]
  },

  SparseSoftmaxCrossEntropyGrad: ({inputs: {probabilities, labels, dy}, backend}) => {
    const [rows, classes] = probabilities.shape as [number, number]
    const dlogits = backend.allocate(probabilities.shape, 'float32')
    backend.wasm.crossEntropyGrad(
      backend.address(probabilities),
      backend.address(labels),
      backend.address(dy),
      backend.address(dlogits),
      rows,
      classes,
    )
    return [dlogits]
  },
})

const softmaxOnCpu = cpuKernel('Softmax')

function softmax(call: Call<{logits: TensorInfo}, {dim: number}>): TensorInfo | TensorInfo[] {
  const {logits} = call.inputs
  if (logits.dtype !== 'float32' || call.attrs.dim !== logits.shape.length - 1) return softmaxOnCpu(call)
  const {backend} = call
  const n = lastOf(logits)
  const y = backend.allocate(logits.shape, 'float32')
  backend.wasm.softmax(backend.address(logits), 0, 0, backend.address(y), sizeOf(logits.shape) / (n || 1), n)
  return y
}

export const softmaxKernels: KernelTable = {...crossEntropyKernels, Softmax: softmax}
