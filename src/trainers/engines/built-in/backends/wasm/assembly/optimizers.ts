// @ts-nocheck
/**
 * Keras 3's updates in one pass over a variable and its slots, in place. A tensor's block is padded to whole vectors,
 * so the last vector may run over the end. `squares` (0 for none) stands for g², see built-in/ops/occurrences.ts.
 */
import {JOB} from './memory-map.ts'
import {ADADELTA, ADAGRAD, ADAM, ADAMW, MOMENTUM, MOVE, RMSPROP, SCALE, SGD} from './numbers.ts'
import {chunkSize, parallel} from './pool.ts'
import {flushTiny, madd, nmadd} from './simd.ts'

@unmanaged
class Update {
  w: usize
  g: usize
  squares: usize
  first: usize
  second: usize
  lr: f32
  decay: f32
  /** 1 − decay, rounded once from the exact value. */
  rest: f32
  restOfSecond: f32
  epsilon: f32
  kind: i32
  vectors: i32
  step: i32
}

@inline
function root(x: v128, epsilon: v128): v128 {
  return f32x4.sqrt(f32x4.add(x, epsilon))
}

@inline
function squaresOf(job: Update, at: usize, g: v128): v128 {
  return job.squares == 0 ? f32x4.mul(g, g) : v128.load(job.squares + at)
}

@inline
function update(kind: i32, job: Update, from: usize, to: usize): void {
  const lr = f32x4.splat(job.lr), epsilon = f32x4.splat(job.epsilon)
  const decay = f32x4.splat(job.decay), rest = f32x4.splat(job.rest)
  for (let i = from; i < to; i += 16) {
    const w = v128.load(job.w + i), g = v128.load(job.g + i)
    let next: v128
    if (kind == SGD) {
      next = nmadd(lr, g, w)
    } else if (kind == MOMENTUM) {
      const v = flushTiny(nmadd(lr, g, f32x4.mul(decay, v128.load(job.first + i))))
      v128.store(job.first + i, v)
      next = f32x4.add(w, v)
    } else if (kind == ADAGRAD) {
      const a = f32x4.add(v128.load(job.first + i), squaresOf(job, i, g))
      v128.store(job.first + i, a)
      next = f32x4.sub(w, f32x4.div(f32x4.mul(lr, g), root(a, epsilon)))
    } else if (kind == ADADELTA) {
      const g2 = squaresOf(job, i, g)
      const a = flushTiny(madd(decay, v128.load(job.first + i), f32x4.mul(rest, g2)))
      const deltas = v128.load(job.second + i)
      const ratio = f32x4.div(root(deltas, epsilon), root(a, epsilon))
      const delta = f32x4.mul(ratio, g)
      v128.store(job.first + i, a)
      const delta2 = f32x4.mul(f32x4.mul(ratio, ratio), g2)
      v128.store(job.second + i, flushTiny(madd(decay, deltas, f32x4.mul(rest, delta2))))
      next = nmadd(lr, delta, w)
    } else if (kind == RMSPROP) {
      const s = flushTiny(madd(decay, v128.load(job.first + i), f32x4.mul(rest, squaresOf(job, i, g))))
      v128.store(job.first + i, s)
      next = f32x4.sub(w, f32x4.div(f32x4.mul(lr, g), root(s, epsilon)))
    } else if (kind == MOVE) {
      next = madd(decay, w, f32x4.mul(rest, g))
    } else if (kind == SCALE) {
      next = f32x4.mul(lr, w)
    } else {
      const m0 = v128.load(job.first + i), v0 = v128.load(job.second + i)
      const m = flushTiny(madd(f32x4.sub(g, m0), rest, m0))
      const v = flushTiny(madd(f32x4.sub(squaresOf(job, i, g), v0), f32x4.splat(job.restOfSecond), v0))
      v128.store(job.first + i, m)
      v128.store(job.second + i, v)
      const before = kind == ADAMW ? nmadd(decay, w, w) : w
      next = f32x4.sub(before, f32x4.div(f32x4.mul(m, lr), f32x4.add(f32x4.sqrt(v), epsilon)))
    }
    v128.store(job.w + i, next)
  }
}

function updateChunk(chunk: i32): void {
  const job = changetype<Update>(JOB)
  const first = chunk * job.step
  const from = <usize>first * 16, to = <usize>min(first + job.step, job.vectors) * 16
  switch (job.kind) {
    case SGD: update(SGD, job, from, to); break
    case MOMENTUM: update(MOMENTUM, job, from, to); break
    case ADAGRAD: update(ADAGRAD, job, from, to); break
    case ADADELTA: update(ADADELTA, job, from, to); break
    case RMSPROP: update(RMSPROP, job, from, to); break
    case ADAM: update(ADAM, job, from, to); break
    case ADAMW: update(ADAMW, job, from, to); break
    case SCALE: update(SCALE, job, from, to); break
    default: update(MOVE, job, from, to)
  }
}

/** `kind`: see numbers.ts. */
export function optimize(
  kind: i32, n: i32, w: usize, g: usize, squares: usize, first: usize, second: usize,
  lr: f32, decay: f32, rest: f32, restOfSecond: f32, epsilon: f32
): void {
  const job = changetype<Update>(JOB)
  job.kind = kind
  job.vectors = (n + 3) >> 2
  job.w = w; job.g = g; job.squares = squares; job.first = first; job.second = second
  job.lr = lr; job.decay = decay; job.rest = rest; job.restOfSecond = restOfSecond; job.epsilon = epsilon
  job.step = chunkSize((job.vectors + 15) >> 4, kind == SGD || kind == MOVE || kind == SCALE ? 20 : 100) << 4
  parallel(updateChunk, (job.vectors + job.step - 1) / max(job.step, 1))
}
