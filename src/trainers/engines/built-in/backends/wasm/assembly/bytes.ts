// @ts-nocheck
/** Pictures' bytes on their way into a batch. */
import {JOB} from './memory-map.ts'
import {chunkSize, parallel} from './pool.ts'
import {joinHalves} from './simd.ts'

@unmanaged
class ScaleBytes {
  from: usize
  to: usize
  scale: f64
  n: i32
  /** Bytes per chunk, a multiple of 16. */
  step: i32
}

/** Rounded once, as JavaScript rounds a product that it stores in a Float32Array. */
@inline
function scaleFour(words: v128, scale: v128): v128 {
  const low = f64x2.mul(f64x2.convert_low_i32x4_u(words), scale)
  const high = f64x2.mul(f64x2.convert_low_i32x4_u(v128.shuffle<i64>(words, words, 1, 0)), scale)
  return joinHalves(low, high)
}

function scaleChunk(chunk: i32): void {
  const job = changetype<ScaleBytes>(JOB)
  const scale = f64x2.splat(job.scale)
  const first = chunk * job.step, last = min(first + job.step, job.n)
  let from = job.from + <usize>first, to = job.to + <usize>first * 4
  let left = last - first
  for (; left >= 16; left -= 16, from += 16, to += 64) {
    const bytes = v128.load(from)
    const low = i16x8.extend_low_i8x16_u(bytes), high = i16x8.extend_high_i8x16_u(bytes)
    v128.store(to, scaleFour(i32x4.extend_low_i16x8_u(low), scale))
    v128.store(to, scaleFour(i32x4.extend_high_i16x8_u(low), scale), 16)
    v128.store(to, scaleFour(i32x4.extend_low_i16x8_u(high), scale), 32)
    v128.store(to, scaleFour(i32x4.extend_high_i16x8_u(high), scale), 48)
  }
  for (; left > 0; left--, from++, to += 4) store<f32>(to, <f32>(<f64>load<u8>(from) * job.scale))
}

/** to[i] = scale·from[i], n bytes into n floats. */
export function scaleBytes(from: usize, to: usize, n: i32, scale: f64): void {
  const job = changetype<ScaleBytes>(JOB)
  job.from = from
  job.to = to
  job.scale = scale
  job.n = n
  job.step = chunkSize((n + 15) >> 4, 4) << 4
  parallel(scaleChunk, (n + job.step - 1) / max(job.step, 1))
}
