import type {TensorInfo} from '@tensorflow/tfjs-core'
import {sizeOf, type WasmBackend} from '../backend.ts'
import {fusedTable, lastOf} from './fused.ts'
import {type Call, cpuKernel, type KernelTable} from './kernel.ts'

function crossEntropy(
  backend: WasmBackend,
  logits: TensorInfo,
  labels: TensorInfo,
  smoothing: number,
): [TensorInfo, TensorInfo] {
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
    smoothing,
  )
  return [loss, probabilities]
}

function crossEntropyGrad(
  backend: WasmBackend,
  probabilities: TensorInfo,
  labels: TensorInfo,
  dy: TensorInfo,
  smoothing: number,
): [TensorInfo] {
  const [rows, classes] = probabilities.shape as [number, number]
  const dlogits = backend.allocate(probabilities.shape, 'float32')
  backend.wasm.crossEntropyGrad(
    backend.address(probabilities),
    backend.address(labels),
    backend.address(dy),
    backend.address(dlogits),
    rows,
    classes,
    smoothing,
  )
  return [dlogits]
}

const crossEntropyKernels = fusedTable({
  SparseSoftmaxCrossEntropy: ({inputs: {logits, labels}, backend}) =>
    crossEntropy(backend, logits, labels, 0),

  SparseSoftmaxCrossEntropyGrad: ({inputs: {probabilities, labels, dy}, backend}) =>
    crossEntropyGrad(backend, probabilities, labels, dy, 0),

  SmoothedSoftmaxCrossEntropy: ({inputs: {logits, labels}, attrs: {smoothing}, backend}) =>
    crossEntropy(backend, logits, labels, smoothing),

  SmoothedSoftmaxCrossEntropyGrad: ({inputs: {probabilities, labels, dy}, attrs: {smoothing}, backend}) =>
    crossEntropyGrad(backend, probabilities, labels, dy, smoothing),
})

const softmaxOnCpu = cpuKernel('Softmax')

function softmax(call: Call<{logits: TensorInfo}, {dim: number}>): TensorInfo | TensorInfo[] {
  const {logits} = call.inputs
  if (logits.dtype !== 'float32' || call.attrs.dim !== logits.shape.length - 1) return softmaxOnCpu(call)
  const {backend} = call
  const n = lastOf(logits)
  const y = backend.allocate(logits.shape, 'float32')
  backend.wasm.softmax(
    backend.address(logits),
    0,
    0,
    backend.address(y),
    sizeOf(logits.shape) / (n || 1),
    n,
    0,
  )
  return y
}

export const softmaxKernels: KernelTable = {...crossEntropyKernels, Softmax: softmax}
