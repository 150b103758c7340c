// @ts-nocheck
/**
 * Dropout with the mask of built-in/ops/dropout.ts: element i of the stream with key (a, b) has the random bits
 * mix(mix(i ^ a) + b), mix being lowbias32; it is dropped when they lie below the threshold.
 */
import {JOB} from './memory-map.ts'
import {chunkSize, parallel} from './pool.ts'

@unmanaged
class Dropout {
  x: usize
  y: usize
  vectors: i32
  step: i32
  a: u32
  b: u32
  threshold: u32
  kept: f32
}

@inline
function mix(word: v128): v128 {
  let x = v128.xor(word, i32x4.shr_u(word, 16))
  x = i32x4.mul(x, i32x4.splat(0x21f0aaad))
  x = v128.xor(x, i32x4.shr_u(x, 15))
  x = i32x4.mul(x, i32x4.splat(0xd35a2d97))
  return v128.xor(x, i32x4.shr_u(x, 15))
}

function dropoutChunk(chunk: i32): void {
  const job = changetype<Dropout>(JOB)
  const first = chunk * job.step, last = min(first + job.step, job.vectors)
  const a = i32x4.splat(job.a), b = i32x4.splat(job.b), four = i32x4.splat(4)
  const threshold = i32x4.splat(job.threshold), kept = f32x4.splat(job.kept)
  let index = i32x4.add(i32x4.splat(first * 4), i32x4(0, 1, 2, 3))
  for (let i = <usize>first * 16; i < <usize>last * 16; i += 16) {
    const bits = mix(i32x4.add(mix(v128.xor(index, a)), b))
    const keep = i32x4.ge_u(bits, threshold)
    v128.store(job.y + i, v128.and(f32x4.mul(v128.load(job.x + i), kept), keep))
    index = i32x4.add(index, four)
  }
}

export function dropout(x: usize, y: usize, n: i32, a: u32, b: u32, threshold: u32, kept: f32): void {
  const job = changetype<Dropout>(JOB)
  job.x = x; job.y = y
  job.vectors = (n + 3) >> 2
  job.a = a; job.b = b; job.threshold = threshold; job.kept = kept
  job.step = chunkSize((job.vectors + 15) >> 4, 80) << 4
  parallel(dropoutChunk, (job.vectors + job.step - 1) / max(job.step, 1))
}
