// @ts-nocheck
/** Sums of squares, and sums over the middle of [outer, middle, inner]: 64 terms at a time in single precision, their sums in double. */
import {JOB} from './memory-map.ts'
import {chunkSize, parallel} from './pool.ts'
import {SQUARED} from './numbers.ts'
import {highHalf, joinHalves, lowHalf, madd} from './simd.ts'

const BLOCK: i32 = 64

@unmanaged
class Reduce {
  x: usize
  y: usize
  outer: i32
  middle: i32
  inner: i32
  step: i32
  factor: f32
}

/** Four neighbouring results. */
@inline
function sumFour(x: usize, stride: usize, middle: i32): v128 {
  let low = f64x2.splat(0), high = low
  while (middle > 0) {
    let sum = f32x4.splat(0)
    for (let i = min(middle, BLOCK); i > 0; i--, x += stride) sum = f32x4.add(sum, v128.load(x))
    low = f64x2.add(low, lowHalf(sum))
    high = f64x2.add(high, highHalf(sum))
    middle -= BLOCK
  }
  return joinHalves(low, high)
}

/** One result whose terms lie side by side. */
function sumLine(x: usize, n: i32): f32 {
  let low = f64x2.splat(0), high = low
  while (n >= 4) {
    let sum = f32x4.splat(0)
    for (const end = x + <usize>min(n & ~3, 4 * BLOCK) * 4; x < end; x += 16) sum = f32x4.add(sum, v128.load(x))
    low = f64x2.add(low, lowHalf(sum))
    high = f64x2.add(high, highHalf(sum))
    n -= min(n & ~3, 4 * BLOCK)
  }
  const halves = f64x2.add(low, high)
  let sum = f64x2.extract_lane(halves, 0) + f64x2.extract_lane(halves, 1)
  for (; n > 0; n--, x += 4) sum += <f64>load<f32>(x)
  return <f32>sum
}

function reduceChunk(chunk: i32): void {
  const job = changetype<Reduce>(JOB)
  const first = chunk * job.step, last = min(first + job.step, job.outer)
  const line = <usize>job.inner * 4
  const factor = f32x4.splat(job.factor)
  for (let row = first; row < last; row++) {
    const x = job.x + <usize>row * <usize>job.middle * line, y = job.y + <usize>row * line
    if (job.inner == 1) {
      store<f32>(y, sumLine(x, job.middle) * job.factor)
      continue
    }
    let i: usize = 0
    for (; i + 16 <= line; i += 16) v128.store(y + i, f32x4.mul(sumFour(x + i, line, job.middle), factor))
    if (i == line) continue
    const rest = f32x4.mul(sumFour(x + i, line, job.middle), factor)
    store<f32>(y + i, f32x4.extract_lane(rest, 0))
    if (i + 4 < line) store<f32>(y + i, f32x4.extract_lane(rest, 1), 4)
    if (i + 8 < line) store<f32>(y + i, f32x4.extract_lane(rest, 2), 8)
  }
}

/** y[outer, inner] = factor · Σ x[outer, middle, inner] */
export function reduceSum(x: usize, y: usize, outer: i32, middle: i32, inner: i32, factor: f32): void {
  const job = changetype<Reduce>(JOB)
  job.x = x; job.y = y
  job.outer = outer; job.middle = middle; job.inner = inner
  job.factor = factor
  job.step = chunkSize(outer, <f32>middle * <f32>inner * 0.25 + 5)
  parallel(reduceChunk, (outer + job.step - 1) / max(job.step, 1))
}

/** Σ x² of n numbers side by side. */
function squaresOfLine(x: usize, n: i32): f64 {
  let low = f64x2.splat(0), high = low
  let rest: f64 = 0
  while (n >= 4) {
    let sum = f32x4.splat(0)
    for (const end = x + <usize>min(n & ~3, 4 * BLOCK) * 4; x < end; x += 16) {
      const v = v128.load(x)
      sum = madd(v, v, sum)
    }
    low = f64x2.add(low, lowHalf(sum))
    high = f64x2.add(high, highHalf(sum))
    n -= min(n & ~3, 4 * BLOCK)
  }
  for (; n > 0; n--, x += 4) rest += <f64>load<f32>(x) * <f64>load<f32>(x)
  const halves = f64x2.add(low, high)
  return f64x2.extract_lane(halves, 0) + f64x2.extract_lane(halves, 1) + rest
}

function squaresChunk(chunk: i32): void {
  const job = changetype<Reduce>(JOB)
  const first = chunk * job.step, last = min(first + job.step, job.outer)
  for (let part = first; part < last; part++) {
    const at = part * SQUARED
    store<f64>(job.y + <usize>part * 8, squaresOfLine(job.x + <usize>at * 4, min(SQUARED, job.middle - at)))
  }
}

/** y = Σ x² of n numbers; `parts` has room for a double for each `SQUARED` of them, which are added up in their order. */
export function sumSquares(x: usize, n: i32, parts: usize, y: usize): void {
  const job = changetype<Reduce>(JOB)
  job.x = x; job.y = parts
  job.middle = n
  job.outer = (n + SQUARED - 1) / SQUARED
  const outer = job.outer
  job.step = chunkSize(outer, <f32>SQUARED * 0.25)
  parallel(squaresChunk, (outer + job.step - 1) / max(job.step, 1))
  let sum: f64 = 0
  for (let part = 0; part < outer; part++) sum += load<f64>(parts + <usize>part * 8)
  store<f32>(y, <f32>sum)
}

function repeatChunk(chunk: i32): void {
  const job = changetype<Reduce>(JOB)
  const first = chunk * job.step, last = min(first + job.step, job.outer)
  const line = <usize>job.inner * 4
  for (let row = first; row < last; row++) {
    const x = job.x + <usize>row * line
    let y = job.y + <usize>row * <usize>job.middle * line
    for (let i = job.middle; i > 0; i--, y += line) memory.copy(y, x, line)
  }
}

/** y[outer, middle, inner] = x[outer, inner] */
export function repeatMiddle(x: usize, y: usize, outer: i32, middle: i32, inner: i32): void {
  const job = changetype<Reduce>(JOB)
  job.x = x; job.y = y
  job.outer = outer; job.middle = middle; job.inner = inner
  job.step = chunkSize(outer, <f32>middle * (<f32>inner * 0.25 + 10))
  parallel(repeatChunk, (outer + job.step - 1) / max(job.step, 1))
}
