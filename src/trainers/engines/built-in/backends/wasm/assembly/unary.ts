// @ts-nocheck
/** y[i] = f(x[i]); the numbers of the functions are those of kernels/unary.ts. */
import {exp, sigmoid, tanh} from './math.ts'
import {JOB} from './memory-map.ts'
import {chunkSize, parallel} from './pool.ts'

@unmanaged
class Unary {
  x: usize
  y: usize
  n: i32
  operation: i32
  /** Elements per chunk, a multiple of 4. */
  step: i32
}

@inline
function apply(operation: i32, x: v128): v128 {
  const zero = f32x4.splat(0), one = f32x4.splat(1)
  switch (operation) {
    case 0: return f32x4.pmax(x, zero)
    case 1: return sigmoid(x)
    case 2: return tanh(x)
    case 3: return exp(x)
    case 4: return f32x4.sqrt(x)
    case 5: return f32x4.mul(x, x)
    case 6: return f32x4.neg(x)
    case 7: return f32x4.abs(x)
    case 8: return f32x4.div(one, f32x4.sqrt(x))
    case 9: return f32x4.div(one, x)
    case 10: return v128.bitselect(x, v128.and(one, f32x4.gt(x, zero)), f32x4.ne(x, x))
    default: return v128.bitselect(x, f32x4.sub(v128.and(one, f32x4.gt(x, zero)), v128.and(one, f32x4.lt(x, zero))), f32x4.ne(x, x))
  }
}

@inline
function loop(operation: i32, x: usize, y: usize, n: i32): void {
  for (; n >= 4; n -= 4, x += 16, y += 16) v128.store(y, apply(operation, v128.load(x)))
  for (; n > 0; n--, x += 4, y += 4) store<f32>(y, f32x4.extract_lane(apply(operation, v128.load32_splat(x)), 0))
}

function unaryChunk(chunk: i32): void {
  const job = changetype<Unary>(JOB)
  const first = chunk * job.step
  const n = min(job.step, job.n - first)
  const x = job.x + <usize>first * 4, y = job.y + <usize>first * 4
  switch (job.operation) {
    case 0: loop(0, x, y, n); break
    case 1: loop(1, x, y, n); break
    case 2: loop(2, x, y, n); break
    case 3: loop(3, x, y, n); break
    case 4: loop(4, x, y, n); break
    case 5: loop(5, x, y, n); break
    case 6: loop(6, x, y, n); break
    case 7: loop(7, x, y, n); break
    case 8: loop(8, x, y, n); break
    case 9: loop(9, x, y, n); break
    case 10: loop(10, x, y, n); break
    default: loop(11, x, y, n)
  }
}

export function unary(operation: i32, x: usize, y: usize, n: i32): void {
  const job = changetype<Unary>(JOB)
  job.x = x
  job.y = y
  job.n = n
  job.operation = operation
  job.step = chunkSize((n + 255) >> 8, operation >= 1 && operation <= 3 ? 250 : 60) << 8
  parallel(unaryChunk, (n + job.step - 1) / max(job.step, 1))
}
