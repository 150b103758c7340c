// @ts-nocheck
/**
 * The inner loop of gemm-micro.ts for the pixels that a filter looks at: every row of the tile has a pointer for each
 * tap of the filter, to `length` floats, or to zeros where the tap lies outside of the picture. Four rows, for they fit
 * the registers whatever the order of the loads (see there); six would not.
 */
import {MAX_TAPS} from './numbers.ts'
import {madd} from './simd.ts'

/** Rows of a tile. */
export const ROWS: i32 = 4
/** Bytes from one row's pointers to the next row's. */
export const ROW: usize = <usize>MAX_TAPS * 4

/** `table`: [ROWS][MAX_TAPS] pointers. */
export function multiplyTaps(table: usize, taps: i32, length: i32, b: usize, start: usize, startStride: usize, c: usize, cStride: usize): void {
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
  v128.store(c, c00); v128.store(c, c01, 16); c += cStride
  v128.store(c, c10); v128.store(c, c11, 16); c += cStride
  v128.store(c, c20); v128.store(c, c21, 16); c += cStride
  v128.store(c, c30); v128.store(c, c31, 16)
}
