// @ts-nocheck
/** Keras' LSTM over whole sequences, gates in the order i, f, c, o. */
import {sigmoid, tanh} from './math.ts'
import {TILE} from './numbers.ts'
import {flushTiny} from './simd.ts'
import {
  afterTable, copyFloats, jobOf, keepPrevious, loadPart, multiplyTile, packGates, packTransposed, padded, Recurrence,
  runTiles, setRow, sigmoidBack, storePart, takeGradient, tanhBack, workOf,
} from './recurrent.ts'

/** Working memory of a tile, in bytes. */
export function lstmWork(u: i32): usize {
  return 64 + <usize>(TILE * padded(u) * 6) * 4
}

function forwardTile(job: Recurrence, tile: i32): void {
  const u = job.u, steps = job.t, width = padded(u)
  const first = tile * TILE, rows = min(TILE, job.n - first)
  const table = workOf(job, tile)
  const zStride = <usize>width * 16, stride = <usize>width * 4
  const z = afterTable(table), cell = z + TILE * zStride, h = cell + TILE * stride
  memory.fill(z, 0, TILE * (zStride + 2 * stride))
  for (let row = 0; row < TILE; row++) setRow(table, row, h + <usize>row * stride)
  for (let t = 0; t < steps; t++) {
    for (let row = 0; row < rows; row++) {
      const gates = job.gates + (<usize>(first + row) * <usize>steps + <usize>t) * <usize>u * 16
      for (let gate = 0; gate < 4; gate++) {
        copyFloats(gates + <usize>(gate * u) * 4, z + <usize>row * zStride + <usize>gate * stride, u)
      }
    }
    if (t > 0) multiplyTile(table, rows, u, job.packed, job.panels, z)
    for (let row = 0; row < rows; row++) {
      const at = (<usize>(first + row) * <usize>steps + <usize>t) * <usize>u * 4
      forwardRow(
        z + <usize>row * zStride, cell + <usize>row * stride, h + <usize>row * stride, u,
        job.gates + at * 4, job.cell + at, job.h + at
      )
    }
  }
}

@inline
function forwardRow(z: usize, cell: usize, h: usize, u: i32, gatesOut: usize, cellOut: usize, hOut: usize): void {
  const stride = <usize>padded(u) * 4, step = <usize>u * 4
  for (let j = 0; j < u; j += 4) {
    const count = u - j, at = <usize>j * 4
    const input = sigmoid(v128.load(z + at))
    const forget = sigmoid(v128.load(z + stride + at))
    const candidate = tanh(v128.load(z + 2 * stride + at))
    const output = sigmoid(v128.load(z + 3 * stride + at))
    const c = flushTiny(f32x4.add(f32x4.mul(forget, v128.load(cell + at)), f32x4.mul(input, candidate)))
    const y = f32x4.mul(output, tanh(c))
    v128.store(cell + at, c)
    v128.store(h + at, y)
    storePart(gatesOut + at, input, count)
    storePart(gatesOut + step + at, forget, count)
    storePart(gatesOut + 2 * step + at, candidate, count)
    storePart(gatesOut + 3 * step + at, output, count)
    storePart(cellOut + at, c, count)
    storePart(hOut + at, y, count)
  }
}

function forwardChunk(chunk: i32): void {
  const job = jobOf()
  const tiles = (job.n + TILE - 1) / TILE
  const end = min(tiles, (chunk + 1) * job.tilesPerChunk)
  for (let tile = chunk * job.tilesPerChunk; tile < end; tile++) forwardTile(job, tile)
}

/** gates: x·kernel + bias on entry. packed: padded(u)·4·u floats; work: lstmWork(u) for every tile. */
export function lstm(
  gates: usize, recurrent: usize, cell: usize, h: usize, packed: usize, work: usize, n: i32, t: i32, u: i32
): void {
  packGates(recurrent, 4, u, packed)
  const job = jobOf()
  job.n = n; job.t = t; job.u = u
  job.panels = padded(u) / 2
  job.packed = packed
  job.work = work
  job.workBytes = lstmWork(u)
  job.gates = gates
  job.cell = cell
  job.h = h
  runTiles(job, forwardChunk, <f32>(u * u) * 0.12 + <f32>u * 4 + 50)
}

function backwardTile(job: Recurrence, tile: i32): void {
  const u = job.u, steps = job.t
  const first = tile * TILE, rows = min(TILE, job.n - first)
  const table = workOf(job, tile)
  const stride = <usize>padded(u) * 4
  const dh = afterTable(table), dcell = dh + TILE * stride
  memory.fill(dh, 0, TILE * 2 * stride)
  for (let t = steps - 1; t >= 0; t--) {
    for (let row = 0; row < rows; row++) {
      takeGradient(job, first + row, t, dh + <usize>row * stride, false)
      keepPrevious(job, first + row, t)
    }
    if (t < steps - 1) {
      for (let row = 0; row < TILE; row++) {
        const at = <usize>(first + min(row, rows - 1)) * <usize>steps + <usize>(t + 1)
        setRow(table, row, job.dz + at * <usize>u * 16)
      }
      multiplyTile(table, rows, 4 * u, job.packed, job.panels, dh)
    }
    for (let row = 0; row < rows; row++) {
      const at = (<usize>(first + row) * <usize>steps + <usize>t) * <usize>u * 4
      backwardRow(
        dh + <usize>row * stride, dcell + <usize>row * stride, u,
        job.gates + at * 4, job.cell + at, t > 0 ? job.cell + at - <usize>u * 4 : 0, job.dz + at * 4
      )
    }
  }
}

/** `before`: the cell of the step before, 0 for the first. */
@inline
function backwardRow(dh: usize, dcell: usize, u: i32, gates: usize, cell: usize, before: usize, dz: usize): void {
  const step = <usize>u * 4
  for (let j = 0; j < u; j += 4) {
    const count = u - j, at = <usize>j * 4
    const input = loadPart(gates + at, count)
    const forget = loadPart(gates + step + at, count)
    const candidate = loadPart(gates + 2 * step + at, count)
    const output = loadPart(gates + 3 * step + at, count)
    const squashed = tanh(loadPart(cell + at, count))
    const last = before == 0 ? f32x4.splat(0) : loadPart(before + at, count)
    const dy = v128.load(dh + at)
    const dc = f32x4.add(v128.load(dcell + at), tanhBack(squashed, f32x4.mul(dy, output)))
    storePart(dz + at, flushTiny(sigmoidBack(input, f32x4.mul(dc, candidate))), count)
    storePart(dz + step + at, flushTiny(sigmoidBack(forget, f32x4.mul(dc, last))), count)
    storePart(dz + 2 * step + at, flushTiny(tanhBack(candidate, f32x4.mul(dc, input))), count)
    storePart(dz + 3 * step + at, flushTiny(sigmoidBack(output, f32x4.mul(dy, squashed))), count)
    v128.store(dcell + at, flushTiny(f32x4.mul(dc, forget)))
  }
}

function backwardChunk(chunk: i32): void {
  const job = jobOf()
  const tiles = (job.n + TILE - 1) / TILE
  const end = min(tiles, (chunk + 1) * job.tilesPerChunk)
  for (let tile = chunk * job.tilesPerChunk; tile < end; tile++) backwardTile(job, tile)
}

/** Fills dz [n,t,4u] and previous [n,t,u]. dhStep: bytes from step to step of dh, 0 when dh is the last step's alone. */
export function lstmBack(
  recurrent: usize, gates: usize, cell: usize, h: usize, dh: usize, dhStep: i32, dz: usize, previous: usize,
  packed: usize, work: usize, n: i32, t: i32, u: i32
): void {
  packTransposed(recurrent, 4, u, packed)
  const job = jobOf()
  job.n = n; job.t = t; job.u = u
  job.panels = padded(u) / 8
  job.packed = packed
  job.work = work
  job.workBytes = lstmWork(u)
  job.gates = gates
  job.cell = cell
  job.h = h
  job.dh = dh
  job.dhStep = <usize>dhStep
  job.dz = dz
  job.previous = previous
  runTiles(job, backwardChunk, <f32>(u * u) * 0.12 + <f32>u * 4 + 50)
}
