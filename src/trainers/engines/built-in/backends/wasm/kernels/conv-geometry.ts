import type {backend_util} from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import type {Block} from '../allocator.ts'
import {ZEROS_LENGTH} from '../assembly/memory-map.ts'
import {MAX_TAPS} from '../assembly/numbers.ts'
import type {WasmBackend} from '../backend.ts'

/** How tfjs describes a convolution to a kernel. */
export interface ConvAttrs {
  readonly strides: number | [number, number]
  readonly pad: 'valid' | 'same' | number | backend_util.ExplicitPadding
  readonly dataFormat?: 'NHWC' | 'NCHW'
  readonly dilations?: number | [number, number]
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil'
}

export type ConvInfo = backend_util.Conv2DInfo

type Shape4 = [number, number, number, number]

export function convInfo(
  inputShape: readonly number[],
  filterShape: readonly number[],
  attrs: ConvAttrs,
): ConvInfo {
  return tf.backend_util.computeConv2DInfo(
    inputShape as Shape4,
    filterShape as Shape4,
    attrs.strides,
    attrs.dilations ?? 1,
    attrs.pad as 'same',
    attrs.dimRoundingMode,
    false,
    attrs.dataFormat === 'NCHW' ? 'channelsFirst' : 'channelsLast',
  )
}

/** Whether our kernels compute it; what they do not is left to tfjs-cpu. */
export function isSupported(info: ConvInfo): boolean {
  const taps = info.filterHeight * info.filterWidth
  return (
    info.dataFormat === 'channelsLast' &&
    info.dilationHeight === 1 &&
    info.dilationWidth === 1 &&
    taps <= MAX_TAPS &&
    Math.max(info.inChannels * info.filterWidth, info.outChannels) <= ZEROS_LENGTH
  )
}

/** Along one axis, the taps that reach a position: how far from it each looks, and which tap of the filter it is. */
export interface Reach {
  readonly steps: readonly number[]
  readonly taps: readonly number[]
  /** Number of positions; the first looks at 0, the next at `stride`, and so on. */
  readonly positions: number
  readonly stride: number
  /** What is looked at runs from 0 to this. */
  readonly size: number
}

/** Forward: position o looks at o·stride − pad + tap of the input. */
export function forwardReach(
  positions: number,
  stride: number,
  size: number,
  taps: number,
  pad: number,
): Reach {
  const indices = Array.from({length: taps}, (_, i) => i)
  return {positions, stride, size, steps: indices.map(tap => tap - pad), taps: indices}
}

/**
 * Backward: input position first + a·stride was looked at by output position a + (first + pad − tap) / stride, for
 * the taps that make this a whole number.
 */
export function backwardReach(
  first: number,
  inputSize: number,
  stride: number,
  outputSize: number,
  taps: number,
  pad: number,
): Reach {
  const reaching = Array.from({length: taps}, (_, i) => i).filter(tap => (first + pad - tap) % stride === 0)
  return {
    positions: Math.ceil((inputSize - first) / stride),
    stride: 1,
    size: outputSize,
    steps: reaching.map(tap => (first + pad - tap) / stride),
    taps: reaching,
  }
}

/**
 * Writes what assembly/conv.ts' Gather reads: the taps' offsets in bytes, a line of masks for every y and every x.
 *
 * @param row floats from one y to the next of what is looked at
 * @param step floats from one x to the next
 */
export function borrowTables(
  backend: WasmBackend,
  down: Reach,
  across: Reach,
  row: number,
  step: number,
): Block {
  const columns = across.steps.length
  const taps = down.steps.length * columns
  const line = (taps + 3) & ~3
  const block = backend.borrowTable((1 + down.positions + across.positions) * line * 4)
  const table = backend.int32(block.address, (1 + down.positions + across.positions) * line)
  table.fill(0)
  let at = 0
  for (const y of down.steps) for (const x of across.steps) table[at++] = (y * row + x * step) * 4
  for (let position = 0; position < down.positions; position++) {
    at = (1 + position) * line
    for (const y of down.steps) {
      const seen = position * down.stride + y
      const inside = seen >= 0 && seen < down.size ? -1 : 0
      for (let x = 0; x < columns; x++) table[at++] = inside
    }
  }
  for (let position = 0; position < across.positions; position++) {
    const start = (1 + down.positions + position) * line
    for (let x = 0; x < columns; x++) {
      const seen = position * across.stride + (across.steps[x] as number)
      const inside = seen >= 0 && seen < across.size ? -1 : 0
      for (let y = 0; y < down.steps.length; y++) table[start + y * columns + x] = inside
    }
  }
  return block
}

/** A tap that covers a whole row of the filter: possible where no window hangs over the sides. */
export function rowsMerge(info: ConvInfo): boolean {
  const {left, right} = info.padInfo
  return info.filterWidth > 1 && left <= 0 && right <= 0
}
