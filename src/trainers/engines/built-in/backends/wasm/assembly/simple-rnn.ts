// @ts-nocheck
/** SimpleRNN over whole sequences. */
import {tanh} from './math.ts'
import {flushTiny} from './simd.ts'
import {
  giveInputGradient, giveStateGradient, jobOf, loadPart, multiplyRows, packSlots, packTransposed, panelBytes, panels,
  Recurrence, runTiles, setRealRows, setRows, slotBytes, storePart, TABLE_BYTES, takeGradient, takeInput, tanhBack,
  TILE, mostTiles, transposedBytes, vectors,
} from './recurrent.ts'

/** Bytes of a sample's row [x | h], h in whole panels. */
@inline
function rowBytes(f: i32, u: i32): usize {
  return <usize>(f + panels(u) * 8) * 4
}

/** Two tables, rows [x | h] for this step and the next. */
function forwardBytes(f: i32, u: i32): usize {
  return 2 * TABLE_BYTES + TILE * 2 * rowBytes(f, u)
}

/** Working memory of `simpleRnn`, in bytes. */
export function simpleRnnWork(n: i32, f: i32, u: i32): usize {
  return slotBytes(1, f + u, u) + <usize>mostTiles(n) * forwardBytes(f, u)
}

function forwardTile(tile: i32): void {
  const job = jobOf()
  const f = job.f, u = job.u, steps = job.t
  const first = tile * job.tile, rows = min(job.tile, job.n - first)
  const row = rowBytes(f, u), panel = panelBytes(f + u)
  let table = job.work + <usize>tile * job.workBytes, nextTable = table + TABLE_BYTES
  let now = nextTable + TABLE_BYTES, next = now + TILE * row
  memory.fill(now, 0, TILE * 2 * row)
  setRows(table, now, row)
  setRows(nextTable, next, row)
  for (let t = 0; t < steps; t++) {
    takeInput(job, first, rows, t, now, row)
    const k = t > 0 ? f + u : f
    let packed = job.packed
    for (let unit = 0; unit < u; unit += 8, packed += panel) {
      const h = next + <usize>(f + unit) * 4
      multiplyRows(table, rows, k, packed + 32, packed, 0, h, row)
      const at = (<usize>first * <usize>steps + <usize>t) * <usize>u + <usize>unit
      if (u - unit >= 8) forwardPanel(job, rows, h, row, at, 8)
      else forwardPanel(job, rows, h, row, at, u & 7)
    }
    const other = now, otherTable = table
    now = next; table = nextTable
    next = other; nextTable = otherTable
  }
}

/** Eight units (`count` of them real) of every row, whose results lie from float `at` of [n,t,u] on. */
@inline
function forwardPanel(job: Recurrence, rows: i32, h: usize, hStride: usize, at: usize, count: i32): void {
  const stride = <usize>(job.t * job.u) * 4
  let hOut = job.h + at * 4
  for (; rows > 0; rows--, h += hStride, hOut += stride) {
    const y0 = tanh(v128.load(h)), y1 = tanh(v128.load(h, 16))
    v128.store(h, y0)
    v128.store(h, y1, 16)
    storePart(hOut, y0, count)
    if (count > 4) storePart(hOut + 16, y1, count - 4)
  }
}

/** x [n,t,f] → h [n,t,u]. */
export function simpleRnn(
  x: usize, kernel: usize, recurrent: usize, bias: usize, h: usize, work: usize, n: i32, t: i32, f: i32, u: i32
): void {
  packSlots(bias, kernel, f, recurrent, u, 1, u, work)
  const job = jobOf()
  job.n = n; job.t = t; job.f = f; job.u = u
  job.x = x
  job.packed = work
  job.work = work + slotBytes(1, f + u, u)
  job.workBytes = forwardBytes(f, u)
  job.h = h
  runTiles(job, forwardTile, <f32>(u * (f + u)) * 0.033 + <f32>u + 50)
}

/** Table, dh, a row of dx. */
function backwardBytes(f: i32, u: i32): usize {
  return TABLE_BYTES + TILE * <usize>(panels(u) + panels(f)) * 32
}

/** Working memory of `simpleRnnBack`, in bytes. */
export function simpleRnnBackWork(n: i32, f: i32, u: i32): usize {
  return transposedBytes(u, u) + transposedBytes(u, f) + <usize>mostTiles(n) * backwardBytes(f, u)
}

function backwardTile(tile: i32): void {
  const job = jobOf()
  const u = job.u, steps = job.t
  const first = tile * job.tile, rows = min(job.tile, job.n - first)
  const table = job.work + <usize>tile * job.workBytes
  const stride = <usize>panels(u) * 32, step = <usize>u * 4
  const dh = table + TABLE_BYTES, dx = dh + TILE * stride
  memory.fill(dh, 0, TILE * stride)
  takeGradient(job, first, rows, steps - 1, dh, stride, false)
  for (let t = steps - 1; t >= 0; t--) {
    for (let row = 0; row < rows; row++) {
      const at = (<usize>(first + row) * <usize>steps + <usize>t) * step
      backwardRow(dh + <usize>row * stride, u, job.h + at, job.dz + at)
    }
    setRealRows(table, rows, job.dz + (<usize>first * <usize>steps + <usize>t) * step, <usize>steps * step)
    if (job.dx != 0) giveInputGradient(job, table, u, first, rows, t, dx)
    if (t == 0) break
    takeGradient(job, first, rows, t - 1, dh, stride, false)
    giveStateGradient(job, table, u, rows, dh)
  }
}

@inline
function backwardRow(dh: usize, u: i32, h: usize, dz: usize): void {
  for (; u >= 4; u -= 4, dh += 16, h += 16, dz += 16) {
    v128.store(dz, flushTiny(tanhBack(v128.load(h), v128.load(dh))))
  }
  if (u > 0) storePart(dz, flushTiny(tanhBack(loadPart(h, u), v128.load(dh))), u)
}

/** Fills dz [n,t,u] and dx [n,t,f] (0 for none). dhStep: see lstmBack. */
export function simpleRnnBack(
  kernel: usize, recurrent: usize, h: usize, dh: usize, dhStep: i32, dz: usize, dx: usize, work: usize,
  n: i32, t: i32, f: i32, u: i32
): void {
  const job = jobOf()
  job.n = n; job.t = t; job.f = f; job.u = u
  job.packed = work
  job.packedInput = work + transposedBytes(u, u)
  job.work = job.packedInput + transposedBytes(u, f)
  job.workBytes = backwardBytes(f, u)
  packTransposed(recurrent, u, u, job.packed)
  if (dx != 0) packTransposed(kernel, u, f, job.packedInput)
  job.h = h
  job.dh = dh
  job.dhStep = <usize>dhStep
  job.dz = dz
  job.dx = dx
  runTiles(job, backwardTile, <f32>(u * (u + (dx == 0 ? 0 : f))) * 0.033 + <f32>u + 50)
}
