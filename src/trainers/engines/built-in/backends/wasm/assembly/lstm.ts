// @ts-nocheck
/** Keras' LSTM over whole sequences, gates in the order i, f, c, o. */
import {sigmoid, tanh} from './math.ts'
import {ZEROS} from './memory-map.ts'
import {flushTiny} from './simd.ts'
import {
  giveInputGradient, giveStateGradient, jobOf, loadPart, multiplyRows, packSlots, packTransposed, panelBytes, panels, Recurrence,
  runTiles, setRealRows, setRows, sigmoidBack, slotBytes, storePart, TABLE_BYTES, takeGradient, takeInput,
  mostTiles, tanhBack, TILE, transposedBytes, vectors,
} from './recurrent.ts'

/** Bytes of a sample's row [x | h]. */
@inline
function rowBytes(f: i32, u: i32): usize {
  return <usize>(f + vectors(u) * 4) * 4
}

/** Two tables, rows [x | h] for this step and the next, cells, one vector's gates. */
function forwardBytes(f: i32, u: i32): usize {
  return 2 * TABLE_BYTES + TILE * (2 * rowBytes(f, u) + <usize>vectors(u) * 16 + 64)
}

/** Working memory of `lstm`, in bytes. */
export function lstmWork(n: i32, f: i32, u: i32): usize {
  return slotBytes(4, f + u, u) + <usize>mostTiles(n) * forwardBytes(f, u)
}

function forwardTile(tile: i32): void {
  const job = jobOf()
  const f = job.f, u = job.u, steps = job.t
  const first = tile * job.tile, rows = min(job.tile, job.n - first)
  const row = rowBytes(f, u), panel = panelBytes(f + u)
  let table = job.work + <usize>tile * job.workBytes, nextTable = table + TABLE_BYTES
  let now = nextTable + TABLE_BYTES, next = now + TILE * row
  const cell = next + TILE * row, z = cell + <usize>(TILE * vectors(u)) * 16
  memory.fill(now, 0, z - now)
  setRows(table, now, row)
  setRows(nextTable, next, row)
  for (let t = 0; t < steps; t++) {
    takeInput(job, first, rows, t, now, row)
    const k = t > 0 ? f + u : f
    let packed = job.packed
    for (let vector = 0; vector < vectors(u); vector++, packed += 2 * panel) {
      multiplyRows(table, rows, k, packed + 32, packed, 0, z, 64)
      multiplyRows(table, rows, k, packed + panel + 32, packed + panel, 0, z + 32, 64)
      const at = (<usize>first * <usize>steps + <usize>t) * <usize>u
      const h = next + <usize>f * 4 + <usize>vector * 16, c = cell + <usize>(vector * TILE) * 16
      if (u - vector * 4 >= 4) forwardVector(job, rows, z, c, h, row, at, vector)
      else forwardRest(job, rows, z, c, h, row, at, vector)
    }
    const other = now, otherTable = table
    now = next; table = nextTable
    next = other; nextTable = otherTable
  }
}

/** Four units of every row, whose results lie from float `at` of [n,t,u] on; fewer in `forwardRest`. */
function forwardVector(
  job: Recurrence, rows: i32, z: usize, cell: usize, h: usize, hStride: usize, at: usize, vector: i32
): void {
  const step = <usize>job.u * 4, stride = <usize>job.t * step
  let gates = job.gates + at * 16 + <usize>vector * 16
  let cellOut = job.cell + at * 4 + <usize>vector * 16, hOut = job.h + at * 4 + <usize>vector * 16
  for (; rows > 0; rows--) {
    const input = sigmoid(v128.load(z))
    v128.store(gates, input)
    const candidate = tanh(v128.load(z, 32))
    v128.store(gates + 2 * step, candidate)
    const forget = sigmoid(v128.load(z, 16))
    v128.store(gates + step, forget)
    const c = flushTiny(f32x4.add(f32x4.mul(forget, v128.load(cell)), f32x4.mul(input, candidate)))
    v128.store(cell, c)
    v128.store(cellOut, c)
    const output = sigmoid(v128.load(z, 48))
    v128.store(gates + 3 * step, output)
    const y = f32x4.mul(output, tanh(c))
    v128.store(h, y)
    v128.store(hOut, y)
    z += 64; cell += 16; h += hStride; gates += 4 * stride; cellOut += stride; hOut += stride
  }
}

function forwardRest(
  job: Recurrence, rows: i32, z: usize, cell: usize, h: usize, hStride: usize, at: usize, vector: i32
): void {
  const step = <usize>job.u * 4, stride = <usize>job.t * step, count = job.u & 3
  let gates = job.gates + at * 16 + <usize>vector * 16
  let cellOut = job.cell + at * 4 + <usize>vector * 16, hOut = job.h + at * 4 + <usize>vector * 16
  for (; rows > 0; rows--) {
    const input = sigmoid(v128.load(z))
    const forget = sigmoid(v128.load(z, 16))
    const candidate = tanh(v128.load(z, 32))
    const output = sigmoid(v128.load(z, 48))
    const c = flushTiny(f32x4.add(f32x4.mul(forget, v128.load(cell)), f32x4.mul(input, candidate)))
    const y = f32x4.mul(output, tanh(c))
    v128.store(cell, c)
    v128.store(h, y)
    storePart(gates, input, count)
    storePart(gates + step, forget, count)
    storePart(gates + 2 * step, candidate, count)
    storePart(gates + 3 * step, output, count)
    storePart(cellOut, c, count)
    storePart(hOut, y, count)
    z += 64; cell += 16; h += hStride; gates += 4 * stride; cellOut += stride; hOut += stride
  }
}

/** x [n,t,f] → gates [n,t,4u], cell and h [n,t,u]. */
export function lstm(
  x: usize, kernel: usize, recurrent: usize, bias: usize, gates: usize, cell: usize, h: usize, work: usize,
  n: i32, t: i32, f: i32, u: i32
): void {
  packSlots(bias, kernel, f, recurrent, u, 4, u, work)
  const job = jobOf()
  job.n = n; job.t = t; job.f = f; job.u = u
  job.x = x
  job.packed = work
  job.work = work + slotBytes(4, f + u, u)
  job.workBytes = forwardBytes(f, u)
  job.gates = gates
  job.cell = cell
  job.h = h
  runTiles(job, forwardTile, <f32>(u * (f + u)) * 0.13 + <f32>u * 4 + 50)
}

/** Table, dh and dcell of the units, a row of dx. */
function backwardBytes(f: i32, u: i32): usize {
  return TABLE_BYTES + TILE * <usize>(2 * panels(u) + panels(f)) * 32
}

/** Working memory of `lstmBack`, in bytes. */
export function lstmBackWork(n: i32, f: i32, u: i32): usize {
  return transposedBytes(4 * u, u) + transposedBytes(4 * u, f) + <usize>mostTiles(n) * backwardBytes(f, u)
}

function backwardTile(tile: i32): void {
  const job = jobOf()
  const u = job.u, steps = job.t
  const first = tile * job.tile, rows = min(job.tile, job.n - first)
  const table = job.work + <usize>tile * job.workBytes
  const stride = <usize>panels(u) * 32, step = <usize>u * 16
  const dh = table + TABLE_BYTES, dcell = dh + TILE * stride, dx = dcell + TILE * stride
  memory.fill(dh, 0, TILE * 2 * stride)
  takeGradient(job, first, rows, steps - 1, dh, stride, false)
  for (let t = steps - 1; t >= 0; t--) {
    for (let row = 0; row < rows; row++) {
      const at = (<usize>(first + row) * <usize>steps + <usize>t) * <usize>u * 4
      backwardRow(
        dh + <usize>row * stride, dcell + <usize>row * stride, u,
        job.gates + at * 4, job.cell + at, t > 0 ? job.cell + at - <usize>u * 4 : ZEROS
      )
    }
    setRealRows(table, rows, job.gates + (<usize>first * <usize>steps + <usize>t) * step, <usize>steps * step)
    if (job.dx != 0) giveInputGradient(job, table, 4 * u, first, rows, t, dx)
    if (t == 0) break
    takeGradient(job, first, rows, t - 1, dh, stride, false)
    giveStateGradient(job, table, 4 * u, rows, dh)
  }
}

/** dz comes in the gates' place. `before`: the cell of the step before. */
@inline
function backwardRow(dh: usize, dcell: usize, u: i32, gates: usize, cell: usize, before: usize): void {
  const step = <usize>u * 4
  for (; u >= 4; u -= 4) {
    backwardVector(dh, dcell, step, gates, cell, before, 4)
    dh += 16; dcell += 16; gates += 16; cell += 16; before += 16
  }
  if (u > 0) backwardVector(dh, dcell, step, gates, cell, before, u)
}

@inline
function backwardVector(
  dh: usize, dcell: usize, step: usize, gates: usize, cell: usize, before: usize, count: i32
): void {
  const input = loadPart(gates, count)
  const forget = loadPart(gates + step, count)
  const candidate = loadPart(gates + 2 * step, count)
  const output = loadPart(gates + 3 * step, count)
  const squashed = tanh(loadPart(cell, count))
  const last = loadPart(before, count)
  const dy = v128.load(dh)
  const dc = f32x4.add(v128.load(dcell), tanhBack(squashed, f32x4.mul(dy, output)))
  storePart(gates, flushTiny(sigmoidBack(input, f32x4.mul(dc, candidate))), count)
  storePart(gates + step, flushTiny(sigmoidBack(forget, f32x4.mul(dc, last))), count)
  storePart(gates + 2 * step, flushTiny(tanhBack(candidate, f32x4.mul(dc, input))), count)
  storePart(gates + 3 * step, flushTiny(sigmoidBack(output, f32x4.mul(dy, squashed))), count)
  v128.store(dcell, flushTiny(f32x4.mul(dc, forget)))
}

/**
 * Puts dz [n,t,4u] in the gates' place and fills dx [n,t,f] (0 for none). dhStep: bytes from step to step of dh, 0 when
 * dh is the last step's alone.
 */
export function lstmBack(
  kernel: usize, recurrent: usize, gates: usize, cell: usize, dh: usize, dhStep: i32, dx: usize, work: usize,
  n: i32, t: i32, f: i32, u: i32
): void {
  const job = jobOf()
  job.n = n; job.t = t; job.f = f; job.u = u
  job.packed = work
  job.packedInput = work + transposedBytes(4 * u, u)
  job.work = job.packedInput + transposedBytes(4 * u, f)
  job.workBytes = backwardBytes(f, u)
  packTransposed(recurrent, 4 * u, u, job.packed)
  if (dx != 0) packTransposed(kernel, 4 * u, f, job.packedInput)
  job.gates = gates
  job.cell = cell
  job.dh = dh
  job.dhStep = <usize>dhStep
  job.dx = dx
  runTiles(job, backwardTile, <f32>(u * (u + (dx == 0 ? 0 : f))) * 0.13 + <f32>u * 3 + 50)
}
