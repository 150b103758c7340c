import type {TensorInfo} from '@tensorflow/tfjs-core'
import {sizeOf, type WasmBackend} from '../backend.ts'
import {FEW_CHANNELS} from './conv-border.ts'
import {backwardReach, borrowTables, type ConvInfo, type Reach} from './conv-geometry.ts'
import {borrowPacked} from './conv-packed.ts'
import {choosePoints, runWinograd} from './winograd.ts'

/** For every remainder of the stride the input positions with that remainder see the same taps: a product of its own. */
export function inputGradient(
  backend: WasmBackend,
  dy: TensorInfo,
  filter: TensorInfo,
  info: ConvInfo,
): TensorInfo {
  const dx = backend.allocate(info.inShape, 'float32')
  const {strideHeight, strideWidth, inHeight, inWidth, outHeight, outWidth, padInfo} = info
  const points = choosePoints(info, inHeight, inWidth)
  if (points !== 0) {
    const place = {
      height: outHeight,
      width: outWidth,
      depth: info.outChannels,
      top: info.filterHeight - 1 - padInfo.top,
      left: info.filterWidth - 1 - padInfo.left,
    }
    const result = {outHeight: inHeight, outWidth: inWidth, columns: info.inChannels}
    const w = {...place, ...result, points, images: info.batchSize, transposed: true}
    runWinograd(backend, w, backend.address(dy), backend.address(filter), 0, backend.address(dx), 0)
    return dx
  }
  if (info.inChannels <= FEW_CHANNELS && info.filterWidth > 1 && isUnpadded(info)) {
    scatter(backend, dy, filter, dx, info)
    return dx
  }
  // A stride longer than the filter leaves out positions that no tap reaches.
  if (strideHeight > info.filterHeight || strideWidth > info.filterWidth)
    backend.wasm.fill(backend.address(dx), sizeOf(info.inShape), 0)
  for (let top = 0; top < Math.min(strideHeight, inHeight); top++) {
    const down = backwardReach(top, inHeight, strideHeight, outHeight, info.filterHeight, padInfo.top)
    for (let left = 0; left < Math.min(strideWidth, inWidth); left++) {
      const across = backwardReach(left, inWidth, strideWidth, outWidth, info.filterWidth, padInfo.left)
      if (down.taps.length === 0 || across.taps.length === 0) continue
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

const isUnpadded = ({padInfo: {top, bottom, left, right}}: ConvInfo) =>
  Math.max(top, bottom, left, right) <= 0

/** What every position of dy gives its window, added where the window lies. */
function scatter(
  backend: WasmBackend,
  dy: TensorInfo,
  filter: TensorInfo,
  dx: TensorInfo,
  info: ConvInfo,
): void {
  const {inChannels, outChannels, inHeight, inWidth, filterHeight, filterWidth} = info
  const rows = Array.from({length: filterHeight}, (_, row) => row)
  const length = filterWidth * inChannels
  const packed = borrowPacked(backend, backend.address(filter), rows, length, outChannels, true)
  const row = inWidth * inChannels
  backend.wasm.convScatter(
    backend.address(dy),
    packed.address,
    backend.address(dx),
    filterHeight,
    length,
    outChannels,
    info.batchSize,
    info.outHeight,
    info.outWidth,
    inHeight * row,
    info.strideHeight * row,
    info.strideWidth * inChannels,
    row,
  )
  backend.release(packed)
}
