// @ts-nocheck
/**
 * What the whole-sequence kernels of SimpleRNN, LSTM and GRU share. The samples of a batch do not depend on each other,
 * so a chunk of the job takes eight of them through all the steps by itself: no thread waits for another between steps.
 * What a chunk needs from step to step (its rows of state, of gates before activation …) lies in its own working
 * memory, in rows padded to whole panels of 8, so that loops need no special ends; results are written unpadded.
 */
import {rows4} from './gemm-micro.ts'
import {packColumns, packRows} from './gemm-pack.ts'
import {JOB} from './memory-map.ts'
import {TILE} from './numbers.ts'
import {chunkSize, parallel} from './pool.ts'

/** Row pointers, at the start of a tile's working memory. */
const TABLE_BYTES: usize = 64

@unmanaged
export class Recurrence {
  n: i32
  t: i32
  u: i32
  /** Columns of a product before padding to panels: gates · panels of 8 that hold u. */
  panels: i32
  /** The recurrent kernel, packed. */
  packed: usize
  work: usize
  workBytes: usize
  tilesPerChunk: i32
  tile: i32
  /** [n,t,gates·u]: projected input before, gates after the forward pass. */
  gates: usize
  /** [n,t,u] */
  h: usize
  cell: usize
  /** The recurrent product's bias. */
  bias: usize
  /** Gradient of the output; bytes from one step to the next, 0 where only the last step has one. */
  dh: usize
  dhStep: usize
  /** Gradient of what the gates are made from, [n,t,gates·u]. */
  dz: usize
  /** GRU: candidate·U_h + b_h before the reset gate, [n,t,u], and its gradient. */
  candidate: usize
  dcandidate: usize
  /** h of the step before, [n,t,u], with zeros at the first. */
  previous: usize
}

/** Floats of one value per unit, padded. */
@inline
export function padded(u: i32): i32 {
  return (u + 7) & ~7
}

/** Bytes of packed recurrent kernel: forward (gates·u columns, u deep), backward (u columns, gates·u deep). */
export function packGates(kernel: usize, gates: i32, u: i32, to: usize): void {
  const row = <usize>(gates * u) * 4
  for (let gate = 0; gate < gates; gate++) {
    packRows(kernel + <usize>(gate * u) * 4, row, u, u, to)
    to += <usize>(padded(u) * u) * 4
  }
}

export function packTransposed(kernel: usize, gates: i32, u: i32, to: usize): void {
  packColumns(kernel, <usize>(gates * u) * 4, gates * u, u, to)
}

/** z += rows·packed for the tile's rows, whose addresses lie in the table. z: rows of panels·8 floats. */
export function multiplyTile(table: usize, rows: i32, k: i32, packed: usize, panels: i32, z: usize): void {
  const stride = <usize>panels * 32
  for (let panel = 0; panel < panels; panel++, z += 32, packed += <usize>k * 32) {
    rows4(table, k, packed, z, stride, z, stride)
    if (rows > 4) rows4(table + 16, k, packed, z + 4 * stride, stride, z + 4 * stride, stride)
  }
}

@inline
export function setRow(table: usize, row: i32, address: usize): void {
  store<u32>(table + <usize>row * 4, <u32>address)
}

/** The tile's working memory behind its table. */
@inline
export function workOf(job: Recurrence, tile: i32): usize {
  return job.work + <usize>tile * job.workBytes
}

@inline
export function afterTable(work: usize): usize {
  return work + TABLE_BYTES
}

/** n floats. */
@inline
export function copyFloats(from: usize, to: usize, n: i32): void {
  for (; n >= 4; n -= 4, from += 16, to += 16) v128.store(to, v128.load(from))
  for (; n > 0; n--, from += 4, to += 4) store<f32>(to, load<f32>(from))
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

/** Runs the tiles' function over the batch; `cost`: nanoseconds of one sample's step. */
export function runTiles(job: Recurrence, tileJob: (chunk: i32) => void, cost: f32): void {
  const tiles = (job.n + TILE - 1) / TILE
  const whole = chunkSize(tiles, cost * <f32>(TILE * job.t)) == tiles
  job.tilesPerChunk = whole ? tiles : 1
  parallel(tileJob, whole ? 1 : tiles)
}

@inline
export function jobOf(): Recurrence {
  return changetype<Recurrence>(JOB)
}

/** dh_in of a step for one row, added to (or put in place of) what the working row holds. */
@inline
export function takeGradient(job: Recurrence, row: i32, t: i32, to: usize, add: bool): void {
  const u = job.u
  const last = t == job.t - 1
  if (job.dhStep == 0 && !last) {
    if (!add) memory.fill(to, 0, <usize>padded(u) * 4)
    return
  }
  const from = job.dh + (job.dhStep == 0 ? <usize>row * <usize>u * 4 : (<usize>row * <usize>job.t + <usize>t) * job.dhStep)
  for (let j = 0; j < u; j += 4) {
    const at = <usize>j * 4
    const dh = loadPart(from + at, u - j)
    v128.store(to + at, add ? f32x4.add(v128.load(to + at), dh) : dh)
  }
}

/** Writes h_{t−1} (zeros for the first step) where the weights' gradient is computed from. */
@inline
export function keepPrevious(job: Recurrence, row: i32, t: i32): void {
  const u = job.u
  const to = job.previous + (<usize>row * <usize>job.t + <usize>t) * <usize>u * 4
  if (t == 0) memory.fill(to, 0, <usize>u * 4)
  else copyFloats(job.h + (<usize>row * <usize>job.t + <usize>(t - 1)) * <usize>u * 4, to, u)
}
