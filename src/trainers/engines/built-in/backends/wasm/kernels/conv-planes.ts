import type {TensorInfo} from '@tensorflow/tfjs-core'
import {SCRATCH_SIZE} from '../assembly/memory-map.ts'
import type {WasmBackend} from '../backend.ts'
import {FEW_CHANNELS} from './conv-border.ts'
import type {ConvInfo} from './conv-geometry.ts'

/** The filters that assembly/conv-planes.ts computes together; it writes them in pairs. */
const FILTERS = 6

/** Sides of the pictures with the zeros around that the filter looks at. */
const sides = ({inHeight, inWidth, padInfo: {top, bottom, left, right}}: ConvInfo) =>
  [top + inHeight + bottom, left + inWidth + right] as const

/** Whether a convolution has so few channels and filters that vectors had better run over pixels. */
export function suitsPlanes(backend: WasmBackend, info: ConvInfo): boolean {
  const {inChannels, outChannels, filterWidth, strideHeight, strideWidth} = info
  if (inChannels > FEW_CHANNELS || outChannels > FILTERS || outChannels % 2 !== 0) return false
  if (filterWidth === 1 || strideHeight !== 1 || strideWidth !== 1) return false
  if (info.outWidth < 8) return false
  const [tall, wide] = sides(info)
  return backend.wasm.planesWork(tall, wide, inChannels, filterWidth) <= SCRATCH_SIZE
}

/** y = activation(x ∗ filter + bias) for what suits; `bias` 0 for none. */
export function runPlanes(
  backend: WasmBackend,
  x: TensorInfo,
  filter: TensorInfo,
  bias: number,
  y: TensorInfo,
  info: ConvInfo,
  activation: number,
): void {
  const [tall, wide] = sides(info)
  backend.wasm.convPlanes(
    backend.address(x),
    backend.address(filter),
    backend.address(y),
    bias,
    info.batchSize,
    info.inHeight,
    info.inWidth,
    info.inChannels,
    tall,
    wide,
    info.padInfo.top,
    info.padInfo.left,
    info.outHeight,
    info.outWidth,
    info.outChannels,
    info.filterHeight,
    info.filterWidth,
    activation,
  )
}
