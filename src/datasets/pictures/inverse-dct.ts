const workspace = new Int32Array(64)

/**
 * The inverse cosine transform of an 8×8 block of JPEG coefficients, to bytes. It is the accurate integer method of
 * the Independent JPEG Group (after Loeffler, Ligtenberg and Moschytz), so that the bytes are those of libjpeg.
 *
 * @param pixels rows of `width` bytes; what lies beyond the picture is dropped
 */
export function inverseDct(
  block: Int32Array,
  pixels: Uint8Array,
  width: number,
  left: number,
  top: number,
): void {
  for (let i = 0; i < 8; i++) transform(block, i, 8, workspace, i, 8, 11)
  const height = pixels.length / width
  const rows = Math.min(8, height - top)
  const columns = Math.min(8, width - left)
  for (let y = 0; y < rows; y++) {
    transform(workspace, 8 * y, 1, workspace, 8 * y, 1, 18)
    const start = (top + y) * width + left
    for (let x = 0; x < columns; x++) {
      const value = (workspace[8 * y + x] as number) + 128
      pixels[start + x] = Math.max(0, Math.min(255, value))
    }
  }
}

/** Eight values, `step` apart; the results are divided by 2^shift and rounded. Constants are scaled by 2^13. */
function transform(
  from: Int32Array,
  first: number,
  step: number,
  to: Int32Array,
  target: number,
  stride: number,
  shift: number,
): void {
  // One name a line: destructured arrays cost more than the transform itself.
  const x0 = from[first] as number
  const x1 = from[first + step] as number
  const x2 = from[first + 2 * step] as number
  const x3 = from[first + 3 * step] as number
  const x4 = from[first + 4 * step] as number
  const x5 = from[first + 5 * step] as number
  const x6 = from[first + 6 * step] as number
  const x7 = from[first + 7 * step] as number

  const even = (x2 + x6) * 4433
  const low = even - x6 * 15_137
  const high = even + x2 * 6270
  const sum = (x0 + x4) * 8192
  const difference = (x0 - x4) * 8192
  const e0 = sum + high
  const e3 = sum - high
  const e1 = difference + low
  const e2 = difference - low

  const all = (x7 + x3 + x5 + x1) * 9633
  const a = (x7 + x1) * -7373
  const b = (x5 + x3) * -20_995
  const c = (x7 + x3) * -16_069 + all
  const d = (x5 + x1) * -3196 + all
  const o0 = x7 * 2446 + a + c
  const o1 = x5 * 16_819 + b + d
  const o2 = x3 * 25_172 + b + c
  const o3 = x1 * 12_299 + a + d

  const half = 1 << (shift - 1)
  to[target] = (e0 + o3 + half) >> shift
  to[target + 7 * stride] = (e0 - o3 + half) >> shift
  to[target + stride] = (e1 + o2 + half) >> shift
  to[target + 6 * stride] = (e1 - o2 + half) >> shift
  to[target + 2 * stride] = (e2 + o1 + half) >> shift
  to[target + 5 * stride] = (e2 - o1 + half) >> shift
  to[target + 3 * stride] = (e3 + o0 + half) >> shift
  to[target + 4 * stride] = (e3 - o0 + half) >> shift
}
