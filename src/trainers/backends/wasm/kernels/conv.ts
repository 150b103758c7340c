import type {TensorInfo} from '@tensorflow/tfjs'
import type {Block} from '../allocator.ts'
import {sizeOf, type WasmBackend} from '../backend.ts'
import {activationNumbers, applyActivation} from './activation.ts'
import {borrowBordered} from './conv-border.ts'
import {filterGradient} from './conv-filter.ts'
import {
  backwardReach,
  borrowTables,
  type ConvAttrs,
  type ConvInfo,
  convInfo,
  forwardReach,
  isSupported,
  type Reach,
  rowsMerge,
} from './conv-geometry.ts'
import {type Call, cpuKernel, type KernelTable} from './kernel.ts'
import {choosePoints, runWinograd} from './winograd.ts'

const isFloat = (...tensors: TensorInfo[]) => tensors.every(tensor => tensor.dtype === 'float32')

/** Packs a filter's taps for a product; see assembly/conv.ts. */
function borrowPacked(
  backend: WasmBackend,
  filterAt: number,
  order: readonly number[],
  from: number,
  to: number,
  transposed: boolean,
): Block {
  const depth = order.length * (transposed ? to : from)
  const panels = Math.ceil((transposed ? from : to) / 8)
  const block = backend.borrow(Math.max(panels * depth * 32, 64) + order.length * 4)
  const orderAt = block.address + panels * depth * 32
  backend.int32(orderAt, order.length).set(order)
  backend.wasm.packFilter(filterAt, block.address, orderAt, order.length, from, to, transposed ? 1 : 0)
  return block
}

/** Up to so many channels a copy with zeros around costs less than what it saves. */
const FEW_CHANNELS = 8

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
    const biasAt = bias === undefined ? 0 : backend.address(bias)
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
    bias === undefined ? 0 : backend.address(bias),
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

/** For every remainder of the stride the input positions with that remainder see the same taps: a product of its own. */
function inputGradient(backend: WasmBackend, dy: TensorInfo, filter: TensorInfo, info: ConvInfo): TensorInfo {
  const dx = backend.allocate(info.inShape, 'float32')
  const {strideHeight, strideWidth, inHeight, inWidth, outHeight, outWidth, padInfo} = info
  const points = choosePoints(info, inHeight, inWidth)
  if (points !== 0) {
    const place = {
      height: outHeight,
      width: outWidth,
      depth: info.outChannels,
      top: 2 - padInfo.top,
      left: 2 - padInfo.left,
    }
    const result = {outHeight: inHeight, outWidth: inWidth, columns: info.inChannels}
    const w = {...place, ...result, points, images: info.batchSize, transposed: true}
    runWinograd(backend, w, backend.address(dy), backend.address(filter), 0, backend.address(dx), 0)
    return dx
  }
  for (let top = 0; top < Math.min(strideHeight, inHeight); top++) {
    const down = backwardReach(top, inHeight, strideHeight, outHeight, info.filterHeight, padInfo.top)
    for (let left = 0; left < Math.min(strideWidth, inWidth); left++) {
      const across = backwardReach(left, inWidth, strideWidth, outWidth, info.filterWidth, padInfo.left)
      gradientOfClass(backend, dy, filter, dx, info, top, left, down, across)
    }
  }
  return dx
}

function gradientOfClass(
  backend: WasmBackend,
  dy: TensorInfo,
  filter: TensorInfo,
  dx: TensorInfo,
  info: ConvInfo,
  top: number,
  left: number,
  down: Reach,
  across: Reach,
): void {
  const {inChannels, outChannels, inHeight, inWidth, outHeight, outWidth, filterWidth} = info
  const order = down.taps.flatMap(tapY => across.taps.map(tapX => tapY * filterWidth + tapX))
  const row = outWidth * outChannels
  const tables = borrowTables(backend, down, across, row, outChannels)
  const packed = borrowPacked(backend, backend.address(filter), order, inChannels, outChannels, true)
  const inRow = inWidth * inChannels
  backend.wasm.conv(
    backend.address(dy),
    packed.address,
    backend.address(dx) + (top * inRow + left * inChannels) * 4,
    0,
    tables.address,
    order.length,
    outChannels,
    inChannels,
    info.batchSize,
    down.positions,
    across.positions,
    outHeight * row,
    row,
    outChannels,
    inHeight * inRow,
    info.strideHeight * inRow,
    info.strideWidth * inChannels,
    0,
    0,
  )
  backend.release(packed)
  backend.release(tables)
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
