// @ts-nocheck
/** SimpleRNN over whole sequences. */
import {tanh} from './math.ts'
import {TILE} from './numbers.ts'
import {flushTiny} from './simd.ts'
import {
  afterTable, copyFloats, jobOf, keepPrevious, loadPart, multiplyTile, packGates, packTransposed, padded, Recurrence,
  runTiles, setRow, storePart, takeGradient, tanhBack, workOf,
} from './recurrent.ts'

/** Working memory of a tile, in bytes. */
export function simpleRnnWork(u: i32): usize {
  return 64 + <usize>(TILE * padded(u) * 2) * 4
}

function forwardTile(job: Recurrence, tile: i32): void {
  const u = job.u, steps = job.t
  const first = tile * TILE, rows = min(TILE, job.n - first)
  const table = workOf(job, tile)
  const stride = <usize>padded(u) * 4
  const z = afterTable(table), h = z + TILE * stride
  memory.fill(z, 0, TILE * 2 * stride)
  for (let row = 0; row < TILE; row++) setRow(table, row, h + <usize>row * stride)
  for (let t = 0; t < steps; t++) {
    for (let row = 0; row < rows; row++) {
      const at = (<usize>(first + row) * <usize>steps + <usize>t) * <usize>u * 4
      copyFloats(job.h + at, z + <usize>row * stride, u)
    }
    if (t > 0) multiplyTile(table, rows, u, job.packed, job.panels, z)
    for (let row = 0; row < rows; row++) {
      const at = (<usize>(first + row) * <usize>steps + <usize>t) * <usize>u * 4
      const from = z + <usize>row * stride, to = h + <usize>row * stride
      for (let j = 0; j < u; j += 4) {
        const y = tanh(v128.load(from + <usize>j * 4))
        v128.store(to + <usize>j * 4, y)
        storePart(job.h + at + <usize>j * 4, y, u - j)
      }
    }
  }
}

function forwardChunk(chunk: i32): void {
  const job = jobOf()
  const tiles = (job.n + TILE - 1) / TILE
  const end = min(tiles, (chunk + 1) * job.tilesPerChunk)
  for (let tile = chunk * job.tilesPerChunk; tile < end; tile++) forwardTile(job, tile)
}

/** h: x·kernel + bias on entry. packed: padded(u)·u floats. */
export function simpleRnn(h: usize, recurrent: usize, packed: usize, work: usize, n: i32, t: i32, u: i32): void {
  packGates(recurrent, 1, u, packed)
  const job = jobOf()
  job.n = n; job.t = t; job.u = u
  job.panels = padded(u) / 8
  job.packed = packed
  job.work = work
  job.workBytes = simpleRnnWork(u)
  job.h = h
  runTiles(job, forwardChunk, <f32>(u * u) * 0.03 + <f32>u + 50)
}

function backwardTile(job: Recurrence, tile: i32): void {
  const u = job.u, steps = job.t
  const first = tile * TILE, rows = min(TILE, job.n - first)
  const table = workOf(job, tile)
  const stride = <usize>padded(u) * 4
  const dh = afterTable(table)
  memory.fill(dh, 0, TILE * stride)
  for (let t = steps - 1; t >= 0; t--) {
    for (let row = 0; row < rows; row++) {
      takeGradient(job, first + row, t, dh + <usize>row * stride, false)
      keepPrevious(job, first + row, t)
    }
    if (t < steps - 1) {
      for (let row = 0; row < TILE; row++) {
        const at = <usize>(first + min(row, rows - 1)) * <usize>steps + <usize>(t + 1)
        setRow(table, row, job.dz + at * <usize>u * 4)
      }
      multiplyTile(table, rows, u, job.packed, job.panels, dh)
    }
    for (let row = 0; row < rows; row++) {
      const at = (<usize>(first + row) * <usize>steps + <usize>t) * <usize>u * 4
      const from = dh + <usize>row * stride
      for (let j = 0; j < u; j += 4) {
        const y = loadPart(job.h + at + <usize>j * 4, u - j)
        storePart(job.dz + at + <usize>j * 4, flushTiny(tanhBack(y, v128.load(from + <usize>j * 4))), u - j)
      }
    }
  }
}

function backwardChunk(chunk: i32): void {
  const job = jobOf()
  const tiles = (job.n + TILE - 1) / TILE
  const end = min(tiles, (chunk + 1) * job.tilesPerChunk)
  for (let tile = chunk * job.tilesPerChunk; tile < end; tile++) backwardTile(job, tile)
}

/** Fills dz [n,t,u] and previous [n,t,u]. dhStep: see lstmBack. */
export function simpleRnnBack(
  recurrent: usize, h: usize, dh: usize, dhStep: i32, dz: usize, previous: usize, packed: usize, work: usize,
  n: i32, t: i32, u: i32
): void {
  packTransposed(recurrent, 1, u, packed)
  const job = jobOf()
  job.n = n; job.t = t; job.u = u
  job.panels = padded(u) / 8
  job.packed = packed
  job.work = work
  job.workBytes = simpleRnnWork(u)
  job.h = h
  job.dh = dh
  job.dhStep = <usize>dhStep
  job.dz = dz
  job.previous = previous
  runTiles(job, backwardChunk, <f32>(u * u) * 0.03 + <f32>u + 50)
}
