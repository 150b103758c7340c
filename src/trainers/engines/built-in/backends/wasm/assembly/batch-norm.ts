// @ts-nocheck
/** Batch normalisation over the rows of [rows, columns], forward with the batch's own statistics, and backward. */
import {CENTERED, Columns, MOMENTS, run} from './columns.ts'
import {JOB} from './memory-map.ts'
import {chunkSize, parallel} from './pool.ts'
import {madd} from './simd.ts'

/** y = (x − mean)·scale + shift, or, backward, dx = scale·(dy − dyShare − (x − mean)·xShare); all per column. */
@unmanaged
class Apply {
  x: usize
  dy: usize
  y: usize
  mean: usize
  /** 4 vectors of columns: scale, then shift or dyShare, then xShare. */
  scale: usize
  shift: usize
  share: usize
  rows: i32
  columns: i32
  step: i32
}

@inline
function applyRows(backward: bool, chunk: i32): void {
  const job = changetype<Apply>(JOB)
  const first = chunk * job.step, last = min(first + job.step, job.rows)
  const columns = job.columns, whole = <usize>(columns & ~3) * 4, end = <usize>columns * 4
  const mean = job.mean, scale = job.scale, shift = job.shift, share = job.share
  for (let row = first; row < last; row++) {
    const x = job.x + <usize>row * end, y = job.y + <usize>row * end, dy = job.dy + <usize>row * end
    let i: usize = 0
    for (; i < whole; i += 16) {
      const centered = f32x4.sub(v128.load(x + i), v128.load(mean + i))
      if (backward) {
        const rest = f32x4.sub(f32x4.sub(v128.load(dy + i), v128.load(shift + i)), f32x4.mul(centered, v128.load(share + i)))
        v128.store(y + i, f32x4.mul(rest, v128.load(scale + i)))
      } else {
        v128.store(y + i, madd(centered, v128.load(scale + i), v128.load(shift + i)))
      }
    }
    for (; i < end; i += 4) {
      const centered = load<f32>(x + i) - load<f32>(mean + i)
      if (backward) {
        const rest = load<f32>(dy + i) - load<f32>(shift + i) - centered * load<f32>(share + i)
        store<f32>(y + i, rest * load<f32>(scale + i))
      } else {
        store<f32>(y + i, centered * load<f32>(scale + i) + load<f32>(shift + i))
      }
    }
  }
}

function forwardChunk(chunk: i32): void {
  applyRows(false, chunk)
}

function backwardChunk(chunk: i32): void {
  applyRows(true, chunk)
}

/** y = gamma·(x − mean)/√(variance + epsilon) + beta with given statistics. `work`: room for `columns` floats. */
export function normalize(
  x: usize, gamma: usize, beta: usize, mean: usize, variance: usize, y: usize, work: usize, epsilon: f32,
  rows: i32, columns: i32
): void {
  for (let i: usize = 0; i < <usize>columns * 4; i += 4) {
    store<f32>(work + i, load<f32>(gamma + i) / sqrt<f32>(load<f32>(variance + i) + epsilon))
  }
  const job = changetype<Apply>(JOB)
  job.x = x; job.y = y; job.dy = x
  job.mean = mean; job.scale = work; job.shift = beta; job.share = work
  job.rows = rows; job.columns = columns
  job.step = chunkSize(rows, <f32>columns * 0.3 + 5)
  parallel(forwardChunk, (rows + job.step - 1) / max(job.step, 1))
}

/** mean and (population) variance of every column. `partials`: see columns.ts. */
export function moments(x: usize, mean: usize, variance: usize, partials: usize, rows: i32, columns: i32): void {
  const job = changetype<Columns>(JOB)
  job.kind = MOMENTS
  job.x = x; job.first = mean; job.second = variance; job.partials = partials
  job.rows = rows; job.columns = columns
  run(job)
}

/** Writes dx, dgamma and dbeta. `partials`: see columns.ts; `work`: room for 3 times `columns` floats. */
export function batchNormGrad(
  x: usize, dy: usize, gamma: usize, mean: usize, variance: usize, dx: usize, dgamma: usize, dbeta: usize,
  partials: usize, work: usize, epsilon: f32, rows: i32, columns: i32
): void {
  const sums = changetype<Columns>(JOB)
  sums.kind = CENTERED
  sums.x = x; sums.dy = dy; sums.mean = mean; sums.partials = partials
  sums.first = dbeta; sums.second = dgamma
  sums.rows = rows; sums.columns = columns
  run(sums)
  const size = <usize>columns * 4
  const count = <f32>rows
  for (let i: usize = 0; i < size; i += 4) {
    const inverse: f32 = <f32>1 / sqrt<f32>(load<f32>(variance + i) + epsilon)
    const dg = load<f32>(dgamma + i) * inverse
    store<f32>(dgamma + i, dg)
    store<f32>(work + i, load<f32>(gamma + i) * inverse)
    store<f32>(work + size + i, load<f32>(dbeta + i) / count)
    store<f32>(work + 2 * size + i, dg * inverse / count)
  }
  const job = changetype<Apply>(JOB)
  job.x = x; job.y = dx; job.dy = dy
  job.mean = mean; job.scale = work; job.shift = work + size; job.share = work + 2 * size
  job.rows = rows; job.columns = columns
  job.step = chunkSize(rows, <f32>columns * 0.4 + 5)
  parallel(backwardChunk, (rows + job.step - 1) / max(job.step, 1))
}
