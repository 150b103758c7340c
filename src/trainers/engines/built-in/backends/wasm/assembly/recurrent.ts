// @ts-nocheck
/**
 * What the whole-sequence kernels of SimpleRNN, LSTM and GRU share. The samples of a batch do not depend on each other,
 * so a chunk of the job takes a tile of them through all the steps by itself: no thread waits for another between steps.
 * What a tile needs from step to step lies in its own working memory: rows [x_t | h_{t−1}] that the products read, two of
 * each, one being written for the step to come while the other is read.
 *
 * Forward, the columns of a product are slots of four units of one gate, the gates of the same units side by side:
 * whatever a cell's four units need is there as soon as their few panels are through, still in the first-level cache.
 * The first row of a packed panel is the bias, from which its sums start.
 */
import {rows4, rows6} from './gemm-micro.ts'
import {packColumns} from './gemm-pack.ts'
import {JOB, ZEROS} from './memory-map.ts'
import {chunkSize, parallel, threads} from './pool.ts'

/** Most samples of a tile: 6 + 6 + 4 rows of the products' inner loops. */
export const TILE: i32 = 16
/** Fewest samples of a tile, where there are so many. */
const LEAST: i32 = 4
/** A tile's row pointers, at the start of its working memory. */
export const TABLE_BYTES: usize = TILE * 4

@unmanaged
export class Recurrence {
  n: i32
  t: i32
  f: i32
  u: i32
  /** Samples of a tile. */
  tile: i32
  tiles: i32
  tilesPerChunk: i32
  /** The function that takes a tile through the steps. */
  run: u32
  /** Of every tile. */
  work: usize
  workBytes: usize
  /** The recurrent kernel, packed; forward, the kernel of the input lies above it in the same panels (not GRU's). */
  packed: usize
  /** The input's kernel, packed: GRU's, and all cells' backward. */
  packedInput: usize
  /** [n,t,f] */
  x: usize
  /** [n,t,gates·u], after activation; on the way back dz takes their place. */
  gates: usize
  /** [n,t,u] */
  h: usize
  cell: usize
  /** GRU: candidate·U_h + b_h before the reset gate, [n,t,u]; on the way back its gradient takes its place. */
  candidate: usize
  /** Gradient of the output; bytes from one step to the next, 0 where only the last step has one. */
  dh: usize
  dhStep: usize
  /** SimpleRNN, whose h is still needed: the gradient of what it is made from, [n,t,u]. */
  dz: usize
  /** Gradient of the input [n,t,f], 0 where nobody wants it. */
  dx: usize
}

@inline
export function jobOf(): Recurrence {
  return changetype<Recurrence>(JOB)
}

/** Vectors of four that hold n floats. */
@inline
export function vectors(n: i32): i32 {
  return (n + 3) >> 2
}

/** Panels of eight that hold n floats. */
@inline
export function panels(n: i32): i32 {
  return (n + 7) >> 3
}

/** Samples of a tile: as many as fit, the tiles shared out evenly among the threads. */
function tileOf(n: i32): i32 {
  const rounds = (n + TILE * threads - 1) / (TILE * threads)
  return max(min((n + threads * rounds - 1) / (threads * rounds), TILE), LEAST)
}

/** How many tiles a batch makes at most: working memory is for any number of threads, which may change between calls. */
export function mostTiles(n: i32): i32 {
  return (n + LEAST - 1) / LEAST
}

function tilesChunk(chunk: i32): void {
  const job = jobOf()
  const end = min(job.tiles, (chunk + 1) * job.tilesPerChunk)
  for (let tile = chunk * job.tilesPerChunk; tile < end; tile++) call_indirect<void>(job.run, tile)
}

/** Runs the function over the batch's tiles; `cost`: nanoseconds of one sample's step. */
export function runTiles(job: Recurrence, tileJob: (tile: i32) => void, cost: f32): void {
  job.run = tileJob.index
  job.tile = tileOf(job.n)
  const tiles = (job.n + job.tile - 1) / job.tile
  job.tiles = tiles
  const whole = chunkSize(tiles, cost * <f32>(job.tile * job.t)) == tiles
  job.tilesPerChunk = whole ? tiles : 1
  parallel(tilesChunk, whole ? 1 : tiles)
}

/** Bytes of `gates` kernels of k rows in slots of four columns, each panel with its row of bias. */
export function slotBytes(gates: i32, k: i32, u: i32): usize {
  return <usize>panels(vectors(u) * gates * 4) * panelBytes(k)
}

/** Bytes of a packed panel of k rows and its bias. */
@inline
export function panelBytes(k: i32): usize {
  return <usize>(k + 1) * 32
}

/**
 * Panels [bias, upper rows, lower rows][8] of kernels [k, gates·u]: slot `vector · gates + gate` holds four columns, units
 * past the last being 0. `lower` with 0 rows for one kernel alone.
 */
export function packSlots(bias: usize, upper: usize, upperRows: i32, lower: usize, lowerRows: i32, gates: i32, u: i32, to: usize): void {
  const panel = panelBytes(upperRows + lowerRows), row = <usize>(gates * u) * 4
  const slots = vectors(u) * gates
  if ((slots & 1) != 0) memory.fill(to + <usize>(slots >> 1) * panel, 0, panel)
  for (let slot = 0; slot < slots; slot++) {
    const unit = slot / gates * 4, column = <usize>(slot % gates * u + unit) * 4
    let at = to + <usize>(slot >> 1) * panel + <usize>(slot & 1) * 16
    at = packSlot(bias + column, 1, row, u - unit, at)
    at = packSlot(upper + column, upperRows, row, u - unit, at)
    packSlot(lower + column, lowerRows, row, u - unit, at)
  }
}

function packSlot(from: usize, rows: i32, row: usize, count: i32, to: usize): usize {
  if (count >= 4) for (; rows > 0; rows--, from += row, to += 32) v128.store(to, v128.load(from))
  else for (; rows > 0; rows--, from += row, to += 32) v128.store(to, loadPart(from, count))
  return to
}

/** The transpose of a kernel [columns, k] in panels of eight columns. */
export function packTransposed(kernel: usize, k: i32, columns: i32, to: usize): void {
  packColumns(kernel, <usize>k * 4, k, columns, to)
}

/** Bytes that packTransposed needs. */
export function transposedBytes(k: i32, columns: i32): usize {
  return <usize>panels(columns) * <usize>k * 32
}

/** Panel times the rows in the table, from `start` on into rows of 8 floats at `to`: as many as `rows`, filled up to 4 or 6. */
export function multiplyRows(
  table: usize, rows: i32, k: i32, panel: usize, start: usize, startStride: usize, to: usize, stride: usize
): void {
  while (rows > 0) {
    // 7 and 8 rows are two times four.
    const six = rows > 8 || rows == 5 || rows == 6
    if (six) rows6(table, k, panel, start, startStride, to, stride)
    else rows4(table, k, panel, start, startStride, to, stride)
    const height = six ? 6 : 4
    rows -= height
    table += <usize>height * 4
    start += <usize>height * startStride
    to += <usize>height * stride
  }
}

@inline
export function setRow(table: usize, row: i32, address: usize): void {
  store<u32>(table + <usize>row * 4, <u32>address)
}

/** Points all rows of a table at rows that lie `stride` bytes apart. */
export function setRows(table: usize, address: usize, stride: usize): void {
  for (let row = 0; row < TILE; row++) setRow(table, row, address + <usize>row * stride)
}

/** As setRows, the last of `rows` standing for those that are missing. */
export function setRealRows(table: usize, rows: i32, address: usize, stride: usize): void {
  for (let row = 0; row < TILE; row++) setRow(table, row, address + <usize>min(row, rows - 1) * stride)
}

/** n floats. */
@inline
export function copyFloats(from: usize, to: usize, n: i32): void {
  for (; n >= 4; n -= 4, from += 16, to += 16) v128.store(to, v128.load(from))
  for (; n > 0; n--, from += 4, to += 4) store<f32>(to, load<f32>(from))
}

/** The input of step t, into the tile's rows. */
export function takeInput(job: Recurrence, first: i32, rows: i32, t: i32, to: usize, stride: usize): void {
  const f = job.f, step = <usize>(job.t * f) * 4
  let from = job.x + <usize>first * step + <usize>(t * f) * 4
  for (; rows > 0; rows--, from += step, to += stride) copyFloats(from, to, f)
}

/** The first `count` of four floats; the others are 0. */
@inline
export function loadPart(from: usize, count: i32): v128 {
  if (count >= 4) return v128.load(from)
  let x = v128.load32_zero(from)
  if (count > 1) x = f32x4.replace_lane(x, 1, load<f32>(from, 4))
  if (count > 2) x = f32x4.replace_lane(x, 2, load<f32>(from, 8))
  return x
}

@inline
export function storePart(to: usize, x: v128, count: i32): void {
  if (count >= 4) {
    v128.store(to, x)
    return
  }
  store<f32>(to, f32x4.extract_lane(x, 0))
  if (count > 1) store<f32>(to, f32x4.extract_lane(x, 1), 4)
  if (count > 2) store<f32>(to, f32x4.extract_lane(x, 2), 8)
}

/** x·(1 − x)·dy and (1 − x²)·dy: sigmoid's and tanh's derivatives through their outputs. */
@inline
export function sigmoidBack(y: v128, dy: v128): v128 {
  return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(f32x4.splat(1), y)))
}

@inline
export function tanhBack(y: v128, dy: v128): v128 {
  return f32x4.mul(dy, f32x4.sub(f32x4.splat(1), f32x4.mul(y, y)))
}

/** dh_in of a step for the tile's rows, added to (or put in place of) what the working rows hold. */
export function takeGradient(job: Recurrence, first: i32, rows: i32, t: i32, to: usize, stride: usize, add: bool): void {
  const u = job.u
  if (job.dhStep == 0 && t < job.t - 1) {
    if (!add) memory.fill(to, 0, <usize>rows * stride)
    return
  }
  const step = job.dhStep == 0 ? <usize>u * 4 : <usize>job.t * job.dhStep
  let from = job.dh + <usize>first * step + <usize>t * job.dhStep
  for (; rows > 0; rows--, from += step, to += stride) {
    for (let j = 0; j < u; j += 4) {
      const at = <usize>j * 4
      const dh = loadPart(from + at, u - j)
      v128.store(to + at, add ? f32x4.add(v128.load(to + at), dh) : dh)
    }
  }
}

/** dh of the step before, onto which the rows in the table times the recurrent kernel are added. */
export function giveStateGradient(job: Recurrence, table: usize, k: i32, rows: i32, dh: usize): void {
  const wide = panels(job.u), stride = <usize>wide * 32
  for (let panel = 0; panel < wide; panel++, dh += 32) {
    multiplyRows(table, rows, k, job.packed + <usize>(panel * k) * 32, dh, stride, dh, stride)
  }
}

/** dx of step t: the rows of dz in the table times the input's kernel, by way of `work` (panels of f). */
export function giveInputGradient(job: Recurrence, table: usize, k: i32, first: i32, rows: i32, t: i32, work: usize): void {
  const f = job.f, wide = panels(f), stride = <usize>wide * 32
  for (let panel = 0; panel < wide; panel++) {
    multiplyRows(table, rows, k, job.packedInput + <usize>(panel * k) * 32, ZEROS, 0, work + <usize>panel * 32, stride)
  }
  const step = <usize>(job.t * f) * 4
  let to = job.dx + <usize>first * step + <usize>(t * f) * 4
  for (; rows > 0; rows--, to += step, work += stride) copyFloats(work, to, f)
}
