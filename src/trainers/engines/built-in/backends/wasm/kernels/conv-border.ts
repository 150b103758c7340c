import type {TensorInfo} from '@tensorflow/tfjs-core'
import type {Block} from '../allocator.ts'
import type {WasmBackend} from '../backend.ts'
import type {ConvInfo} from './conv-geometry.ts'

/** Up to so many channels it pays to make long runs of them. */
export const FEW_CHANNELS = 8

/** Pictures that no window of a convolution hangs over. */
interface Bordered {
  readonly address: number
  readonly height: number
  readonly width: number
  /** The copy with zeros around, to be released; none where the pictures did as they are. */
  readonly block: Block | undefined
}

/** Puts zeros around the pictures where windows would hang over. */
export function borrowBordered(backend: WasmBackend, x: TensorInfo, info: ConvInfo): Bordered {
  const {batchSize, inHeight, inWidth, inChannels, padInfo} = info
  const [top, bottom, left, right] = [padInfo.top, padInfo.bottom, padInfo.left, padInfo.right].map(n =>
    Math.max(n, 0),
  ) as [number, number, number, number]
  if (top + bottom + left + right === 0)
    return {address: backend.address(x), height: inHeight, width: inWidth, block: undefined}
  const height = top + inHeight + bottom
  const width = left + inWidth + right
  const block = backend.borrow(batchSize * height * width * inChannels * 4)
  backend.wasm.addBorder(
    backend.address(x),
    block.address,
    batchSize,
    inHeight,
    inWidth * inChannels,
    top,
    bottom,
    left * inChannels,
    right * inChannels,
  )
  return {address: block.address, height, width, block}
}
