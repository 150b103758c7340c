// @ts-nocheck
/** Keras' GRU with reset_after over whole sequences, gates in the order z (update), r (reset), h (candidate). */
import {sigmoid, tanh} from './math.ts'
import {ZEROS} from './memory-map.ts'
import {flushTiny} from './simd.ts'
import {
  giveInputGradient, giveStateGradient, jobOf, loadPart, multiplyRows, packSlots, packTransposed, panelBytes, panels,
  Recurrence, runTiles, setRealRows, setRows, sigmoidBack, slotBytes, storePart, TABLE_BYTES, takeGradient, tanhBack,
  TILE, mostTiles, transposedBytes, vectors,
} from './recurrent.ts'

/** Gates of two vectors of units: three panels. */
const PAIR_BYTES: usize = 96

/** Tables of x and of h for this step and the next, h of both, two vectors' gates from the input and from the state. */
function forwardBytes(u: i32): usize {
  return 3 * TABLE_BYTES + TILE * (2 * <usize>vectors(u) * 16 + 2 * PAIR_BYTES)
}

/** Bytes of a kernel [k, 3u] in whole pairs of vectors. */
function packedBytes(k: i32, u: i32): usize {
  return <usize>(3 * panels(u)) * panelBytes(k)
}

/** Working memory of `gru`, in bytes. */
export function gruWork(n: i32, f: i32, u: i32): usize {
  return packedBytes(f, u) + packedBytes(u, u) + <usize>mostTiles(n) * forwardBytes(u)
}

function forwardTile(tile: i32): void {
  const job = jobOf()
  const f = job.f, u = job.u, steps = job.t
  const first = tile * job.tile, rows = min(job.tile, job.n - first)
  const row = <usize>vectors(u) * 16, inputRow = <usize>(steps * f) * 4
  const inputPanel = panelBytes(f), statePanel = panelBytes(u)
  const inputs = job.work + <usize>tile * job.workBytes
  let table = inputs + TABLE_BYTES, nextTable = table + TABLE_BYTES
  let now = nextTable + TABLE_BYTES, next = now + TILE * row
  const z = next + TILE * row, state = z + TILE * PAIR_BYTES
  memory.fill(now, 0, z - now)
  setRows(table, now, row)
  setRows(nextTable, next, row)
  for (let t = 0; t < steps; t++) {
    setRealRows(inputs, rows, job.x + <usize>first * inputRow + <usize>(t * f) * 4, inputRow)
    const k = t > 0 ? u : 0
    let packedInput = job.packedInput, packed = job.packed
    for (let vector = 0; vector < vectors(u); vector += 2) {
      for (let panel: usize = 0; panel < PAIR_BYTES; panel += 32, packedInput += inputPanel, packed += statePanel) {
        multiplyRows(inputs, rows, f, packedInput + 32, packedInput, 0, z + panel, PAIR_BYTES)
        multiplyRows(table, rows, k, packed + 32, packed, 0, state + panel, PAIR_BYTES)
      }
      const at = (<usize>first * <usize>steps + <usize>t) * <usize>u
      for (let own = vector, part: usize = 0; own < min(vector + 2, vectors(u)); own++, part += PAIR_BYTES / 2) {
        const before = now + <usize>own * 16, h = next + <usize>own * 16
        if (u - own * 4 >= 4) forwardVector(job, rows, z + part, state + part, before, h, row, at, own, 4)
        else forwardVector(job, rows, z + part, state + part, before, h, row, at, own, u & 3)
      }
    }
    const other = now, otherTable = table
    now = next; table = nextTable
    next = other; nextTable = otherTable
  }
}

/** Four units (`count` of them real) of every row, whose results lie from float `at` of [n,t,u] on. */
@inline
function forwardVector(
  job: Recurrence, rows: i32, z: usize, state: usize, before: usize, h: usize, hStride: usize, at: usize, vector: i32,
  count: i32
): void {
  const step = <usize>job.u * 4, stride = <usize>job.t * step
  const one = f32x4.splat(1)
  let gates = job.gates + at * 12 + <usize>vector * 16
  let candidateOut = job.candidate + at * 4 + <usize>vector * 16, hOut = job.h + at * 4 + <usize>vector * 16
  for (; rows > 0; rows--) {
    const update = sigmoid(f32x4.add(v128.load(z), v128.load(state)))
    const reset = sigmoid(f32x4.add(v128.load(z, 16), v128.load(state, 16)))
    const recurrent = v128.load(state, 32)
    const candidate = tanh(f32x4.add(v128.load(z, 32), f32x4.mul(reset, recurrent)))
    const kept = f32x4.mul(update, v128.load(before))
    const y = flushTiny(f32x4.add(kept, f32x4.mul(f32x4.sub(one, update), candidate)))
    v128.store(h, y)
    storePart(gates, update, count)
    storePart(gates + step, reset, count)
    storePart(gates + 2 * step, candidate, count)
    storePart(candidateOut, recurrent, count)
    storePart(hOut, y, count)
    z += PAIR_BYTES; state += PAIR_BYTES; before += hStride; h += hStride
    gates += 3 * stride; candidateOut += stride; hOut += stride
  }
}

/** x [n,t,f] → gates [n,t,3u], candidate and h [n,t,u]. bias: [2,3u], the input's and the state's. */
export function gru(
  x: usize, kernel: usize, recurrent: usize, bias: usize, gates: usize, candidate: usize, h: usize, work: usize,
  n: i32, t: i32, f: i32, u: i32
): void {
  const job = jobOf()
  job.n = n; job.t = t; job.f = f; job.u = u
  job.x = x
  job.packedInput = work
  job.packed = work + packedBytes(f, u)
  job.work = job.packed + packedBytes(u, u)
  job.workBytes = forwardBytes(u)
  packSlots(bias, kernel, f, 0, 0, 3, u, job.packedInput)
  packSlots(bias + <usize>u * 12, recurrent, u, 0, 0, 3, u, job.packed)
  job.gates = gates
  job.candidate = candidate
  job.h = h
  runTiles(job, forwardTile, <f32>(u * (f + u)) * 0.1 + <f32>u * 3 + 50)
}

/** Table, dh, the gradient of what comes from the state, a row of dx. */
function backwardBytes(f: i32, u: i32): usize {
  return TABLE_BYTES + TILE * (<usize>(panels(u) + panels(f)) * 32 + <usize>u * 12)
}

/** Working memory of `gruBack`, in bytes. */
export function gruBackWork(n: i32, f: i32, u: i32): usize {
  return transposedBytes(3 * u, u) + transposedBytes(3 * u, f) + <usize>mostTiles(n) * backwardBytes(f, u)
}

function backwardTile(tile: i32): void {
  const job = jobOf()
  const u = job.u, steps = job.t
  const first = tile * job.tile, rows = min(job.tile, job.n - first)
  const table = job.work + <usize>tile * job.workBytes
  const stride = <usize>panels(u) * 32, step = <usize>u * 12
  const dh = table + TABLE_BYTES, dstate = dh + TILE * stride, dx = dstate + TILE * step
  memory.fill(dh, 0, TILE * (stride + step))
  takeGradient(job, first, rows, steps - 1, dh, stride, true)
  for (let t = steps - 1; t >= 0; t--) {
    for (let row = 0; row < rows; row++) {
      const at = (<usize>(first + row) * <usize>steps + <usize>t) * <usize>u * 4
      backwardRow(
        dh + <usize>row * stride, u, job.gates + at * 3, job.candidate + at,
        t > 0 ? job.h + at - <usize>u * 4 : ZEROS, dstate + <usize>row * step
      )
    }
    if (job.dx != 0) {
      setRealRows(table, rows, job.gates + (<usize>first * <usize>steps + <usize>t) * step, <usize>steps * step)
      giveInputGradient(job, table, 3 * u, first, rows, t, dx)
    }
    if (t == 0) break
    takeGradient(job, first, rows, t - 1, dh, stride, true)
    setRows(table, dstate, step)
    giveStateGradient(job, table, 3 * u, rows, dh)
  }
}

/** dz comes in the gates' place, the candidate's gradient from the state in `recurrent`'s. */
@inline
function backwardRow(dh: usize, u: i32, gates: usize, recurrent: usize, previous: usize, dstate: usize): void {
  const step = <usize>u * 4
  for (; u >= 4; u -= 4) {
    backwardVector(dh, step, gates, recurrent, previous, dstate, 4)
    dh += 16; gates += 16; recurrent += 16; previous += 16; dstate += 16
  }
  if (u > 0) backwardVector(dh, step, gates, recurrent, previous, dstate, u)
}

@inline
function backwardVector(
  dh: usize, step: usize, gates: usize, recurrent: usize, previous: usize, dstate: usize, count: i32
): void {
  const one = f32x4.splat(1)
  const update = loadPart(gates, count)
  const reset = loadPart(gates + step, count)
  const candidate = loadPart(gates + 2 * step, count)
  const dy = v128.load(dh)
  const dcandidate = flushTiny(tanhBack(candidate, f32x4.mul(dy, f32x4.sub(one, update))))
  const change = f32x4.sub(loadPart(previous, count), candidate)
  const dupdate = flushTiny(sigmoidBack(update, f32x4.mul(dy, change)))
  const dreset = flushTiny(sigmoidBack(reset, f32x4.mul(dcandidate, loadPart(recurrent, count))))
  const drecurrent = flushTiny(f32x4.mul(dcandidate, reset))
  storePart(gates, dupdate, count)
  storePart(gates + step, dreset, count)
  storePart(gates + 2 * step, dcandidate, count)
  storePart(recurrent, drecurrent, count)
  storePart(dstate, dupdate, count)
  storePart(dstate + step, dreset, count)
  storePart(dstate + 2 * step, drecurrent, count)
  v128.store(dh, flushTiny(f32x4.mul(dy, update)))
}

/**
 * Puts dz [n,t,3u], the gradient of what comes from the input, in the gates' place, and in the candidate's [n,t,u] what
 * stands for dz's last third where it comes from the state; fills dx [n,t,f] (0 for none). dhStep: see lstmBack.
 */
export function gruBack(
  kernel: usize, recurrent: usize, gates: usize, candidate: usize, h: usize, dh: usize, dhStep: i32, dx: usize,
  work: usize, n: i32, t: i32, f: i32, u: i32
): void {
  const job = jobOf()
  job.n = n; job.t = t; job.f = f; job.u = u
  job.packed = work
  job.packedInput = work + transposedBytes(3 * u, u)
  job.work = job.packedInput + transposedBytes(3 * u, f)
  job.workBytes = backwardBytes(f, u)
  packTransposed(recurrent, 3 * u, u, job.packed)
  if (dx != 0) packTransposed(kernel, 3 * u, f, job.packedInput)
  job.gates = gates
  job.candidate = candidate
  job.h = h
  job.dh = dh
  job.dhStep = <usize>dhStep
  job.dx = dx
  runTiles(job, backwardTile, <f32>(u * (u + (dx == 0 ? 0 : f))) * 0.1 + <f32>u * 3 + 50)
}
