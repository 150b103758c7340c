import type {TensorInfo} from '@tensorflow/tfjs-core'
import type {WasmBackend} from '../backend.ts'
import {borrowBordered} from './conv-border.ts'
import {type ConvInfo, rowsMerge} from './conv-geometry.ts'
import {choosePoints, runWinogradGrad} from './winograd.ts'

/** Copies of the result that groups of images sum into: enough to share out, few enough to add up. */
const GROUPS = 16
/** More columns than these and packing dy once pays. */
const FEW_COLUMNS = 16

export function filterGradient(
  backend: WasmBackend,
  x: TensorInfo,
  dy: TensorInfo,
  info: ConvInfo,
): TensorInfo {
  const {inWidth, inHeight, inChannels, outHeight, outWidth, filterHeight, filterWidth, padInfo} = info
  const dfilter = backend.allocate(info.filterShape, 'float32')
  const points = choosePoints(info, outHeight, outWidth)
  if (points !== 0) {
    runWinogradGrad(backend, points, info, backend.address(x), backend.address(dy), backend.address(dfilter))
    return dfilter
  }
  if (info.outChannels <= FEW_COLUMNS) {
    sumOuterProducts(backend, x, dy, dfilter, info)
    return dfilter
  }
  const row = inWidth * inChannels
  const merged = rowsMerge(info)
  const tapsAcross = merged ? 1 : filterWidth
  const taps = filterHeight * tapsAcross
  const tables = backend.borrowTable(taps * 3 * 4)
  const table = backend.int32(tables.address, taps * 3)
  for (let tap = 0; tap < taps; tap++) {
    const y = Math.floor(tap / tapsAcross) - padInfo.top
    const x = merged ? 0 : (tap % tapsAcross) - padInfo.left
    table[tap] = (y * row + x * inChannels) * 4
    table[taps + tap] = y
    table[2 * taps + tap] = x
  }
  backend.wasm.convFilterGrad(
    backend.address(x),
    backend.address(dy),
    backend.address(dfilter),
    tables.address,
    taps,
    merged ? filterWidth * inChannels : inChannels,
    info.outChannels,
    info.batchSize,
    outHeight,
    outWidth,
    inHeight,
    inWidth,
    info.strideHeight,
    info.strideWidth,
    inHeight * row,
    info.strideHeight * row,
    info.strideWidth * inChannels,
  )
  backend.release(tables)
  return dfilter
}

function sumOuterProducts(
  backend: WasmBackend,
  x: TensorInfo,
  dy: TensorInfo,
  dfilter: TensorInfo,
  info: ConvInfo,
): void {
  const {batchSize, inChannels, outChannels, outHeight, outWidth, filterHeight, filterWidth} = info
  const bordered = borrowBordered(backend, x, info)
  const row = bordered.width * inChannels
  const perGroup = Math.ceil(batchSize / GROUPS)
  const groups = Math.ceil(batchSize / perGroup)
  const size = filterHeight * filterWidth * inChannels * outChannels
  const out = backend.address(dfilter)
  const partials = groups === 1 ? undefined : backend.borrow(groups * size * 4)
  backend.wasm.convOuter(
    bordered.address,
    backend.address(dy),
    partials?.address ?? out,
    filterHeight,
    filterWidth * inChannels,
    outChannels,
    batchSize,
    perGroup,
    outHeight,
    outWidth,
    bordered.height * row,
    info.strideHeight * row,
    info.strideWidth * inChannels,
    row,
  )
  if (partials) {
    backend.wasm.sumRows(partials.address, out, groups, size, size)
    backend.release(partials)
  }
  if (bordered.block) backend.release(bordered.block)
}
