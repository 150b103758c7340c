// @ts-nocheck
/** Filters [3, 3, from, to] or [5, 5, from, to] at Winograd's points, packed for the inner loops: [points²][panels of 8][depth][8]. */
import {JOB} from './memory-map.ts'
import {chunkSize, parallel, scratch} from './pool.ts'
import {FILTER, square, tapsOf} from './winograd-lines.ts'

/** Keeps the points from lying a power of two apart, where they would fight for the same lines of the cache. */
export const SKEW: usize = 64

/** The thread's working memory: the taps (25 at most) of 4 by 8 channels, room for transforms. */
const PATCH: usize = 0
const TEMPORARY: usize = 4096

@unmanaged
class Filters {
  filter: usize
  to: usize
  points: i32
  ins: i32
  outs: i32
  transposed: bool
  pointStep: usize
}

/** Bytes from one point's panels to the next point's. */
@inline
export function pointBytes(depth: i32, columns: i32): usize {
  return <usize>((columns + 7) >> 3) * <usize>depth * 32 + SKEW
}

@inline
function transform(points: i32, rowStep: usize, columnStep: usize, from: usize, to: usize, pointStep: usize): void {
  square(FILTER, points, from, rowStep, columnStep, scratch + TEMPORARY, to, <usize>points * pointStep, pointStep)
}

/** A panel of 8 output channels: they lie side by side in the filter. */
@inline
function forwardPanel(f: Filters, panel: i32, points: i32): void {
  const tap = <usize>(f.ins * f.outs) * 4, row = <usize>tapsOf(points) * tap
  const column = panel * 8
  const both = column + 4 < f.outs
  let from = f.filter + <usize>column * 4
  let to = f.to + <usize>panel * <usize>f.ins * 32
  for (let c = 0; c < f.ins; c++, from += <usize>f.outs * 4, to += 32) {
    transform(points, row, tap, from, to, f.pointStep)
    if (both) transform(points, row, tap, from + 16, to + 16, f.pointStep)
    else clear(points, to + 16, f.pointStep)
  }
}

/** All taps, from the last to the first, of 4 input and 4 output channels: [output channel][tap][input channel]. */
@inline
function turn(taps: i32, from: usize, tap: usize, row: usize, to: usize): void {
  const bytes = <usize>(taps * taps) * 16
  from += <usize>(taps * taps - 1) * tap
  for (let end = to + bytes; to < end; to += 16, from -= tap) {
    const r0 = v128.load(from), r1 = v128.load(from + row), r2 = v128.load(from + 2 * row), r3 = v128.load(from + 3 * row)
    const a = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5), b = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5)
    const c = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7), d = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7)
    v128.store(to, v128.shuffle<f64>(a, b, 0, 2))
    v128.store(to + bytes, v128.shuffle<f64>(a, b, 1, 3))
    v128.store(to + 2 * bytes, v128.shuffle<f64>(c, d, 0, 2))
    v128.store(to + 3 * bytes, v128.shuffle<f64>(c, d, 1, 3))
  }
}

/** A panel of 8 input channels of the filter turned by half a turn: their numbers lie apart and are transposed. */
@inline
function backwardPanel(f: Filters, panel: i32, points: i32): void {
  const row = <usize>f.outs * 4, tap = <usize>f.ins * row
  const taps = tapsOf(points)
  const bytes = <usize>(taps * taps) * 16
  const patch = scratch + PATCH
  const column = panel * 8
  const both = column + 4 < f.ins
  let from = f.filter + <usize>column * row
  let to = f.to + <usize>panel * <usize>f.outs * 32
  for (let k = 0; k < f.outs; k += 4, from += 16) {
    turn(taps, from, tap, row, patch)
    if (both) turn(taps, from + 4 * row, tap, row, patch + 4 * bytes)
    for (let i: usize = 0; i < 4 * bytes; i += bytes, to += 32) {
      transform(points, <usize>taps * 16, 16, patch + i, to, f.pointStep)
      if (both) transform(points, <usize>taps * 16, 16, patch + 4 * bytes + i, to + 16, f.pointStep)
      else clear(points, to + 16, f.pointStep)
    }
  }
}

function clear(points: i32, to: usize, pointStep: usize): void {
  for (let point = 0; point < points * points; point++, to += pointStep) v128.store(to, i32x4.splat(0))
}

function filterChunk(panel: i32): void {
  const f = changetype<Filters>(JOB)
  if (f.points == 8) {
    if (f.transposed) backwardPanel(f, panel, 8)
    else forwardPanel(f, panel, 8)
  } else if (f.points == 6) {
    if (f.transposed) backwardPanel(f, panel, 6)
    else forwardPanel(f, panel, 6)
  } else if (f.points == 5) {
    if (f.transposed) backwardPanel(f, panel, 5)
    else forwardPanel(f, panel, 5)
  } else {
    if (f.transposed) backwardPanel(f, panel, 4)
    else forwardPanel(f, panel, 4)
  }
}

/** Panels over `out`, or, transposed (for the gradient of the input), over `from`; both are multiples of 4. */
export function winogradFilter(filter: usize, to: usize, points: i32, from: i32, out: i32, transposed: i32): void {
  const f = changetype<Filters>(JOB)
  f.filter = filter; f.to = to
  f.points = points; f.ins = from; f.outs = out
  f.transposed = transposed != 0
  const depth = transposed ? out : from, columns = transposed ? from : out
  f.pointStep = pointBytes(depth, columns)
  const panels = (columns + 7) >> 3
  if (chunkSize(panels, <f32>depth * 100) < panels) parallel(filterChunk, panels)
  else for (let panel = 0; panel < panels; panel++) filterChunk(panel)
}
