// @ts-nocheck
/**
 * The gradients of a recurrent layer's weights, summed over all samples and steps: xᵀ·dz, hᵀ·dz with every step's h
 * against the dz of the step after, and Σ dz. One packed block of dz serves all three. A chunk has some columns of dz to
 * itself and takes the rows from top to bottom, so that no sum depends on the number of threads.
 */
import {columns4, columns6} from './gemm-micro.ts'
import {packFour, packRows, packSix} from './gemm-pack.ts'
import {JOB, ZEROS} from './memory-map.ts'
import {chunkSize, parallel, scratch, threads} from './pool.ts'

/** Rows of dz in a packed block, as in gemm.ts. */
const DEPTH: i32 = 256
/** Most panels of 8 columns in a packed block (128 KB). */
const WIDEST: i32 = 16

/** The thread's working memory: a tile for the edges, the sums of dz, packed blocks of the left side and of dz. */
const EDGE: usize = 0
const SUMS: usize = 256
const LEFT: usize = 1024
const RIGHT: usize = 8192

/** Some columns of dz and what is to be made of them; an address of 0 is not wanted. */
@unmanaged
class Part {
  dz: usize
  /** Bytes from one row of dz to the next. */
  row: usize
  columns: i32
  /** Rows of the result that come from h (u or 0), and from x (f or 0). */
  states: i32
  inputs: i32
  dkernel: usize
  drecurrent: usize
  dbias: usize
  /** Bytes from one row of a weight's gradient to the next. */
  outRow: usize
  firstChunk: i32
}

/** At JOB; its parts follow, three at most. */
@unmanaged
class Weights {
  x: usize
  h: usize
  f: i32
  u: i32
  t: i32
  rows: i32
  /** Panels of a chunk. */
  wide: i32
  parts: i32
}

@inline
function partOf(i: i32): Part {
  return changetype<Part>(JOB + 64 + <usize>i * offsetof<Part>())
}

/** Row i of the results: h's rows above x's. */
@inline
function outOf(part: Part, i: i32): usize {
  return i < part.states
    ? part.drecurrent + <usize>i * part.outRow
    : part.dkernel + <usize>(i - part.states) * part.outRow
}

/** Column i of [h of the step before | x] from row k on, `count` rows, into every sixth (fourth) float of `to`. */
function packColumn(job: Weights, part: Part, i: i32, k: i32, count: i32, to: usize, height: i32): void {
  const state = i < part.states
  const stride = <usize>(state ? job.u : job.f) * 4
  let from = state
    ? job.h + <usize>k * stride - stride + <usize>i * 4
    : job.x + <usize>k * stride + <usize>(i - part.states) * 4
  for (; count > 0; count--, from += stride, to += <usize>height * 4) store<f32>(to, load<f32>(from))
}

/** The first `states` of a packed block's columns are of the step before, and 0 where a sequence begins. */
function clearFirstSteps(t: i32, k: i32, count: i32, to: usize, height: i32, states: i32): void {
  for (let row = (t - k % t) % t; row < count; row += t) {
    for (let i = 0; i < states; i++) store<f32>(to + <usize>(row * height + i) * 4, 0)
  }
}

/** `height` columns of [h | x] from column i on, of which `real` exist. */
function packLeft(job: Weights, part: Part, i: i32, real: i32, height: i32, k: i32, count: i32): void {
  const to = scratch + LEFT
  const states = part.states
  if (i + height <= states) {
    const stride = <usize>job.u * 4
    const from = job.h + <usize>k * stride - stride + <usize>i * 4
    if (height == 6) packSix(from, stride, count, to)
    else packFour(from, stride, count, to)
  } else if (i >= states && i + height <= states + part.inputs) {
    const stride = <usize>job.f * 4
    const from = job.x + <usize>k * stride + <usize>(i - states) * 4
    if (height == 6) packSix(from, stride, count, to)
    else packFour(from, stride, count, to)
  } else {
    for (let column = 0; column < height; column++) {
      packColumn(job, part, i + min(column, real - 1), k, count, to + <usize>column * 4, height)
    }
  }
  if (i < states) clearFirstSteps(job.t, k, count, to, height, min(states - i, height))
}

/** sums [8] += a packed panel's rows. */
function sumPanel(panel: usize, count: i32, sums: usize): void {
  let low = v128.load(sums), high = v128.load(sums, 16)
  for (; count > 0; count--, panel += 32) {
    low = f32x4.add(low, v128.load(panel))
    high = f32x4.add(high, v128.load(panel, 16))
  }
  v128.store(sums, low)
  v128.store(sums, high, 16)
}

@inline
function copyRow(from: usize, to: usize, columns: i32): void {
  for (let i: usize = 0; i < <usize>columns * 4; i += 4) store<f32>(to + i, load<f32>(from + i))
}

function multiplyBlock(job: Weights, part: Part, column: i32, columns: i32, k: i32, count: i32): void {
  const total = part.states + part.inputs
  for (let i = 0; i < total; ) {
    const height = total - i > 4 ? 6 : 4, real = min(total - i, height)
    packLeft(job, part, i, real, height, k, count)
    // Rows of one result lie as far apart as its columns say; at the seam between the two they do not.
    const together = real == height && (i >= part.states || i + height <= part.states)
    for (let n = 0; n < columns; n += 8) {
      const at = <usize>(column + n) * 4, here = min(columns - n, 8)
      const panel = scratch + RIGHT + <usize>(n >> 3) * <usize>count * 32
      const whole = together && here == 8
      const to = whole ? outOf(part, i) + at : scratch + EDGE
      const stride: usize = whole ? part.outRow : 32
      if (!whole && k > 0) {
        for (let r = 0; r < real; r++) copyRow(outOf(part, i + r) + at, scratch + EDGE + <usize>r * 32, here)
      }
      const start = k > 0 ? to : ZEROS, startStride = k > 0 ? stride : 0
      if (height == 6) columns6(scratch + LEFT, 24, count, panel, start, startStride, to, stride)
      else columns4(scratch + LEFT, 16, count, panel, start, startStride, to, stride)
      if (!whole) {
        for (let r = 0; r < real; r++) copyRow(scratch + EDGE + <usize>r * 32, outOf(part, i + r) + at, here)
      }
    }
    i += height
  }
}

function weightsChunk(chunk: i32): void {
  const job = changetype<Weights>(JOB)
  let last = job.parts - 1
  while (partOf(last).firstChunk > chunk) last--
  const part = partOf(last)
  const column = (chunk - part.firstChunk) * job.wide * 8
  const columns = min(job.wide * 8, part.columns - column), wide = (columns + 7) >> 3
  memory.fill(scratch + SUMS, 0, WIDEST * 32)
  for (let k = 0; k < job.rows; k += DEPTH) {
    const count = min(job.rows - k, DEPTH)
    packRows(part.dz + <usize>k * part.row + <usize>column * 4, part.row, count, columns, scratch + RIGHT)
    if (part.dbias != 0) {
      for (let panel: usize = 0; panel < <usize>wide; panel++) {
        sumPanel(scratch + RIGHT + panel * <usize>count * 32, count, scratch + SUMS + panel * 32)
      }
    }
    multiplyBlock(job, part, column, columns, k, count)
  }
  if (part.dbias != 0) copyRow(scratch + SUMS, part.dbias + <usize>column * 4, columns)
}

/** Begins a list of parts: x [n,t,f], h [n,t,u]. */
export function weightsOf(x: usize, h: usize, n: i32, t: i32, f: i32, u: i32): void {
  const job = changetype<Weights>(JOB)
  job.x = x; job.h = h
  job.f = f; job.u = u; job.t = t
  job.rows = n * t
  job.parts = 0
}

/**
 * Adds a part: `columns` columns of dz (`row` floats apart from one row to the next), and where their columns of dkernel,
 * drecurrent (`outRow` floats apart) and dbias lie; 0 for what is not wanted.
 */
export function weightsPart(
  dz: usize, row: i32, columns: i32, dkernel: usize, drecurrent: usize, outRow: i32, dbias: usize
): void {
  const job = changetype<Weights>(JOB), part = partOf(job.parts++)
  part.dz = dz
  part.row = <usize>row * 4
  part.columns = columns
  part.inputs = dkernel == 0 ? 0 : job.f
  part.states = drecurrent == 0 ? 0 : job.u
  part.dkernel = dkernel
  part.drecurrent = drecurrent
  part.outRow = <usize>outRow * 4
  part.dbias = dbias
}

/** Computes the parts. */
export function weightGradients(): void {
  const job = changetype<Weights>(JOB)
  let all = 0
  for (let i = 0; i < job.parts; i++) all += (partOf(i).columns + 7) >> 3
  const cost = <f32>job.rows * (<f32>(job.f + job.u) * 0.3 + 1)
  const alone = chunkSize(all, cost) == all
  const shares = alone ? 1 : threads * 2
  job.wide = min((all + shares - 1) / shares, WIDEST)
  let chunks = 0
  for (let i = 0; i < job.parts; i++) {
    const part = partOf(i)
    part.firstChunk = chunks
    chunks += (((part.columns + 7) >> 3) + job.wide - 1) / job.wide
  }
  if (!alone) parallel(weightsChunk, chunks)
  else for (let chunk = 0; chunk < chunks; chunk++) weightsChunk(chunk)
}
