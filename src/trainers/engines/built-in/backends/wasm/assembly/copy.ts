// @ts-nocheck
/** Moving data without changing it. */
import {JOB} from './memory-map.ts'
import {chunkSize, parallel} from './pool.ts'

@unmanaged
class Copy {
  from: usize
  to: usize
  rows: i32
  step: i32
  fromStride: usize
  toStride: usize
  before: usize
  bytes: usize
  after: usize
}

function padChunk(chunk: i32): void {
  const job = changetype<Copy>(JOB)
  const first = chunk * job.step, last = min(first + job.step, job.rows)
  let from = job.from + <usize>first * job.fromStride, to = job.to + <usize>first * job.toStride
  for (let row = first; row < last; row++, from += job.fromStride, to += job.toStride) {
    memory.fill(to, 0, job.before)
    memory.copy(to + job.before, from, job.bytes)
    memory.fill(to + job.before + job.bytes, 0, job.after)
  }
}

/** Every row of `length` floats, with zeros before and after it. */
export function padRows(from: usize, to: usize, rows: i32, before: i32, length: i32, after: i32): void {
  const job = changetype<Copy>(JOB)
  job.from = from; job.to = to; job.rows = rows
  job.before = <usize>before * 4; job.bytes = <usize>length * 4; job.after = <usize>after * 4
  job.fromStride = job.bytes; job.toStride = job.before + job.bytes + job.after
  job.step = chunkSize(rows, <f32>length * 0.3 + 20)
  parallel(padChunk, (rows + job.step - 1) / max(job.step, 1))
}

function copyChunk(chunk: i32): void {
  const job = changetype<Copy>(JOB)
  const first = chunk * job.step, last = min(first + job.step, job.rows)
  let from = job.from + <usize>first * job.fromStride, to = job.to + <usize>first * job.toStride
  const bytes = job.bytes
  for (let row = first; row < last; row++, from += job.fromStride, to += job.toStride) {
    if (bytes > 256 || (bytes & 15) != 0) memory.copy(to, from, bytes)
    else for (let i: usize = 0; i < bytes; i += 16) v128.store(to + i, v128.load(from + i))
  }
}

/** Rows of `length` floats from one stride to another: a part of a tensor taken out, or put in. */
export function copyRows(from: usize, fromStride: i32, to: usize, toStride: i32, rows: i32, length: i32): void {
  const job = changetype<Copy>(JOB)
  job.from = from; job.to = to; job.rows = rows
  job.bytes = <usize>length * 4
  job.fromStride = <usize>fromStride * 4; job.toStride = <usize>toStride * 4
  job.step = chunkSize(rows, <f32>length * 0.25 + 10)
  parallel(copyChunk, (rows + job.step - 1) / max(job.step, 1))
}

/** Floats that are filled at a time. */
const FILLED: i32 = 1024

@unmanaged
class Fill {
  to: usize
  end: usize
  bytes: usize
  value: f32
}

function fillChunk(chunk: i32): void {
  const job = changetype<Fill>(JOB)
  const vector = f32x4.splat(job.value)
  let to = job.to + <usize>chunk * job.bytes
  for (const end = min(to + job.bytes, job.end); to < end; to += 16) v128.store(to, vector)
}

/** n times the same number. */
export function fill(to: usize, n: i32, value: f32): void {
  const job = changetype<Fill>(JOB)
  const parts = (n + FILLED - 1) / FILLED
  const step = chunkSize(parts, <f32>FILLED * 0.1)
  job.to = to; job.end = to + <usize>((n + 3) & ~3) * 4
  job.bytes = <usize>(step * FILLED) * 4
  job.value = value
  parallel(fillChunk, (parts + step - 1) / max(step, 1))
}

@unmanaged
class Transpose {
  x: usize
  y: usize
  /** [outer, rows, middle, columns, inner] → [outer, columns, middle, rows, inner] */
  rows: i32
  middle: i32
  columns: i32
  inner: usize
}

function transposeChunk(chunk: i32): void {
  const job = changetype<Transpose>(JOB)
  const rows = job.rows, middle = job.middle, columns = job.columns, inner = job.inner
  const block = <usize>(rows * middle * columns) * inner
  const outer = chunk / columns, column = chunk % columns
  let to = job.y + <usize>outer * block + <usize>column * <usize>(middle * rows) * inner
  for (let m = 0; m < middle; m++) {
    let from = job.x + <usize>outer * block + <usize>(m * columns + column) * inner
    const step = <usize>(middle * columns) * inner
    for (let row = 0; row < rows; row++, from += step, to += inner) {
      if (inner == 4) store<f32>(to, load<f32>(from))
      else memory.copy(to, from, inner)
    }
  }
}

/** Swaps two axes (middle: what lies between them); 4-byte elements. */
export function transpose(x: usize, y: usize, outer: i32, rows: i32, middle: i32, columns: i32, inner: i32): void {
  const job = changetype<Transpose>(JOB)
  job.x = x; job.y = y
  job.rows = rows; job.middle = middle; job.columns = columns; job.inner = <usize>inner * 4
  const chunks = outer * columns
  if (chunkSize(chunks, <f32>(rows * middle) * (<f32>inner * 0.25 + 1.5)) < chunks) parallel(transposeChunk, chunks)
  else for (let chunk = 0; chunk < chunks; chunk++) transposeChunk(chunk)
}
