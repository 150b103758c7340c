// @ts-nocheck
/** Sums by column of rows of floats that do not lie side by side. */
import {JOB} from './memory-map.ts'
import {chunkSize, parallel} from './pool.ts'

@unmanaged
class SumRows {
  from: usize
  to: usize
  rows: i32
  columns: i32
  /** Bytes from one row to the next. */
  row: usize
  /** Columns per chunk, a multiple of 16. */
  step: i32
}

function sumChunk(chunk: i32): void {
  const job = changetype<SumRows>(JOB)
  const left = chunk * job.step
  let columns = min(job.step, job.columns - left)
  const row = job.row
  let from = job.from + <usize>left * 4, to = job.to + <usize>left * 4
  for (; columns >= 16; columns -= 16, from += 64, to += 64) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0
    for (let i = job.rows, at = from; i > 0; i--, at += row) {
      s0 = f32x4.add(s0, v128.load(at))
      s1 = f32x4.add(s1, v128.load(at, 16))
      s2 = f32x4.add(s2, v128.load(at, 32))
      s3 = f32x4.add(s3, v128.load(at, 48))
    }
    v128.store(to, s0)
    v128.store(to, s1, 16)
    v128.store(to, s2, 32)
    v128.store(to, s3, 48)
  }
  for (; columns >= 4; columns -= 4, from += 16, to += 16) {
    let s = f32x4.splat(0)
    for (let i = job.rows, at = from; i > 0; i--, at += row) s = f32x4.add(s, v128.load(at))
    v128.store(to, s)
  }
  for (; columns > 0; columns--, from += 4, to += 4) {
    let s: f32 = 0
    for (let i = job.rows, at = from; i > 0; i--, at += row) s += load<f32>(at)
    store<f32>(to, s)
  }
}

/** to[column] = Σ over rows, each column from top to bottom by one thread. `stride`: floats from one row to the next. */
export function sumRows(from: usize, to: usize, rows: i32, columns: i32, stride: i32): void {
  const job = changetype<SumRows>(JOB)
  job.from = from
  job.to = to
  job.rows = rows
  job.columns = columns
  job.row = <usize>stride * 4
  job.step = chunkSize((columns + 15) / 16, <f32>rows * 4 + 10) * 16
  parallel(sumChunk, (columns + job.step - 1) / job.step)
}
