import type {TensorInfo} from '@tensorflow/tfjs-core'
import {sizeOf, type WasmBackend} from '../backend.ts'
import {activationNumbers, applyActivation} from './activation.ts'
import {borrowBordered, FEW_CHANNELS} from './conv-border.ts'
import {filterGradient} from './conv-filter.ts'
import {
  borrowTables,
  type ConvAttrs,
  type ConvInfo,
  convInfo,
  forwardReach,
  isSupported,
  rowsMerge,
} from './conv-geometry.ts'
import {inputGradient} from './conv-input.ts'
import {borrowPacked} from './conv-packed.ts'
import {runPlanes, suitsPlanes} from './conv-planes.ts'
import {type Call, cpuKernel, type KernelTable} from './kernel.ts'
import {choosePoints, runWinograd} from './winograd.ts'

const isFloat = (...tensors: TensorInfo[]) => tensors.every(tensor => tensor.dtype === 'float32')

function forward(
  backend: WasmBackend,
  x: TensorInfo,
  filter: TensorInfo,
  bias: TensorInfo | undefined,
  info: ConvInfo,
  activation: number,
): TensorInfo {
  const {inWidth, inHeight, inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth} = info
  const {strideHeight, strideWidth, padInfo} = info
  const y = backend.allocate(info.outShape, 'float32')
  const points = choosePoints(info, outHeight, outWidth)
  const biasAt = bias === undefined ? 0 : backend.address(bias)
  if (points !== 0) {
    const place = {height: inHeight, width: inWidth, depth: inChannels, top: padInfo.top, left: padInfo.left}
    const w = {
      ...place,
      points,
      images: info.batchSize,
      outHeight,
      outWidth,
      columns: outChannels,
      transposed: false,
    }
    runWinograd(
      backend,
      w,
      backend.address(x),
      backend.address(filter),
      biasAt,
      backend.address(y),
      activation,
    )
    return y
  }
  if (suitsPlanes(backend, info)) {
    runPlanes(backend, x, filter, biasAt, y, info, activation)
    return y
  }
  // Pixels of a filter row side by side make long runs of few channels; else the runs are long enough as they are.
  const bordered =
    inChannels <= FEW_CHANNELS && filterWidth > 1 ? borrowBordered(backend, x, info) : undefined
  const merged = bordered !== undefined || rowsMerge(info)
  const [height, width, top, left] = bordered
    ? [bordered.height, bordered.width, 0, 0]
    : [inHeight, inWidth, padInfo.top, padInfo.left]
  const row = width * inChannels
  const length = merged ? filterWidth * inChannels : inChannels
  const down = forwardReach(outHeight, strideHeight, height, filterHeight, top)
  const across = forwardReach(outWidth, strideWidth, width, merged ? 1 : filterWidth, merged ? 0 : left)
  const tables = borrowTables(backend, down, across, row, inChannels)
  const taps = filterHeight * (merged ? 1 : filterWidth)
  const order = Array.from({length: taps}, (_, tap) => tap)
  const packed = borrowPacked(backend, backend.address(filter), order, length, outChannels, false)
  backend.wasm.conv(
    bordered?.address ?? backend.address(x),
    packed.address,
    backend.address(y),
    biasAt,
    tables.address,
    taps,
    length,
    outChannels,
    info.batchSize,
    outHeight,
    outWidth,
    height * row,
    strideHeight * row,
    strideWidth * inChannels,
    outHeight * outWidth * outChannels,
    outWidth * outChannels,
    outChannels,
    activation,
    bordered !== undefined ? 1 : 0,
  )
  backend.release(packed)
  backend.release(tables)
  if (bordered?.block) backend.release(bordered.block)
  return y
}

interface Operands {
  readonly x: TensorInfo
  readonly filter: TensorInfo
  readonly bias?: TensorInfo
  readonly preluActivationWeights?: TensorInfo
}

const forwardOnCpu = cpuKernel('Conv2D')

function conv2d(call: Call<Operands, ConvAttrs>): TensorInfo | TensorInfo[] {
  const {x, filter} = call.inputs
  const info = convInfo(x.shape, filter.shape, call.attrs)
  if (!isFloat(x, filter) || !isSupported(info)) return forwardOnCpu(call)
  return forward(call.backend, x, filter, undefined, info, 0)
}

const fusedOnCpu = cpuKernel('FusedConv2D')

interface FusedAttrs extends ConvAttrs {
  readonly activation?: string
  readonly leakyreluAlpha?: number
}

function fusedConv2d(call: Call<Operands, FusedAttrs>): TensorInfo | TensorInfo[] {
  const {x, filter, bias, preluActivationWeights} = call.inputs
  const {activation = 'linear', leakyreluAlpha} = call.attrs
  const info = convInfo(x.shape, filter.shape, call.attrs)
  const rowBias = bias === undefined || sizeOf(bias.shape) === info.outChannels
  if (!isFloat(x, filter) || !rowBias || !isSupported(info)) return fusedOnCpu(call)
  const number = activationNumbers[activation]
  const y = forward(call.backend, x, filter, bias, info, number ?? 0)
  if (number !== undefined) return y
  return applyActivation(call.backend, y, activation, preluActivationWeights, leakyreluAlpha)
}

const inputOnCpu = cpuKernel('Conv2DBackpropInput')

function conv2dBackpropInput(
  call: Call<{dy: TensorInfo; filter: TensorInfo}, ConvAttrs & {inputShape: number[]}>,
): TensorInfo | TensorInfo[] {
  const {dy, filter} = call.inputs
  const info = convInfo(call.attrs.inputShape, filter.shape, call.attrs)
  if (!isFloat(dy, filter) || !isSupported(info)) return inputOnCpu(call)
  return inputGradient(call.backend, dy, filter, info)
}

const filterOnCpu = cpuKernel('Conv2DBackpropFilter')

function conv2dBackpropFilter(
  call: Call<{x: TensorInfo; dy: TensorInfo}, ConvAttrs & {filterShape: number[]}>,
): TensorInfo | TensorInfo[] {
  const {x, dy} = call.inputs
  const info = convInfo(x.shape, call.attrs.filterShape, call.attrs)
  if (!isFloat(x, dy) || !isSupported(info)) return filterOnCpu(call)
  return filterGradient(call.backend, x, dy, info)
}

export const convKernels: KernelTable = {
  Conv2D: conv2d,
  FusedConv2D: fusedConv2d,
  Conv2DBackpropInput: conv2dBackpropInput,
  Conv2DBackpropFilter: conv2dBackpropFilter,
}
