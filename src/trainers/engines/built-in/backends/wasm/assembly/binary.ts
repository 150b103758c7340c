// @ts-nocheck
/** y = a ∘ b on [outer, inner]; a or b may stand still along either; operation numbers as in kernels/binary.ts. */
import {derivative} from './activation.ts'
import {JOB} from './memory-map.ts'
import {EACH, FIRST_STILL, RELU, SECOND_STILL, SIGMOID, TANH} from './numbers.ts'
import {chunkSize, parallel} from './pool.ts'

@unmanaged
class Binary {
  a: usize
  b: usize
  y: usize
  outer: i32
  inner: i32
  /** Bytes from one row to the next: 0 where the same row is used again. */
  aStep: usize
  bStep: usize
  kind: i32
  operation: i32
  rows: i32
  columns: i32
}

@inline
function apply(operation: i32, a: v128, b: v128): v128 {
  switch (operation) {
    case 0: return f32x4.add(a, b)
    case 1: return f32x4.sub(a, b)
    case 2: return f32x4.mul(a, b)
    case 3: return f32x4.div(a, b)
    case 4: return f32x4.max(a, b)
    case 5: return f32x4.min(a, b)
    case 6: {
      const d = f32x4.sub(a, b)
      return f32x4.mul(d, d)
    }
    case 7: return derivative(a, b, RELU)
    case 8: return derivative(a, b, SIGMOID)
    default: return derivative(a, b, TANH)
  }
}

@inline
function row(operation: i32, kind: i32, a: usize, b: usize, y: usize, n: i32): void {
  const still = v128.load32_splat(kind == SECOND_STILL ? b : a)
  for (; n >= 4; n -= 4, a += 16, b += 16, y += 16) {
    v128.store(y, apply(operation, kind == FIRST_STILL ? still : v128.load(a), kind == SECOND_STILL ? still : v128.load(b)))
  }
  for (; n > 0; n--, a += 4, b += 4, y += 4) {
    const x = apply(operation, kind == FIRST_STILL ? still : v128.load32_splat(a), kind == SECOND_STILL ? still : v128.load32_splat(b))
    store<f32>(y, f32x4.extract_lane(x, 0))
  }
}

@inline
function rows(operation: i32, a: usize, b: usize, y: usize, count: i32, n: i32): void {
  const job = changetype<Binary>(JOB)
  const aStep = job.aStep, bStep = job.bStep, yStep = <usize>job.inner * 4, kind = job.kind
  for (; count > 0; count--, a += aStep, b += bStep, y += yStep) {
    if (kind == EACH) row(operation, EACH, a, b, y, n)
    else if (kind == SECOND_STILL) row(operation, SECOND_STILL, a, b, y, n)
    else row(operation, FIRST_STILL, a, b, y, n)
  }
}

function binaryChunk(chunk: i32): void {
  const job = changetype<Binary>(JOB)
  const across = (job.inner + job.columns - 1) / job.columns
  const first = (chunk / across) * job.rows, left = (chunk % across) * job.columns
  const count = min(job.rows, job.outer - first), n = min(job.columns, job.inner - left)
  const offset = <usize>left * 4
  const a = job.a + <usize>first * job.aStep + (job.kind == FIRST_STILL ? 0 : offset)
  const b = job.b + <usize>first * job.bStep + (job.kind == SECOND_STILL ? 0 : offset)
  const y = job.y + (<usize>first * <usize>job.inner + <usize>left) * 4
  switch (job.operation) {
    case 0: rows(0, a, b, y, count, n); break
    case 1: rows(1, a, b, y, count, n); break
    case 2: rows(2, a, b, y, count, n); break
    case 3: rows(3, a, b, y, count, n); break
    case 4: rows(4, a, b, y, count, n); break
    case 5: rows(5, a, b, y, count, n); break
    case 6: rows(6, a, b, y, count, n); break
    case 7: rows(7, a, b, y, count, n); break
    case 8: rows(8, a, b, y, count, n); break
    default: rows(9, a, b, y, count, n)
  }
}

/** `aStep`, `bStep` in floats. */
export function binary(operation: i32, kind: i32, a: usize, b: usize, y: usize, outer: i32, inner: i32, aStep: i32, bStep: i32): void {
  if (outer == 0 || inner == 0) return
  const job = changetype<Binary>(JOB)
  job.operation = operation
  job.kind = kind
  job.a = a
  job.b = b
  job.y = y
  job.outer = outer
  job.inner = inner
  job.aStep = <usize>aStep * 4
  job.bStep = <usize>bStep * 4
  if (outer == 1) {
    job.rows = 1
    job.columns = chunkSize((inner + 255) >> 8, 60) << 8
  } else {
    job.rows = chunkSize(outer, <f32>inner * 0.25 + 4)
    job.columns = inner
  }
  parallel(binaryChunk, ((outer + job.rows - 1) / job.rows) * ((inner + job.columns - 1) / job.columns))
}
