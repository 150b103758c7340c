// @ts-nocheck
/** Copies blocks of matrices into the order in which the inner loops read them. */

/** B [k][columns] with contiguous rows → panels [columns / 8][k][8], the last one filled up with zeros. */
export function packRows(b: usize, rowStride: usize, k: i32, columns: i32, to: usize): void {
  for (; columns >= 8; columns -= 8, b += 32) {
    let from = b
    for (let i = 0; i < k; i++, from += rowStride, to += 32) {
      v128.store(to, v128.load(from))
      v128.store(to, v128.load(from, 16), 16)
    }
  }
  if (columns <= 0) return
  memory.fill(to, 0, <usize>k * 32)
  for (let i = 0; i < k; i++, b += rowStride, to += 32) memory.copy(to, b, <usize>columns * 4)
}

/** B [k][columns] with contiguous columns (the transpose of a plain matrix) → the same panels. */
export function packColumns(b: usize, columnStride: usize, k: i32, columns: i32, to: usize): void {
  for (; columns >= 8; columns -= 8, b += 8 * columnStride, to += <usize>k * 32) {
    transposeFour(b, columnStride, k, to)
    transposeFour(b + 4 * columnStride, columnStride, k, to + 16)
  }
  if (columns <= 0) return
  memory.fill(to, 0, <usize>k * 32)
  for (let column = 0; column < columns; column++, b += columnStride) {
    for (let i = 0; i < k; i++) store<f32>(to + (<usize>i * 32 + <usize>column * 4), load<f32>(b + <usize>i * 4))
  }
}

/** Four runs of k floats, `stride` apart → one float of each every 32 bytes. */
function transposeFour(from: usize, stride: usize, k: i32, to: usize): void {
  let p0 = from, p1 = from + stride, p2 = from + 2 * stride, p3 = from + 3 * stride
  for (; k >= 4; k -= 4, to += 128) {
    const r0 = v128.load(p0), r1 = v128.load(p1), r2 = v128.load(p2), r3 = v128.load(p3)
    const a = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5), b = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5)
    const c = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7), d = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7)
    v128.store(to, v128.shuffle<f64>(a, b, 0, 2))
    v128.store(to, v128.shuffle<f64>(a, b, 1, 3), 32)
    v128.store(to, v128.shuffle<f64>(c, d, 0, 2), 64)
    v128.store(to, v128.shuffle<f64>(c, d, 1, 3), 96)
    p0 += 16; p1 += 16; p2 += 16; p3 += 16
  }
  for (; k > 0; k--, to += 32) {
    store<f32>(to, load<f32>(p0)); store<f32>(to, load<f32>(p1), 4)
    store<f32>(to, load<f32>(p2), 8); store<f32>(to, load<f32>(p3), 12)
    p0 += 4; p1 += 4; p2 += 4; p3 += 4
  }
}

/** k runs of 6 floats, `stride` apart → [k][6]. */
export function packSix(from: usize, stride: usize, k: i32, to: usize): void {
  for (let i = 0; i < k; i++, from += stride, to += 24) {
    v128.store(to, v128.load(from))
    store<u64>(to, load<u64>(from, 16), 16)
  }
}

/** k runs of 4 floats, `stride` apart → [k][4]. */
export function packFour(from: usize, stride: usize, k: i32, to: usize): void {
  for (let i = 0; i < k; i++, from += stride, to += 16) v128.store(to, v128.load(from))
}
