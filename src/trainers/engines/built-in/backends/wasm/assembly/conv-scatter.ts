// @ts-nocheck
/**
 * A convolution's gradient for an input of few channels without padding: every position of dy times the filter gives
 * what its window receives, and windows are added where they lie. The other way (conv.ts) would fill 8 columns with
 * few channels and multiply much padding.
 */
import {rows6} from './gemm-micro.ts'
import {JOB, ZEROS} from './memory-map.ts'
import {parallel, scratch} from './pool.ts'

@unmanaged
class Scatter {
  dy: usize
  /** [panels of 8 of a filter row][filterRows][depth][8] */
  packed: usize
  dx: usize
  filterRows: i32
  /** Floats of a filter row: its width times the input's channels. */
  length: i32
  /** Channels of dy. */
  depth: i32
  height: i32
  width: i32
  /** Bytes from one image, position below, position beside to the next in dx; `dxLine`: one row of dx. */
  dxImage: usize
  dxRow: usize
  dxStep: usize
  dxLine: usize
}

/** The thread's working memory: six pointers, then six windows' filter rows. */
const WINDOWS: usize = 64

@inline
function addRow(from: usize, to: usize, length: i32): void {
  const whole = <usize>(length & ~3) * 4, end = <usize>length * 4
  let i: usize = 0
  for (; i < whole; i += 16) v128.store(to + i, f32x4.add(v128.load(to + i), v128.load(from + i)))
  for (; i < end; i += 4) store<f32>(to + i, load<f32>(to + i) + load<f32>(from + i))
}

function scatterChunk(image: i32): void {
  const s = changetype<Scatter>(JOB)
  const dx = s.dx + <usize>image * s.dxImage
  memory.fill(dx, 0, s.dxImage)
  const pixel = <usize>s.depth * 4
  const panels = (s.length + 7) >> 3
  const line = <usize>panels * 32, window = line * <usize>s.filterRows
  const block = <usize>s.depth * 32
  let dy = s.dy + <usize>image * <usize>(s.height * s.width) * pixel
  for (let y = 0; y < s.height; y++, dy += <usize>s.width * pixel) {
    for (let x = 0; x < s.width; x += 6) {
      const count = min(s.width - x, 6)
      for (let i = 0; i < 6; i++) store<u32>(scratch + <usize>i * 4, <u32>(dy + <usize>min(x + i, s.width - 1) * pixel))
      let b = s.packed
      for (let panel: usize = 0; panel < line; panel += 32) {
        for (let row = 0; row < s.filterRows; row++, b += block) {
          rows6(scratch, s.depth, b, ZEROS, 0, scratch + WINDOWS + <usize>row * line + panel, window)
        }
      }
      for (let i = 0; i < count; i++) {
        const to = dx + <usize>y * s.dxRow + <usize>(x + i) * s.dxStep
        const from = scratch + WINDOWS + <usize>i * window
        for (let row = 0; row < s.filterRows; row++) addRow(from + <usize>row * line, to + <usize>row * s.dxLine, s.length)
      }
    }
  }
}

/** Strides in floats; see Scatter. */
export function convScatter(
  dy: usize, packed: usize, dx: usize, filterRows: i32, length: i32, depth: i32, images: i32, height: i32, width: i32,
  dxImage: i32, dxRow: i32, dxStep: i32, dxLine: i32
): void {
  const s = changetype<Scatter>(JOB)
  s.dy = dy; s.packed = packed; s.dx = dx
  s.filterRows = filterRows; s.length = length; s.depth = depth
  s.height = height; s.width = width
  s.dxImage = <usize>dxImage * 4; s.dxRow = <usize>dxRow * 4; s.dxStep = <usize>dxStep * 4; s.dxLine = <usize>dxLine * 4
  parallel(scatterChunk, images)
}
