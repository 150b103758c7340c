/** Moving data without changing it. */
import {JOB} from './memory-map'
import {chunkSize, parallel} from './pool'

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
