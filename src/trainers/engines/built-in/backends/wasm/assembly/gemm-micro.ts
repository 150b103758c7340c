// @ts-nocheck
/**
 * The inner loops of everything that is a matrix product: a tile of 6 or 4 rows and 8 columns of C is kept in
 * registers (12 accumulators, 2 vectors of B, 1 broadcast of A: 15 of 16) while k runs.
 *
 * B is always a packed panel [k][8]. A is either a table of row pointers (`rows…`: a plain matrix, or the pixels a
 * filter looks at) or packed [k][6] or [k][4] (`columns…`). The tile starts from `start`: a bias row, zeros, or C itself.
 *
 * These functions are one flat loop and nothing after it but the stores, for the sake of V8's instruction scheduler up
 * to Node 22: with a second loop around, k unrolled, or arithmetic between loop and stores, it puts every load before
 * the first multiplication, which needs more than the 15 registers, and six rows run at half their speed.
 */
import {madd} from './simd.ts'

/** `table` holds 6 pointers, each to k floats. */
export function rows6(table: usize, k: i32, b: usize, start: usize, startStride: usize, c: usize, cStride: usize): void {
  let c00 = v128.load(start), c01 = v128.load(start, 16); start += startStride
  let c10 = v128.load(start), c11 = v128.load(start, 16); start += startStride
  let c20 = v128.load(start), c21 = v128.load(start, 16); start += startStride
  let c30 = v128.load(start), c31 = v128.load(start, 16); start += startStride
  let c40 = v128.load(start), c41 = v128.load(start, 16); start += startStride
  let c50 = v128.load(start), c51 = v128.load(start, 16)
  let a0: usize = load<u32>(table), a1: usize = load<u32>(table, 4), a2: usize = load<u32>(table, 8)
  let a3: usize = load<u32>(table, 12), a4: usize = load<u32>(table, 16), a5: usize = load<u32>(table, 20)
  for (; k > 0; k--) {
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
    a = v128.load32_splat(a4)
    c40 = madd(a, b0, c40); c41 = madd(a, b1, c41)
    a = v128.load32_splat(a5)
    c50 = madd(a, b0, c50); c51 = madd(a, b1, c51)
    a0 += 4; a1 += 4; a2 += 4; a3 += 4; a4 += 4; a5 += 4
  }
  v128.store(c, c00); v128.store(c, c01, 16); c += cStride
  v128.store(c, c10); v128.store(c, c11, 16); c += cStride
  v128.store(c, c20); v128.store(c, c21, 16); c += cStride
  v128.store(c, c30); v128.store(c, c31, 16); c += cStride
  v128.store(c, c40); v128.store(c, c41, 16); c += cStride
  v128.store(c, c50); v128.store(c, c51, 16)
}

/** As rows6 for the first 4 pointers. */
export function rows4(table: usize, k: i32, b: usize, start: usize, startStride: usize, c: usize, cStride: usize): void {
  let c00 = v128.load(start), c01 = v128.load(start, 16); start += startStride
  let c10 = v128.load(start), c11 = v128.load(start, 16); start += startStride
  let c20 = v128.load(start), c21 = v128.load(start, 16); start += startStride
  let c30 = v128.load(start), c31 = v128.load(start, 16)
  let a0: usize = load<u32>(table), a1: usize = load<u32>(table, 4)
  let a2: usize = load<u32>(table, 8), a3: usize = load<u32>(table, 12)
  for (; k > 0; k--) {
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
  v128.store(c, c00); v128.store(c, c01, 16); c += cStride
  v128.store(c, c10); v128.store(c, c11, 16); c += cStride
  v128.store(c, c20); v128.store(c, c21, 16); c += cStride
  v128.store(c, c30); v128.store(c, c31, 16)
}

/** `a` holds 6 floats for every k, `aStride` bytes apart. */
export function columns6(a: usize, aStride: usize, k: i32, b: usize, start: usize, startStride: usize, c: usize, cStride: usize): void {
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
  v128.store(c, c00); v128.store(c, c01, 16); c += cStride
  v128.store(c, c10); v128.store(c, c11, 16); c += cStride
  v128.store(c, c20); v128.store(c, c21, 16); c += cStride
  v128.store(c, c30); v128.store(c, c31, 16); c += cStride
  v128.store(c, c40); v128.store(c, c41, 16); c += cStride
  v128.store(c, c50); v128.store(c, c51, 16)
}

/** `a` holds 4 floats for every k. */
export function columns4(a: usize, aStride: usize, k: i32, b: usize, start: usize, startStride: usize, c: usize, cStride: usize): void {
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
  v128.store(c, c00); v128.store(c, c01, 16); c += cStride
  v128.store(c, c10); v128.store(c, c11, 16); c += cStride
  v128.store(c, c20); v128.store(c, c21, 16); c += cStride
  v128.store(c, c30); v128.store(c, c31, 16)
}

/** max(tile, 0) of `rows` rows of 8 floats. */
export function reluTile(c: usize, stride: usize, rows: i32): void {
  const zero = f32x4.splat(0)
  for (; rows > 0; rows--, c += stride) {
    v128.store(c, f32x4.pmax(v128.load(c), zero))
    v128.store(c, f32x4.pmax(v128.load(c, 16), zero), 16)
  }
}
