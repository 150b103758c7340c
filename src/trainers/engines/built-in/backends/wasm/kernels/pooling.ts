import type {backend_util, TensorInfo} from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import {AVERAGE_POOL, AVERAGE_POOL_GRAD, MAX_POOL, MAX_POOL_GRAD} from '../assembly/numbers.ts'
import type {WasmBackend} from '../backend.ts'
import {type Call, cpuKernel, type Kernel, type KernelTable} from './kernel.ts'

interface PoolAttrs {
  readonly filterSize: [number, number] | number
  readonly strides: [number, number] | number
  readonly pad: 'valid' | 'same' | number | backend_util.ExplicitPadding
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil'
}

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
  x: number,
  y: number,
  dy: number,
  dx: number,
  info: backend_util.Conv2DInfo,
): void {
  backend.wasm.pool2d(
    kind,
    x,
    y,
    dy,
    dx,
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
}

function pool(name: 'MaxPool' | 'AvgPool', kind: number): Kernel {
  const onCpu = cpuKernel(name)
  return (call: Call<{x: TensorInfo}, PoolAttrs>) => {
    const {x} = call.inputs
    if (x.dtype !== 'float32') return onCpu(call)
    const {backend} = call
    const info = poolInfo(x.shape, call.attrs)
    const y = backend.allocate(info.outShape, 'float32')
    run(backend, kind, backend.address(x), backend.address(y), 0, 0, info)
    return y
  }
}

interface Gradient {
  readonly dy: TensorInfo
  readonly input: TensorInfo
}

export const poolingKernels: KernelTable = {
  MaxPool: pool('MaxPool', MAX_POOL),
  AvgPool: pool('AvgPool', AVERAGE_POOL),
  MaxPoolGrad: ({inputs, attrs, backend}: Call<Gradient & {output: TensorInfo}, PoolAttrs>) => {
    const {dy, input, output} = inputs
    const dx = backend.allocate(input.shape, 'float32')
    const info = poolInfo(input.shape, attrs)
    const [x, y] = [backend.address(input), backend.address(output)]
    run(backend, MAX_POOL_GRAD, x, y, backend.address(dy), backend.address(dx), info)
    return dx
  },
  AvgPoolGrad: ({inputs: {dy, input}, attrs, backend}: Call<Gradient, PoolAttrs>) => {
    const dx = backend.allocate(input.shape, 'float32')
    run(
      backend,
      AVERAGE_POOL_GRAD,
      0,
      0,
      backend.address(dy),
      backend.address(dx),
      poolInfo(input.shape, attrs),
    )
    return dx
  },
}
