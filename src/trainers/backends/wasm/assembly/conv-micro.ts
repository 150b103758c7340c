/**
 * The inner loops of gemm-micro.ts for the pixels that a filter looks at: every row of the tile has a pointer for each
 * tap of the filter, to `length` floats, or to zeros where the tap lies outside of the picture.
 * `table`: [6 rows][MAX_TAPS] pointers.
 */
import {madd} from './simd'

export const MAX_TAPS: i32 = 128
/** Bytes from one row's pointers to the next row's. */
export const ROW: usize = 512

export function taps6(table: usize, taps: i32, length: i32, b: usize, start: usize, startStride: usize, c: usize, cStride: usize, floor: f32): void {
  let c00 = v128.load(start), c01 = v128.load(start, 16); start += startStride
  let c10 = v128.load(start), c11 = v128.load(start, 16); start += startStride
  let c20 = v128.load(start), c21 = v128.load(start, 16); start += startStride
  let c30 = v128.load(start), c31 = v128.load(start, 16); start += startStride
  let c40 = v128.load(start), c41 = v128.load(start, 16); start += startStride
  let c50 = v128.load(start), c51 = v128.load(start, 16)
  for (; taps > 0; taps--, table += 4) {
    let a0: usize = load<u32>(table), a1: usize = load<u32>(table, ROW), a2: usize = load<u32>(table, 2 * ROW)
    let a3: usize = load<u32>(table, 3 * ROW), a4: usize = load<u32>(table, 4 * ROW), a5: usize = load<u32>(table, 5 * ROW)
    let k = length
    for (; k >= 2; k -= 2) {
      let b0 = v128.load(b), b1 = v128.load(b, 16)
      let a = v128.load32_splat(a0)
      c00 = madd(a, b0, c00); c01 = madd(a, b1, c01)
      a = v128.load32_splat(a1)
      c10 = madd(a, b0, c10); c11 = madd(a, b1, c11)
      a = v128.load32_splat(a2)
      c20 = madd(a, b0, c20); c21 = madd(a, b1, c21)
      a = v128.load32_splat(a3)
      c30 = madd(a, b0, c30); c31 = madd(a, b1, c31)
      a = v128.load32_splat(a4)
      c40 = madd(a, b0, c40); c41 = madd(a, b1, c41)
      a = v128.load32_splat(a5)
      c50 = madd(a, b0, c50); c51 = madd(a, b1, c51)
      b0 = v128.load(b, 32); b1 = v128.load(b, 48)
      b += 64
      a = v128.load32_splat(a0, 4)
      c00 = madd(a, b0, c00); c01 = madd(a, b1, c01)
      a = v128.load32_splat(a1, 4)
      c10 = madd(a, b0, c10); c11 = madd(a, b1, c11)
      a = v128.load32_splat(a2, 4)
      c20 = madd(a, b0, c20); c21 = madd(a, b1, c21)
      a = v128.load32_splat(a3, 4)
      c30 = madd(a, b0, c30); c31 = madd(a, b1, c31)
      a = v128.load32_splat(a4, 4)
      c40 = madd(a, b0, c40); c41 = madd(a, b1, c41)
      a = v128.load32_splat(a5, 4)
      c50 = madd(a, b0, c50); c51 = madd(a, b1, c51)
      a0 += 8; a1 += 8; a2 += 8; a3 += 8; a4 += 8; a5 += 8
    }
    if (k > 0) {
      let b0 = v128.load(b), b1 = v128.load(b, 16)
      b += 32
      let a = v128.load32_splat(a0)
      c00 = madd(a, b0, c00); c01 = madd(a, b1, c01)
      a = v128.load32_splat(a1)
      c10 = madd(a, b0, c10); c11 = madd(a, b1, c11)
      a = v128.load32_splat(a2)
      c20 = madd(a, b0, c20); c21 = madd(a, b1, c21)
      a = v128.load32_splat(a3)
      c30 = madd(a, b0, c30); c31 = madd(a, b1, c31)
      a = v128.load32_splat(a4)
      c40 = madd(a, b0, c40); c41 = madd(a, b1, c41)
      a = v128.load32_splat(a5)
      c50 = madd(a, b0, c50); c51 = madd(a, b1, c51)
    }
  }
  const low = f32x4.splat(floor)
  v128.store(c, f32x4.pmax(c00, low)); v128.store(c, f32x4.pmax(c01, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c10, low)); v128.store(c, f32x4.pmax(c11, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c20, low)); v128.store(c, f32x4.pmax(c21, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c30, low)); v128.store(c, f32x4.pmax(c31, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c40, low)); v128.store(c, f32x4.pmax(c41, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c50, low)); v128.store(c, f32x4.pmax(c51, low), 16)
}

/** The first 4 rows of such a table. */
export function taps4(table: usize, taps: i32, length: i32, b: usize, start: usize, startStride: usize, c: usize, cStride: usize, floor: f32): void {
  let c00 = v128.load(start), c01 = v128.load(start, 16); start += startStride
  let c10 = v128.load(start), c11 = v128.load(start, 16); start += startStride
  let c20 = v128.load(start), c21 = v128.load(start, 16); start += startStride
  let c30 = v128.load(start), c31 = v128.load(start, 16)
  for (; taps > 0; taps--, table += 4) {
    let a0: usize = load<u32>(table), a1: usize = load<u32>(table, ROW)
    let a2: usize = load<u32>(table, 2 * ROW), a3: usize = load<u32>(table, 3 * ROW)
    for (let k = length; k > 0; k--) {
      const b0 = v128.load(b), b1 = v128.load(b, 16)
      b += 32
      let a = v128.load32_splat(a0)
      c00 = madd(a, b0, c00); c01 = madd(a, b1, c01)
      a = v128.load32_splat(a1)
      c10 = madd(a, b0, c10); c11 = madd(a, b1, c11)
      a = v128.load32_splat(a2)
      c20 = madd(a, b0, c20); c21 = madd(a, b1, c21)
      a = v128.load32_splat(a3)
      c30 = madd(a, b0, c30); c31 = madd(a, b1, c31)
      a0 += 4; a1 += 4; a2 += 4; a3 += 4
    }
  }
  const low = f32x4.splat(floor)
  v128.store(c, f32x4.pmax(c00, low)); v128.store(c, f32x4.pmax(c01, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c10, low)); v128.store(c, f32x4.pmax(c11, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c20, low)); v128.store(c, f32x4.pmax(c21, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c30, low)); v128.store(c, f32x4.pmax(c31, low), 16)
}
