// @ts-nocheck
/** Work on the rows of [rows, n]: softmax, its cross-entropy, largest numbers. Each row is one thread's alone. */
import {exp} from './math.ts'
import {JOB} from './memory-map.ts'
import {chunkSize, parallel} from './pool.ts'
import {sumLanes} from './simd.ts'

@unmanaged
class Rows {
  x: usize
  labels: usize
  dy: usize
  y: usize
  loss: usize
  rows: i32
  n: i32
  step: i32
  smoothing: f32
}

@inline
function maxLanes(a: v128): f32 {
  return max(
    max(f32x4.extract_lane(a, 0), f32x4.extract_lane(a, 1)), max(f32x4.extract_lane(a, 2), f32x4.extract_lane(a, 3))
  )
}

function largest(x: usize, n: i32): f32 {
  let vector = f32x4.splat(-Infinity)
  for (; n >= 4; n -= 4, x += 16) vector = f32x4.max(vector, v128.load(x))
  let result = maxLanes(vector)
  for (; n > 0; n--, x += 4) result = max(result, load<f32>(x))
  return result
}

/** y = e^(x − top), returns Σ y. */
function exponentials(x: usize, y: usize, n: i32, top: f32): f32 {
  const shift = f32x4.splat(top)
  let sums = f32x4.splat(0)
  for (; n >= 4; n -= 4, x += 16, y += 16) {
    const e = exp(f32x4.sub(v128.load(x), shift))
    v128.store(y, e)
    sums = f32x4.add(sums, e)
  }
  let sum = sumLanes(sums)
  for (; n > 0; n--, x += 4, y += 4) {
    const e = f32x4.extract_lane(exp(f32x4.sub(v128.load32_splat(x), shift)), 0)
    store<f32>(y, e)
    sum += e
  }
  return sum
}

function scale(y: usize, n: i32, factor: f32): void {
  const vector = f32x4.splat(factor)
  for (; n >= 4; n -= 4, y += 16) v128.store(y, f32x4.mul(v128.load(y), vector))
  for (; n > 0; n--, y += 4) store<f32>(y, load<f32>(y) * factor)
}

/** x̄ of a row. */
function meanOf(x: usize, n: i32): f32 {
  let sum: f64 = 0
  for (let i = 0; i < n; i++) sum += <f64>load<f32>(x + <usize>i * 4)
  return <f32>(sum / <f64>n)
}

function softmaxChunk(chunk: i32): void {
  const job = changetype<Rows>(JOB)
  const first = chunk * job.step, last = min(first + job.step, job.rows)
  for (let row = first; row < last; row++) {
    const offset = <usize>row * <usize>job.n * 4
    const x = job.x + offset, y = job.y + offset
    const top = largest(x, job.n)
    const sum = exponentials(x, y, job.n, top)
    scale(y, job.n, <f32>1 / sum)
    if (job.labels == 0) continue
    const label = load<i32>(job.labels + <usize>row * 4)
    // A label out of range has the loss NaN, as in TensorFlow.
    let chosen = <u32>label < <u32>job.n ? load<f32>(x + <usize>label * 4) : NaN
    if (job.smoothing > 0) chosen += (meanOf(x, job.n) - chosen) * job.smoothing
    store<f32>(job.loss + <usize>row * 4, Mathf.log(sum) - (chosen - top))
  }
}

/** y = softmax of every row; with labels ≠ 0 also loss[row] = −log y[label], or that of the smoothed label. */
export function softmax(
  x: usize, labels: usize, loss: usize, y: usize, rows: i32, n: i32, smoothing: f32
): void {
  const job = changetype<Rows>(JOB)
  job.x = x; job.labels = labels; job.loss = loss; job.y = y
  job.rows = rows; job.n = n; job.smoothing = smoothing
  job.step = chunkSize(rows, <f32>n * 2 + 30)
  parallel(softmaxChunk, (rows + job.step - 1) / max(job.step, 1))
}

function crossEntropyGradChunk(chunk: i32): void {
  const job = changetype<Rows>(JOB)
  const first = chunk * job.step, last = min(first + job.step, job.rows)
  const others = job.smoothing / <f32>job.n, own = <f32>1 - job.smoothing + others
  for (let row = first; row < last; row++) {
    const offset = <usize>row * <usize>job.n * 4
    const factor = load<f32>(job.dy + <usize>row * 4)
    const x = job.x + offset, y = job.y + offset
    for (let i: usize = 0; i < <usize>job.n * 4; i += 4) store<f32>(y + i, (load<f32>(x + i) - others) * factor)
    const at = <usize>load<i32>(job.labels + <usize>row * 4) * 4
    if (at < <usize>job.n * 4) store<f32>(y + at, (load<f32>(x + at) - own) * factor)
  }
}

/** y = (x − onehot(label)) · dy[row], or against the smoothed label */
export function crossEntropyGrad(
  x: usize, labels: usize, dy: usize, y: usize, rows: i32, n: i32, smoothing: f32
): void {
  const job = changetype<Rows>(JOB)
  job.x = x; job.labels = labels; job.dy = dy; job.y = y
  job.rows = rows; job.n = n; job.smoothing = smoothing
  job.step = chunkSize(rows, <f32>n + 10)
  parallel(crossEntropyGradChunk, (rows + job.step - 1) / max(job.step, 1))
}

function argMaxChunk(chunk: i32): void {
  const job = changetype<Rows>(JOB)
  const first = chunk * job.step, last = min(first + job.step, job.rows)
  for (let row = first; row < last; row++) {
    const x = job.x + <usize>row * <usize>job.n * 4
    let best = 0
    let top = load<f32>(x)
    for (let i = 1; i < job.n; i++) {
      const value = load<f32>(x + <usize>i * 4)
      if (value > top) {
        top = value
        best = i
      }
    }
    store<i32>(job.y + <usize>row * 4, best)
  }
}

/** y[row] = index of the row's largest number, of equal ones the first. */
export function argMax(x: usize, y: usize, rows: i32, n: i32): void {
  const job = changetype<Rows>(JOB)
  job.x = x; job.y = y
  job.rows = rows; job.n = n
  job.step = chunkSize(rows, <f32>n + 10)
  parallel(argMaxChunk, (rows + job.step - 1) / max(job.step, 1))
}

function maxChunk(chunk: i32): void {
  const job = changetype<Rows>(JOB)
  const first = chunk * job.step, last = min(first + job.step, job.rows)
  for (let row = first; row < last; row++) {
    store<f32>(job.y + <usize>row * 4, largest(job.x + <usize>row * <usize>job.n * 4, job.n))
  }
}

/** y[row] = the row's largest number. */
export function rowMax(x: usize, y: usize, rows: i32, n: i32): void {
  const job = changetype<Rows>(JOB)
  job.x = x; job.y = y
  job.rows = rows; job.n = n
  job.step = chunkSize(rows, <f32>n * 0.5 + 10)
  parallel(maxChunk, (rows + job.step - 1) / max(job.step, 1))
}
