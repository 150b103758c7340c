// @ts-nocheck
import {lower, precision} from './precision.ts'

const half: i32 = 1 << (precision - 1)

/**
 * Resizes every row of a picture to `to` pixels and writes the rows as columns: done twice, a picture is resized across
 * and down and stands upright again.
 *
 * `first` holds the first input pixel (i32) of every output place, `weights` the `taps` weights (a multiple of four) of
 * every place, in groups of four: upper parts, then lower ones (i16). Pixels past a row's end are read with weight 0.
 */
export function resizeRows(
  source: usize, rows: i32, from: i32, channels: i32,
  first: usize, weights: usize, taps: i32, to: i32, target: usize,
): void {
  const column = <usize>(rows * channels)
  for (let y = 0; y < rows; y++) {
    const row = source + <usize>(y * from * channels)
    let weight = weights
    let place = target + <usize>(y * channels)
    for (let x: usize = 0; x < <usize>to; x++) {
      const at = row + <usize>(load<i32>(first + 4 * x) * channels)
      if (channels == 1) store<u8>(place, grey(at, weight, taps))
      else {
        const pixel = colour(at, weight, taps)
        store<u16>(place, <u16>pixel)
        store<u8>(place, <u8>(pixel >> 16), 2)
      }
      weight += <usize>(4 * taps)
      place += column
    }
  }
}

@inline
function grey(at: usize, weight: usize, taps: i32): u8 {
  let sum = i32x4.splat(0)
  for (let end = at + <usize>taps; at < end; at += 4, weight += 16) {
    const pixels = i16x8.extend_low_i8x16_u(v128.load_splat<u32>(at))
    sum = i32x4.add(sum, i32x4.dot_i16x8_s(pixels, v128.load(weight)))
  }
  const upper = i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1)
  const value = (upper << lower) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3) + half
  return <u8>min(max(value >> precision, 0), 255)
}

/** Red in the lowest byte, then green and blue. */
@inline
function colour(at: usize, weight: usize, taps: i32): u32 {
  const zero = i32x4.splat(0)
  let upper = zero
  let rest = zero
  for (let end = at + <usize>(3 * taps); at < end; at += 12, weight += 16) {
    const pixels = v128.load(at)
    // Two pixels channel by channel, r r g g b b, widened to 16 bits.
    const left = v128.shuffle<u8>(pixels, zero, 0, 16, 3, 16, 1, 16, 4, 16, 2, 16, 5, 16, 16, 16, 16, 16)
    const right = v128.shuffle<u8>(pixels, zero, 6, 16, 9, 16, 7, 16, 10, 16, 8, 16, 11, 16, 16, 16, 16, 16)
    upper = i32x4.add(upper, i32x4.dot_i16x8_s(left, v128.load_splat<u32>(weight)))
    upper = i32x4.add(upper, i32x4.dot_i16x8_s(right, v128.load_splat<u32>(weight, 4)))
    rest = i32x4.add(rest, i32x4.dot_i16x8_s(left, v128.load_splat<u32>(weight, 8)))
    rest = i32x4.add(rest, i32x4.dot_i16x8_s(right, v128.load_splat<u32>(weight, 12)))
  }
  const sum = i32x4.add(i32x4.add(i32x4.shl(upper, lower), rest), i32x4.splat(half))
  const words = i16x8.narrow_i32x4_s(i32x4.shr_s(sum, precision), zero)
  return i32x4.extract_lane(i8x16.narrow_i16x8_u(words, words), 0)
}
