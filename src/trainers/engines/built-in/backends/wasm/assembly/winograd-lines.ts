// @ts-nocheck
/**
 * The one-dimensional transforms of Winograd's minimal filtering F(m, 3) (Lavin and Gray 2016), m = 4, 3, 2 with 6, 5, 4
 * points (and F(4, 5) with 8, see winograd-lines8.ts), on vectors of four channels: a line of vectors `fromStep` bytes apart becomes one `toStep`
 * apart. Applied to the columns and then to the rows of a square they make the two-dimensional ones.
 *
 * The points of F(4, 3) are 0, ±5/8, ±3/2, ∞ (those of oneDNN): its rounding error is a fifth of that with the usual
 * 0, ±1, ±2, ∞, and no larger than a direct sum's. Those of F(3, 3) are 0, ±1, 2, ∞, of F(2, 3) 0, ±1, ∞.
 */
import {madd, nmadd} from './simd.ts'
import {collect8, filter8, input8, output8, spread8} from './winograd-lines8.ts'

/** Picture → points. */
export const INPUT: i32 = 0
/** Points → picture: the result of a convolution. */
export const OUTPUT: i32 = 1
/** Filter → points. */
export const FILTER: i32 = 2
/** Gradient of a result → points: OUTPUT transposed. */
export const SPREAD: i32 = 3
/** Points → gradient of a filter: FILTER transposed. */
export const COLLECT: i32 = 4

/** Taps along a side of the filter. */
@inline
export function tapsOf(points: i32): i32 {
  return points == 8 ? 5 : 3
}

/** Results along a side of a tile. */
@inline
export function tileOf(points: i32): i32 {
  return points - tapsOf(points) + 1
}

/** Vectors of a line before and after a transform. */
@inline
export function lengthBefore(kind: i32, points: i32): i32 {
  return kind == INPUT || kind == OUTPUT || kind == COLLECT ? points : kind == FILTER ? tapsOf(points) : tileOf(points)
}

@inline
export function lengthAfter(kind: i32, points: i32): i32 {
  return kind == INPUT || kind == FILTER || kind == SPREAD ? points : kind == COLLECT ? tapsOf(points) : tileOf(points)
}

/**
 * A square, `columnStep` and `rowStep` bytes apart, to points `to + (row · points + column) · toStep` (INPUT, FILTER,
 * SPREAD) or to a square of results. `temporary`: room for 64 vectors.
 */
@inline
export function square(
  kind: i32, points: i32, from: usize, rowStep: usize, columnStep: usize, temporary: usize, to: usize, toRow: usize,
  toColumn: usize
): void {
  const before = lengthBefore(kind, points), after = lengthAfter(kind, points)
  const width = <usize>before * 16
  for (let column = 0; column < before; column++) {
    line(kind, points, from + <usize>column * columnStep, rowStep, temporary + <usize>column * 16, width)
  }
  for (let row = 0; row < after; row++) {
    line(kind, points, temporary + <usize>row * width, 16, to + <usize>row * toRow, toColumn)
  }
}

/** INPUT of a square of pixels whose addresses are in `pointers`, `offset` bytes further on. */
@inline
export function gatheredSquare(points: i32, pointers: usize, offset: usize, temporary: usize, to: usize, toStep: usize): void {
  const width = <usize>points * 16
  let row = temporary
  for (let i = 0; i < points; i++, pointers += <usize>points * 4, row += width) {
    const x0 = v128.load(<usize>load<u32>(pointers) + offset), x1 = v128.load(<usize>load<u32>(pointers, 4) + offset)
    const x2 = v128.load(<usize>load<u32>(pointers, 8) + offset), x3 = v128.load(<usize>load<u32>(pointers, 12) + offset)
    if (points == 4) input4(x0, x1, x2, x3, row, 16)
    else if (points == 5) input5(x0, x1, x2, x3, v128.load(<usize>load<u32>(pointers, 16) + offset), row, 16)
    else {
      const x4 = v128.load(<usize>load<u32>(pointers, 16) + offset), x5 = v128.load(<usize>load<u32>(pointers, 20) + offset)
      if (points == 6) input6(x0, x1, x2, x3, x4, x5, row, 16)
      else {
        const x6 = v128.load(<usize>load<u32>(pointers, 24) + offset), x7 = v128.load(<usize>load<u32>(pointers, 28) + offset)
        input8(x0, x1, x2, x3, x4, x5, x6, x7, row, 16)
      }
    }
  }
  for (let column = 0; column < points; column++) {
    line(INPUT, points, temporary + <usize>column * 16, width, to + <usize>column * toStep, <usize>points * toStep)
  }
}

@inline
export function line(kind: i32, points: i32, from: usize, fromStep: usize, to: usize, toStep: usize): void {
  const x0 = v128.load(from), x1 = v128.load(from + fromStep)
  const count = lengthBefore(kind, points)
  const x2 = count > 2 ? v128.load(from + 2 * fromStep) : x1
  const x3 = count > 3 ? v128.load(from + 3 * fromStep) : x1
  const x4 = count > 4 ? v128.load(from + 4 * fromStep) : x1
  const x5 = count > 5 ? v128.load(from + 5 * fromStep) : x1
  const x6 = count > 6 ? v128.load(from + 6 * fromStep) : x1
  const x7 = count > 7 ? v128.load(from + 7 * fromStep) : x1
  if (points == 4) {
    if (kind == INPUT) input4(x0, x1, x2, x3, to, toStep)
    else if (kind == OUTPUT) output4(x0, x1, x2, x3, to, toStep)
    else if (kind == FILTER) filter4(x0, x1, x2, to, toStep)
    else if (kind == SPREAD) spread4(x0, x1, to, toStep)
    else collect4(x0, x1, x2, x3, to, toStep)
  } else if (points == 5) {
    if (kind == INPUT) input5(x0, x1, x2, x3, x4, to, toStep)
    else if (kind == OUTPUT) output5(x0, x1, x2, x3, x4, to, toStep)
    else if (kind == FILTER) filter5(x0, x1, x2, to, toStep)
    else if (kind == SPREAD) spread5(x0, x1, x2, to, toStep)
    else collect5(x0, x1, x2, x3, x4, to, toStep)
  } else if (points == 6) {
    if (kind == INPUT) input6(x0, x1, x2, x3, x4, x5, to, toStep)
    else if (kind == OUTPUT) output6(x0, x1, x2, x3, x4, x5, to, toStep)
    else if (kind == FILTER) filter6(x0, x1, x2, to, toStep)
    else if (kind == SPREAD) spread6(x0, x1, x2, x3, to, toStep)
    else collect6(x0, x1, x2, x3, x4, x5, to, toStep)
  } else {
    if (kind == INPUT) input8(x0, x1, x2, x3, x4, x5, x6, x7, to, toStep)
    else if (kind == OUTPUT) output8(x0, x1, x2, x3, x4, x5, x6, x7, to, toStep)
    else if (kind == FILTER) filter8(x0, x1, x2, x3, x4, to, toStep)
    else if (kind == SPREAD) spread8(x0, x1, x2, x3, to, toStep)
    else collect8(x0, x1, x2, x3, x4, x5, x6, x7, to, toStep)
  }
}

/** a = 5/8, b = 3/2: a², b², a³, b³, a²b², a² + b². All are exact. */
const A: f32 = 0.625
const B: f32 = 1.5
const A2: f32 = 0.390625
const B2: f32 = 2.25
const A3: f32 = 0.244140625
const B3: f32 = 3.375
const A2B2: f32 = 0.87890625
const SUM: f32 = 2.640625
/** 1/(a²b²), and 1/N, p/N, p²/N with N = 2p²(p² − q²) for p = a and p = b. */
const G0: f32 = 1.1377777777777778
const GA0: f32 = -0.688403361344538
const GA1: f32 = -0.43025210084033616
const GA2: f32 = -0.2689075630252101
const GB0: f32 = 0.11951447245564892
const GB1: f32 = 0.17927170868347339
const GB2: f32 = 0.2689075630252101

@inline
function input6(x0: v128, x1: v128, x2: v128, x3: v128, x4: v128, x5: v128, to: usize, step: usize): void {
  const a2 = f32x4.splat(A2), b2 = f32x4.splat(B2), sum = f32x4.splat(SUM), product = f32x4.splat(A2B2)
  v128.store(to, madd(product, x0, nmadd(sum, x2, x4)))
  const evenA = nmadd(b2, x2, x4), oddA = f32x4.mul(f32x4.splat(A), nmadd(b2, x1, x3))
  v128.store(to + step, f32x4.add(evenA, oddA))
  v128.store(to + 2 * step, f32x4.sub(evenA, oddA))
  const evenB = nmadd(a2, x2, x4), oddB = f32x4.mul(f32x4.splat(B), nmadd(a2, x1, x3))
  v128.store(to + 3 * step, f32x4.add(evenB, oddB))
  v128.store(to + 4 * step, f32x4.sub(evenB, oddB))
  v128.store(to + 5 * step, madd(product, x1, nmadd(sum, x3, x5)))
}

@inline
function output6(x0: v128, x1: v128, x2: v128, x3: v128, x4: v128, x5: v128, to: usize, step: usize): void {
  const evenA = f32x4.add(x1, x2), oddA = f32x4.sub(x1, x2)
  const evenB = f32x4.add(x3, x4), oddB = f32x4.sub(x3, x4)
  v128.store(to, f32x4.add(x0, f32x4.add(evenA, evenB)))
  v128.store(to + step, madd(f32x4.splat(A), oddA, f32x4.mul(f32x4.splat(B), oddB)))
  v128.store(to + 2 * step, madd(f32x4.splat(A2), evenA, f32x4.mul(f32x4.splat(B2), evenB)))
  v128.store(to + 3 * step, madd(f32x4.splat(A3), oddA, madd(f32x4.splat(B3), oddB, x5)))
}

@inline
function filter6(x0: v128, x1: v128, x2: v128, to: usize, step: usize): void {
  v128.store(to, f32x4.mul(f32x4.splat(G0), x0))
  const evenA = madd(f32x4.splat(GA2), x2, f32x4.mul(f32x4.splat(GA0), x0)), oddA = f32x4.mul(f32x4.splat(GA1), x1)
  v128.store(to + step, f32x4.add(evenA, oddA))
  v128.store(to + 2 * step, f32x4.sub(evenA, oddA))
  const evenB = madd(f32x4.splat(GB2), x2, f32x4.mul(f32x4.splat(GB0), x0)), oddB = f32x4.mul(f32x4.splat(GB1), x1)
  v128.store(to + 3 * step, f32x4.add(evenB, oddB))
  v128.store(to + 4 * step, f32x4.sub(evenB, oddB))
  v128.store(to + 5 * step, x2)
}

@inline
function spread6(x0: v128, x1: v128, x2: v128, x3: v128, to: usize, step: usize): void {
  v128.store(to, x0)
  const evenA = madd(f32x4.splat(A2), x2, x0), oddA = madd(f32x4.splat(A3), x3, f32x4.mul(f32x4.splat(A), x1))
  v128.store(to + step, f32x4.add(evenA, oddA))
  v128.store(to + 2 * step, f32x4.sub(evenA, oddA))
  const evenB = madd(f32x4.splat(B2), x2, x0), oddB = madd(f32x4.splat(B3), x3, f32x4.mul(f32x4.splat(B), x1))
  v128.store(to + 3 * step, f32x4.add(evenB, oddB))
  v128.store(to + 4 * step, f32x4.sub(evenB, oddB))
  v128.store(to + 5 * step, x3)
}

@inline
function collect6(x0: v128, x1: v128, x2: v128, x3: v128, x4: v128, x5: v128, to: usize, step: usize): void {
  const evenA = f32x4.add(x1, x2), oddA = f32x4.sub(x1, x2)
  const evenB = f32x4.add(x3, x4), oddB = f32x4.sub(x3, x4)
  v128.store(to, madd(f32x4.splat(G0), x0, madd(f32x4.splat(GA0), evenA, f32x4.mul(f32x4.splat(GB0), evenB))))
  v128.store(to + step, madd(f32x4.splat(GA1), oddA, f32x4.mul(f32x4.splat(GB1), oddB)))
  v128.store(to + 2 * step, madd(f32x4.splat(GA2), evenA, madd(f32x4.splat(GB2), evenB, x5)))
}

const SIXTH: f32 = 0.16666666666666666

@inline
function input5(x0: v128, x1: v128, x2: v128, x3: v128, x4: v128, to: usize, step: usize): void {
  const two = f32x4.splat(2), difference = f32x4.sub(x3, x1)
  v128.store(to, madd(two, f32x4.sub(x0, x2), difference))
  v128.store(to + step, nmadd(two, x1, f32x4.sub(x3, x2)))
  v128.store(to + 2 * step, nmadd(f32x4.splat(3), x2, madd(two, x1, x3)))
  v128.store(to + 3 * step, difference)
  v128.store(to + 4 * step, nmadd(two, difference, f32x4.sub(x4, x2)))
}

@inline
function output5(x0: v128, x1: v128, x2: v128, x3: v128, x4: v128, to: usize, step: usize): void {
  const even = f32x4.add(x1, x2)
  v128.store(to, f32x4.add(f32x4.add(x0, even), x3))
  v128.store(to + step, madd(f32x4.splat(2), x3, f32x4.sub(x1, x2)))
  v128.store(to + 2 * step, madd(f32x4.splat(4), x3, f32x4.add(even, x4)))
}

@inline
function filter5(x0: v128, x1: v128, x2: v128, to: usize, step: usize): void {
  const half = f32x4.splat(0.5), sixth = f32x4.splat(SIXTH)
  const even = f32x4.add(x0, x2)
  v128.store(to, f32x4.mul(half, x0))
  v128.store(to + step, f32x4.neg(f32x4.mul(half, f32x4.add(even, x1))))
  v128.store(to + 2 * step, f32x4.mul(sixth, f32x4.sub(x1, even)))
  v128.store(to + 3 * step, f32x4.mul(sixth, madd(f32x4.splat(4), x2, madd(f32x4.splat(2), x1, x0))))
  v128.store(to + 4 * step, x2)
}

@inline
function spread5(x0: v128, x1: v128, x2: v128, to: usize, step: usize): void {
  const even = f32x4.add(x0, x2)
  v128.store(to, x0)
  v128.store(to + step, f32x4.add(even, x1))
  v128.store(to + 2 * step, f32x4.sub(even, x1))
  v128.store(to + 3 * step, madd(f32x4.splat(4), x2, madd(f32x4.splat(2), x1, x0)))
  v128.store(to + 4 * step, x2)
}

@inline
function collect5(x0: v128, x1: v128, x2: v128, x3: v128, x4: v128, to: usize, step: usize): void {
  const half = f32x4.splat(0.5), sixth = f32x4.splat(SIXTH), two = f32x4.splat(2)
  v128.store(to, madd(half, f32x4.sub(x0, x1), f32x4.mul(sixth, f32x4.sub(x3, x2))))
  v128.store(to + step, nmadd(half, x1, f32x4.mul(sixth, madd(two, x3, x2))))
  v128.store(to + 2 * step, nmadd(half, x1, madd(sixth, f32x4.sub(f32x4.mul(f32x4.splat(4), x3), x2), x4)))
}

@inline
function input4(x0: v128, x1: v128, x2: v128, x3: v128, to: usize, step: usize): void {
  v128.store(to, f32x4.sub(x0, x2))
  v128.store(to + step, f32x4.add(x1, x2))
  v128.store(to + 2 * step, f32x4.sub(x2, x1))
  v128.store(to + 3 * step, f32x4.sub(x1, x3))
}

@inline
function output4(x0: v128, x1: v128, x2: v128, x3: v128, to: usize, step: usize): void {
  v128.store(to, f32x4.add(x0, f32x4.add(x1, x2)))
  v128.store(to + step, f32x4.sub(f32x4.sub(x1, x2), x3))
}

@inline
function filter4(x0: v128, x1: v128, x2: v128, to: usize, step: usize): void {
  const half = f32x4.splat(0.5)
  const even = f32x4.mul(half, f32x4.add(x0, x2)), odd = f32x4.mul(half, x1)
  v128.store(to, x0)
  v128.store(to + step, f32x4.add(even, odd))
  v128.store(to + 2 * step, f32x4.sub(even, odd))
  v128.store(to + 3 * step, x2)
}

@inline
function spread4(x0: v128, x1: v128, to: usize, step: usize): void {
  v128.store(to, x0)
  v128.store(to + step, f32x4.add(x0, x1))
  v128.store(to + 2 * step, f32x4.sub(x0, x1))
  v128.store(to + 3 * step, f32x4.neg(x1))
}

@inline
function collect4(x0: v128, x1: v128, x2: v128, x3: v128, to: usize, step: usize): void {
  const half = f32x4.splat(0.5)
  const even = f32x4.mul(half, f32x4.add(x1, x2)), odd = f32x4.mul(half, f32x4.sub(x1, x2))
  v128.store(to, f32x4.add(x0, even))
  v128.store(to + step, odd)
  v128.store(to + 2 * step, f32x4.add(x3, even))
}
