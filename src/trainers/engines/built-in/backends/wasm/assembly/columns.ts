// @ts-nocheck
/**
 * Sums over the rows of [rows, columns], one for each column. The rows are cut into blocks of a fixed length whose
 * sums are kept and then added in order: the same result for any number of threads, and a smaller rounding error
 * than one long sum.
 *
 * partials: [blocks][2][padded columns]
 */
import {derivative} from './activation.ts'
import {JOB} from './memory-map.ts'
import {BLOCK} from './numbers.ts'
import {chunkSize, parallel} from './pool.ts'
import {highHalf, joinHalves, lowHalf, madd} from './simd.ts'

/** Columns of a chunk. */
const WIDE: i32 = 128

/** What is summed. */
export const SUM: i32 = 0
/** dz = dy · activation'(y), written on the way; Σ dz. Needs columns in fours. */
export const ACTIVATION: i32 = 1
/** A block's mean and its sum of squared differences from that mean. */
export const MOMENTS: i32 = 4
/** Σ dy and Σ dy·(x − mean). */
export const CENTERED: i32 = 5

@unmanaged
export class Columns {
  kind: i32
  x: usize
  dy: usize
  dz: usize
  mean: usize
  partials: usize
  /** Results, one number per column; `second` for the kinds with two sums. */
  first: usize
  second: usize
  rows: i32
  columns: i32
  /** Columns rounded up to fours. */
  padded: i32
}

/** The sums of one vector of columns so far: in `a` and, for the kinds with two sums, `b`. */
@inline
function firstSum(kind: i32, a: v128, x: usize, dy: usize, dz: usize, pivot: v128): v128 {
  if (kind == SUM) return f32x4.add(a, v128.load(x))
  if (kind == MOMENTS) return f32x4.add(a, f32x4.sub(v128.load(x), pivot))
  if (kind == CENTERED) return f32x4.add(a, v128.load(dy))
  const z = derivative(v128.load(x), v128.load(dy), kind)
  v128.store(dz, z)
  return f32x4.add(a, z)
}

@inline
function secondSum(kind: i32, b: v128, x: usize, dy: usize, pivot: v128): v128 {
  if (kind < MOMENTS) return b
  const d = f32x4.sub(v128.load(x), pivot)
  return madd(kind == MOMENTS ? d : v128.load(dy), d, b)
}

/** Where the sums of a vector of columns begin. */
@inline
function pivotOf(kind: i32, job: Columns, x: usize, column: usize): v128 {
  return kind == MOMENTS ? v128.load(x) : kind == CENTERED ? v128.load(job.mean + column) : f32x4.splat(0)
}

@inline
function finish(kind: i32, job: Columns, count: i32, a: v128, b: v128, pivot: v128, to: usize): void {
  if (kind == MOMENTS) {
    const share = f32x4.mul(a, f32x4.splat(<f32>1 / <f32>count))
    b = f32x4.max(f32x4.sub(b, f32x4.mul(a, share)), f32x4.splat(0))
    a = f32x4.add(pivot, share)
  }
  v128.store(to, a)
  if (kind >= MOMENTS) v128.store(to + <usize>job.padded * 4, b)
}

/** `wide`: 16 columns, else 4, over the rows of a block. */
@inline
function sumBlock(kind: i32, wide: bool, job: Columns, row: i32, count: i32, column: i32, to: usize): void {
  const stride = <usize>job.columns * 4, left = <usize>column * 4
  const offset = <usize>row * stride + left
  let x = job.x + offset, dy = job.dy + offset, dz = job.dz + offset
  const zero = f32x4.splat(0)
  let a0 = zero, a1 = zero, a2 = zero, a3 = zero, b0 = zero, b1 = zero, b2 = zero, b3 = zero
  const p0 = pivotOf(kind, job, x, left)
  const p1 = wide ? pivotOf(kind, job, x + 16, left + 16) : zero
  const p2 = wide ? pivotOf(kind, job, x + 32, left + 32) : zero
  const p3 = wide ? pivotOf(kind, job, x + 48, left + 48) : zero
  for (let i = count; i > 0; i--, x += stride, dy += stride, dz += stride) {
    b0 = secondSum(kind, b0, x, dy, p0)
    a0 = firstSum(kind, a0, x, dy, dz, p0)
    if (wide) {
      b1 = secondSum(kind, b1, x + 16, dy + 16, p1)
      a1 = firstSum(kind, a1, x + 16, dy + 16, dz + 16, p1)
      b2 = secondSum(kind, b2, x + 32, dy + 32, p2)
      a2 = firstSum(kind, a2, x + 32, dy + 32, dz + 32, p2)
      b3 = secondSum(kind, b3, x + 48, dy + 48, p3)
      a3 = firstSum(kind, a3, x + 48, dy + 48, dz + 48, p3)
    }
  }
  finish(kind, job, count, a0, b0, p0, to)
  if (!wide) return
  finish(kind, job, count, a1, b1, p1, to + 16)
  finish(kind, job, count, a2, b2, p2, to + 32)
  finish(kind, job, count, a3, b3, p3, to + 48)
}

@inline
function sumColumns(kind: i32, job: Columns, chunk: i32): void {
  const across = (job.columns + WIDE - 1) / WIDE
  const block = chunk / across
  let column = (chunk % across) * WIDE
  const row = block * BLOCK, count = min(BLOCK, job.rows - row)
  const end = min(column + WIDE, job.columns)
  const to = job.partials + <usize>block * <usize>job.padded * 8
  for (; column + 16 <= end; column += 16) sumBlock(kind, true, job, row, count, column, to + <usize>column * 4)
  for (; column < end; column += 4) sumBlock(kind, false, job, row, count, column, to + <usize>column * 4)
}

function sumChunk(chunk: i32): void {
  const job = changetype<Columns>(JOB)
  switch (job.kind) {
    case 0: sumColumns(0, job, chunk); break
    case 1: sumColumns(1, job, chunk); break
    case 2: sumColumns(2, job, chunk); break
    case 3: sumColumns(3, job, chunk); break
    case 4: sumColumns(4, job, chunk); break
    default: sumColumns(5, job, chunk)
  }
}

@inline
function put(to: usize, column: i32, columns: i32, value: v128): void {
  to += <usize>column * 4
  if (column + 4 <= columns) {
    v128.store(to, value)
    return
  }
  store<f32>(to, f32x4.extract_lane(value, 0))
  if (column + 1 < columns) store<f32>(to, f32x4.extract_lane(value, 1), 4)
  if (column + 2 < columns) store<f32>(to, f32x4.extract_lane(value, 2), 8)
}

/** The blocks' sums of four columns, added up in order in double precision. */
@inline
function addUpFour(from: usize, step: usize, blocks: i32): v128 {
  let low = f64x2.splat(0), high = low
  for (; blocks > 0; blocks--, from += step) {
    const sum = v128.load(from)
    low = f64x2.add(low, lowHalf(sum))
    high = f64x2.add(high, highHalf(sum))
  }
  return joinHalves(low, high)
}

function addUp(job: Columns): void {
  const blocks = (job.rows + BLOCK - 1) / BLOCK
  const line = <usize>job.padded * 4
  for (let column = 0; column < job.columns; column += 4) {
    const from = job.partials + <usize>column * 4
    put(job.first, column, job.columns, addUpFour(from, line * 2, blocks))
    if (job.kind == CENTERED) put(job.second, column, job.columns, addUpFour(from + line, line * 2, blocks))
  }
}

/** Joins the blocks' means and squared differences (Chan, Golub, LeVeque 1979). */
function joinMoments(job: Columns): void {
  const blocks = (job.rows + BLOCK - 1) / BLOCK
  const step = <usize>job.padded * 8
  for (let column = 0; column < job.columns; column++) {
    let from = job.partials + <usize>column * 4
    let mean: f64 = 0, squares: f64 = 0, n: f64 = 0
    for (let block = 0; block < blocks; block++, from += step) {
      const count = <f64>min(BLOCK, job.rows - block * BLOCK)
      const delta = <f64>load<f32>(from) - mean
      const total = n + count
      mean += delta * count / total
      squares += <f64>load<f32>(from + <usize>job.padded * 4) + delta * delta * n * count / total
      n = total
    }
    store<f32>(job.first + <usize>column * 4, <f32>mean)
    store<f32>(job.second + <usize>column * 4, <f32>(squares / n))
  }
}

/** The job lies at JOB, complete but for `padded`. */
export function run(job: Columns): void {
  job.padded = (job.columns + 3) & ~3
  const blocks = (job.rows + BLOCK - 1) / BLOCK
  const small = chunkSize(job.rows, <f32>job.columns * 0.3) == job.rows
  if (small) {
    for (let chunk = 0; chunk < blocks * ((job.columns + WIDE - 1) / WIDE); chunk++) sumChunk(chunk)
  } else {
    parallel(sumChunk, blocks * ((job.columns + WIDE - 1) / WIDE))
  }
  if (job.kind == MOMENTS) joinMoments(job)
  else addUp(job)
}

/** `sums`[column] = Σ x; with activation ≠ 0 (and columns in fours) Σ dz, dz = dy · activation'(x). */
export function columnSums(
  activation: i32, x: usize, dy: usize, dz: usize, sums: usize, partials: usize, rows: i32, columns: i32
): void {
  const job = changetype<Columns>(JOB)
  job.kind = activation
  job.x = x; job.dy = dy; job.dz = dz
  job.first = sums; job.partials = partials
  job.rows = rows; job.columns = columns
  run(job)
}
