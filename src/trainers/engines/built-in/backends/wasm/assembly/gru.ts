// @ts-nocheck
/** Keras' GRU with reset_after over whole sequences, gates in the order z (update), r (reset), h (candidate). */
import {sigmoid, tanh} from './math.ts'
import {TILE} from './numbers.ts'
import {flushTiny} from './simd.ts'
import {
  afterTable, copyFloats, jobOf, keepPrevious, loadPart, multiplyTile, packGates, packTransposed, padded, Recurrence,
  runTiles, setRow, sigmoidBack, storePart, takeGradient, tanhBack, workOf,
} from './recurrent.ts'

/** Working memory of a tile, in bytes. */
export function gruWork(u: i32): usize {
  return 64 + <usize>(TILE * padded(u) * 4) * 4
}

function forwardTile(job: Recurrence, tile: i32): void {
  const u = job.u, steps = job.t, width = padded(u)
  const first = tile * TILE, rows = min(TILE, job.n - first)
  const table = workOf(job, tile)
  const zStride = <usize>width * 12, stride = <usize>width * 4
  const z = afterTable(table), h = z + TILE * zStride
  memory.fill(z, 0, TILE * (zStride + stride))
  for (let row = 0; row < TILE; row++) setRow(table, row, h + <usize>row * stride)
  for (let t = 0; t < steps; t++) {
    for (let row = 0; row < rows; row++) {
      for (let gate = 0; gate < 3; gate++) {
        copyFloats(job.bias + <usize>(gate * u) * 4, z + <usize>row * zStride + <usize>gate * stride, u)
      }
    }
    if (t > 0) multiplyTile(table, rows, u, job.packed, job.panels, z)
    for (let row = 0; row < rows; row++) {
      const at = (<usize>(first + row) * <usize>steps + <usize>t) * <usize>u * 4
      forwardRow(
        z + <usize>row * zStride, h + <usize>row * stride, u, job.gates + at * 3, job.candidate + at, job.h + at
      )
    }
  }
}

@inline
function forwardRow(z: usize, h: usize, u: i32, gates: usize, candidateOut: usize, hOut: usize): void {
  const stride = <usize>padded(u) * 4, step = <usize>u * 4
  const one = f32x4.splat(1)
  for (let j = 0; j < u; j += 4) {
    const count = u - j, at = <usize>j * 4
    const update = sigmoid(f32x4.add(loadPart(gates + at, count), v128.load(z + at)))
    const reset = sigmoid(f32x4.add(loadPart(gates + step + at, count), v128.load(z + stride + at)))
    const recurrent = v128.load(z + 2 * stride + at)
    const candidate = tanh(f32x4.add(loadPart(gates + 2 * step + at, count), f32x4.mul(reset, recurrent)))
    const y = flushTiny(f32x4.add(f32x4.mul(update, v128.load(h + at)), f32x4.mul(f32x4.sub(one, update), candidate)))
    v128.store(h + at, y)
    storePart(gates + at, update, count)
    storePart(gates + step + at, reset, count)
    storePart(gates + 2 * step + at, candidate, count)
    storePart(candidateOut + at, recurrent, count)
    storePart(hOut + at, y, count)
  }
}

function forwardChunk(chunk: i32): void {
  const job = jobOf()
  const tiles = (job.n + TILE - 1) / TILE
  const end = min(tiles, (chunk + 1) * job.tilesPerChunk)
  for (let tile = chunk * job.tilesPerChunk; tile < end; tile++) forwardTile(job, tile)
}

/** gates: x·kernel + input bias on entry; bias: the recurrent one, [3u]. packed: padded(u)·3·u floats. */
export function gru(
  gates: usize, recurrent: usize, bias: usize, candidate: usize, h: usize, packed: usize, work: usize,
  n: i32, t: i32, u: i32
): void {
  packGates(recurrent, 3, u, packed)
  const job = jobOf()
  job.n = n; job.t = t; job.u = u
  job.panels = padded(u) / 8 * 3
  job.packed = packed
  job.work = work
  job.workBytes = gruWork(u)
  job.gates = gates
  job.bias = bias
  job.candidate = candidate
  job.h = h
  runTiles(job, forwardChunk, <f32>(u * u) * 0.09 + <f32>u * 3 + 50)
}

function backwardTile(job: Recurrence, tile: i32): void {
  const u = job.u, steps = job.t
  const first = tile * TILE, rows = min(TILE, job.n - first)
  const table = workOf(job, tile)
  const stride = <usize>padded(u) * 4, stateStride = <usize>u * 12
  const dh = afterTable(table), dstate = dh + TILE * stride
  memory.fill(dh, 0, TILE * (stride + stateStride))
  for (let row = 0; row < TILE; row++) setRow(table, row, dstate + <usize>row * stateStride)
  for (let t = steps - 1; t >= 0; t--) {
    for (let row = 0; row < rows; row++) {
      takeGradient(job, first + row, t, dh + <usize>row * stride, true)
      keepPrevious(job, first + row, t)
    }
    if (t < steps - 1) multiplyTile(table, rows, 3 * u, job.packed, job.panels, dh)
    for (let row = 0; row < rows; row++) {
      const at = (<usize>(first + row) * <usize>steps + <usize>t) * <usize>u * 4
      backwardRow(
        dh + <usize>row * stride, u, job.gates + at * 3, job.candidate + at, job.previous + at,
        job.dz + at * 3, job.dcandidate + at, dstate + <usize>row * stateStride
      )
    }
  }
}

@inline
function backwardRow(
  dh: usize, u: i32, gates: usize, recurrent: usize, previous: usize, dz: usize, dcandidateOut: usize, dstate: usize
): void {
  const step = <usize>u * 4
  const one = f32x4.splat(1)
  for (let j = 0; j < u; j += 4) {
    const count = u - j, at = <usize>j * 4
    const update = loadPart(gates + at, count)
    const reset = loadPart(gates + step + at, count)
    const candidate = loadPart(gates + 2 * step + at, count)
    const dy = v128.load(dh + at)
    const dcandidate = flushTiny(tanhBack(candidate, f32x4.mul(dy, f32x4.sub(one, update))))
    const change = f32x4.sub(loadPart(previous + at, count), candidate)
    const dupdate = flushTiny(sigmoidBack(update, f32x4.mul(dy, change)))
    const dreset = flushTiny(sigmoidBack(reset, f32x4.mul(dcandidate, loadPart(recurrent + at, count))))
    const drecurrent = flushTiny(f32x4.mul(dcandidate, reset))
    storePart(dz + at, dupdate, count)
    storePart(dz + step + at, dreset, count)
    storePart(dz + 2 * step + at, dcandidate, count)
    storePart(dcandidateOut + at, drecurrent, count)
    storePart(dstate + at, dupdate, count)
    storePart(dstate + step + at, dreset, count)
    storePart(dstate + 2 * step + at, drecurrent, count)
    v128.store(dh + at, flushTiny(f32x4.mul(dy, update)))
  }
}

function backwardChunk(chunk: i32): void {
  const job = jobOf()
  const tiles = (job.n + TILE - 1) / TILE
  const end = min(tiles, (chunk + 1) * job.tilesPerChunk)
  for (let tile = chunk * job.tilesPerChunk; tile < end; tile++) backwardTile(job, tile)
}

/**
 * Fills dz [n,t,3u], the gradient of what comes from the input; dcandidate [n,t,u], what stands in its last third's place
 * for what comes from the state; and previous [n,t,u]. dhStep: see lstmBack.
 */
export function gruBack(
  recurrent: usize, gates: usize, candidate: usize, h: usize, dh: usize, dhStep: i32, dz: usize, dcandidate: usize,
  previous: usize, packed: usize, work: usize, n: i32, t: i32, u: i32
): void {
  packTransposed(recurrent, 3, u, packed)
  const job = jobOf()
  job.n = n; job.t = t; job.u = u
  job.panels = padded(u) / 8
  job.packed = packed
  job.work = work
  job.workBytes = gruWork(u)
  job.gates = gates
  job.candidate = candidate
  job.h = h
  job.dh = dh
  job.dhStep = <usize>dhStep
  job.dz = dz
  job.dcandidate = dcandidate
  job.previous = previous
  runTiles(job, backwardChunk, <f32>(u * u) * 0.09 + <f32>u * 3 + 50)
}
