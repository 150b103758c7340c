import type {backend_util, TensorInfo} from '@tensorflow/tfjs'
import * as tf from '@tensorflow/tfjs'
import type {WasmBackend} from '../backend.ts'
import {type Call, cpuKernel, type Kernel, type KernelTable} from './kernel.ts'

interface PoolAttrs {
  readonly filterSize: [number, number] | number
  readonly strides: [number, number] | number
  readonly pad: 'valid' | 'same' | number | backend_util.ExplicitPadding
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil'
}

/** assembly/pooling.ts' kinds. */
const MAX = 0
const MAX_GRAD = 1
const MEAN = 2
const MEAN_GRAD = 3

function poolInfo(shape: readonly number[], attrs: PoolAttrs): backend_util.Conv2DInfo {
  const {filterSize, strides, pad, dimRoundingMode} = attrs
  return tf.backend_util.computePool2DInfo(
    shape as [number, number, number, number],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  )
}

function run(
  backend: WasmBackend,
  kind: number,
  x: TensorInfo,
  dy: TensorInfo,
  shape: readonly number[],
  info: backend_util.Conv2DInfo,
): TensorInfo {
  const out = backend.allocate(shape, 'float32')
  backend.wasm.pool2d(
    kind,
    backend.address(x),
    backend.address(dy),
    backend.address(out),
    info.batchSize,
    info.inChannels,
    info.inHeight,
    info.inWidth,
    info.outHeight,
    info.outWidth,
    info.filterHeight,
    info.filterWidth,
    info.strideHeight,
    info.strideWidth,
    info.padInfo.top,
    info.padInfo.left,
  )
  return out
}

function pool(name: 'MaxPool' | 'AvgPool', kind: number): Kernel {
  const onCpu = cpuKernel(name)
  return (call: Call<{x: TensorInfo}, PoolAttrs>) => {
    const {x} = call.inputs
    if (x.dtype !== 'float32') return onCpu(call)
    const info = poolInfo(x.shape, call.attrs)
    return run(call.backend, kind, x, x, info.outShape, info)
  }
}

export const poolingKernels: KernelTable = {
  MaxPool: pool('MaxPool', MAX),
  AvgPool: pool('AvgPool', MEAN),
  MaxPoolGrad: ({inputs, attrs, backend}: Call<{dy: TensorInfo; input: TensorInfo}, PoolAttrs>) => {
    const {dy, input} = inputs
    return run(backend, MAX_GRAD, input, dy, input.shape, poolInfo(input.shape, attrs))
  },
  AvgPoolGrad: ({inputs, attrs, backend}: Call<{dy: TensorInfo; input: TensorInfo}, PoolAttrs>) => {
    const {dy, input} = inputs
    return run(backend, MEAN_GRAD, dy, dy, input.shape, poolInfo(input.shape, attrs))
  },
}
