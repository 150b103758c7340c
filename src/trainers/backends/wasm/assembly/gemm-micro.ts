/**
 * The inner loops of everything that is a matrix product: a tile of 6 or 4 rows and 8 columns of C is kept in
 * registers (12 accumulators, 2 vectors of B, 1 broadcast of A: 15 of 16) while k runs.
 *
 * B is always a packed panel [k][8]. A is either a table of row pointers (`rows…`: a plain matrix, or the pixels a
 * filter looks at) or packed [k][6] or [k][4] (`columns…`). The tile starts from `start` (a bias row, zeros, or C
 * itself) and ends as max(tile, floor), which is relu when floor is 0 and nothing when it is −∞.
 */
import {madd} from './simd'

/** `table` holds `segments` groups of 6 pointers, each to `length` floats. */
export function rows6(table: usize, segments: i32, length: i32, b: usize, start: usize, startStride: usize, c: usize, cStride: usize, floor: f32): void {
  let c00 = v128.load(start), c01 = v128.load(start, 16); start += startStride
  let c10 = v128.load(start), c11 = v128.load(start, 16); start += startStride
  let c20 = v128.load(start), c21 = v128.load(start, 16); start += startStride
  let c30 = v128.load(start), c31 = v128.load(start, 16); start += startStride
  let c40 = v128.load(start), c41 = v128.load(start, 16); start += startStride
  let c50 = v128.load(start), c51 = v128.load(start, 16)
  for (; segments > 0; segments--, table += 24) {
    let a0: usize = load<u32>(table), a1: usize = load<u32>(table, 4), a2: usize = load<u32>(table, 8)
    let a3: usize = load<u32>(table, 12), a4: usize = load<u32>(table, 16), a5: usize = load<u32>(table, 20)
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

/** As rows6 for 4 rows; the table has groups of 6 pointers all the same, of which the first 4 are read. */
export function rows4(table: usize, segments: i32, length: i32, b: usize, start: usize, startStride: usize, c: usize, cStride: usize, floor: f32): void {
  let c00 = v128.load(start), c01 = v128.load(start, 16); start += startStride
  let c10 = v128.load(start), c11 = v128.load(start, 16); start += startStride
  let c20 = v128.load(start), c21 = v128.load(start, 16); start += startStride
  let c30 = v128.load(start), c31 = v128.load(start, 16)
  for (; segments > 0; segments--, table += 24) {
    let a0: usize = load<u32>(table), a1: usize = load<u32>(table, 4)
    let a2: usize = load<u32>(table, 8), a3: usize = load<u32>(table, 12)
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

/** `a` holds 6 floats for every k, `aStride` bytes apart. */
export function columns6(a: usize, aStride: usize, k: i32, b: usize, start: usize, startStride: usize, c: usize, cStride: usize, floor: f32): void {
  let c00 = v128.load(start), c01 = v128.load(start, 16); start += startStride
  let c10 = v128.load(start), c11 = v128.load(start, 16); start += startStride
  let c20 = v128.load(start), c21 = v128.load(start, 16); start += startStride
  let c30 = v128.load(start), c31 = v128.load(start, 16); start += startStride
  let c40 = v128.load(start), c41 = v128.load(start, 16); start += startStride
  let c50 = v128.load(start), c51 = v128.load(start, 16)
  for (; k > 0; k--) {
    const b0 = v128.load(b), b1 = v128.load(b, 16)
    b += 32
    let x = v128.load32_splat(a)
    c00 = madd(x, b0, c00); c01 = madd(x, b1, c01)
    x = v128.load32_splat(a, 4)
    c10 = madd(x, b0, c10); c11 = madd(x, b1, c11)
    x = v128.load32_splat(a, 8)
    c20 = madd(x, b0, c20); c21 = madd(x, b1, c21)
    x = v128.load32_splat(a, 12)
    c30 = madd(x, b0, c30); c31 = madd(x, b1, c31)
    x = v128.load32_splat(a, 16)
    c40 = madd(x, b0, c40); c41 = madd(x, b1, c41)
    x = v128.load32_splat(a, 20)
    c50 = madd(x, b0, c50); c51 = madd(x, b1, c51)
    a += aStride
  }
  const low = f32x4.splat(floor)
  v128.store(c, f32x4.pmax(c00, low)); v128.store(c, f32x4.pmax(c01, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c10, low)); v128.store(c, f32x4.pmax(c11, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c20, low)); v128.store(c, f32x4.pmax(c21, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c30, low)); v128.store(c, f32x4.pmax(c31, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c40, low)); v128.store(c, f32x4.pmax(c41, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c50, low)); v128.store(c, f32x4.pmax(c51, low), 16)
}

/** `a` holds 4 floats for every k. */
export function columns4(a: usize, aStride: usize, k: i32, b: usize, start: usize, startStride: usize, c: usize, cStride: usize, floor: f32): void {
  let c00 = v128.load(start), c01 = v128.load(start, 16); start += startStride
  let c10 = v128.load(start), c11 = v128.load(start, 16); start += startStride
  let c20 = v128.load(start), c21 = v128.load(start, 16); start += startStride
  let c30 = v128.load(start), c31 = v128.load(start, 16)
  for (; k > 0; k--) {
    const b0 = v128.load(b), b1 = v128.load(b, 16)
    b += 32
    let x = v128.load32_splat(a)
    c00 = madd(x, b0, c00); c01 = madd(x, b1, c01)
    x = v128.load32_splat(a, 4)
    c10 = madd(x, b0, c10); c11 = madd(x, b1, c11)
    x = v128.load32_splat(a, 8)
    c20 = madd(x, b0, c20); c21 = madd(x, b1, c21)
    x = v128.load32_splat(a, 12)
    c30 = madd(x, b0, c30); c31 = madd(x, b1, c31)
    a += aStride
  }
  const low = f32x4.splat(floor)
  v128.store(c, f32x4.pmax(c00, low)); v128.store(c, f32x4.pmax(c01, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c10, low)); v128.store(c, f32x4.pmax(c11, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c20, low)); v128.store(c, f32x4.pmax(c21, low), 16); c += cStride
  v128.store(c, f32x4.pmax(c30, low)); v128.store(c, f32x4.pmax(c31, low), 16)
}
