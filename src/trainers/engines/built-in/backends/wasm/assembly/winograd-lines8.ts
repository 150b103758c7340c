// @ts-nocheck
/**
 * The one-dimensional transforms of F(4, 5), for filters of five taps: see winograd-lines.ts. The points are 0, ±1, ±2,
 * ±1/2, ∞; of the sets of eight this one had the least rounding error, about six times a direct sum's.
 */
import {madd, nmadd} from './simd.ts'

const NINTHS: f32 = -0.2222222222222222
const SMALL: f32 = 0.011111111111111112
const LARGE: f32 = 0.7111111111111111

@inline
export function input8(x0: v128, x1: v128, x2: v128, x3: v128, x4: v128, x5: v128, x6: v128, x7: v128, to: usize, step: usize): void {
  const half = f32x4.splat(0.5), two = f32x4.splat(2), four = f32x4.splat(4)
  v128.store(to, madd(f32x4.splat(5.25), f32x4.sub(x4, x2), f32x4.sub(x0, x6)))
  v128.store(to + 7 * step, madd(f32x4.splat(5.25), f32x4.sub(x3, x5), f32x4.sub(x7, x1)))
  const even1 = nmadd(f32x4.splat(4.25), x4, f32x4.add(x2, x6)), odd1 = nmadd(f32x4.splat(4.25), x3, f32x4.add(x1, x5))
  v128.store(to + step, f32x4.add(even1, odd1))
  v128.store(to + 2 * step, f32x4.sub(even1, odd1))
  const even2 = madd(f32x4.splat(0.25), x2, nmadd(f32x4.splat(1.25), x4, x6))
  const odd2 = madd(half, x1, nmadd(f32x4.splat(2.5), x3, f32x4.mul(two, x5)))
  v128.store(to + 3 * step, f32x4.add(even2, odd2))
  v128.store(to + 4 * step, f32x4.sub(even2, odd2))
  const even3 = madd(four, x2, nmadd(f32x4.splat(5), x4, x6))
  const odd3 = madd(two, x1, nmadd(f32x4.splat(2.5), x3, f32x4.mul(half, x5)))
  v128.store(to + 5 * step, f32x4.add(even3, odd3))
  v128.store(to + 6 * step, f32x4.sub(even3, odd3))
}

@inline
export function output8(x0: v128, x1: v128, x2: v128, x3: v128, x4: v128, x5: v128, x6: v128, x7: v128, to: usize, step: usize): void {
  const even1 = f32x4.add(x1, x2), odd1 = f32x4.sub(x1, x2)
  const even2 = f32x4.add(x3, x4), odd2 = f32x4.sub(x3, x4)
  const even3 = f32x4.add(x5, x6), odd3 = f32x4.sub(x5, x6)
  v128.store(to, f32x4.add(f32x4.add(x0, even1), f32x4.add(even2, even3)))
  v128.store(to + step, madd(f32x4.splat(0.5), odd3, madd(f32x4.splat(2), odd2, odd1)))
  v128.store(to + 2 * step, madd(f32x4.splat(0.25), even3, madd(f32x4.splat(4), even2, even1)))
  v128.store(to + 3 * step, f32x4.add(madd(f32x4.splat(0.125), odd3, madd(f32x4.splat(8), odd2, odd1)), x7))
}

@inline
export function filter8(x0: v128, x1: v128, x2: v128, x3: v128, x4: v128, to: usize, step: usize): void {
  v128.store(to, x0)
  const ninths = f32x4.splat(NINTHS), small = f32x4.splat(SMALL), large = f32x4.splat(LARGE)
  const even1 = f32x4.add(f32x4.add(x0, x2), x4), odd1 = f32x4.add(x1, x3)
  v128.store(to + step, f32x4.mul(ninths, f32x4.add(even1, odd1)))
  v128.store(to + 2 * step, f32x4.mul(ninths, f32x4.sub(even1, odd1)))
  const even2 = madd(f32x4.splat(16), x4, madd(f32x4.splat(4), x2, x0))
  const odd2 = madd(f32x4.splat(8), x3, f32x4.mul(f32x4.splat(2), x1))
  v128.store(to + 3 * step, f32x4.mul(small, f32x4.add(even2, odd2)))
  v128.store(to + 4 * step, f32x4.mul(small, f32x4.sub(even2, odd2)))
  const even3 = madd(f32x4.splat(0.0625), x4, madd(f32x4.splat(0.25), x2, x0))
  const odd3 = madd(f32x4.splat(0.125), x3, f32x4.mul(f32x4.splat(0.5), x1))
  v128.store(to + 5 * step, f32x4.mul(large, f32x4.add(even3, odd3)))
  v128.store(to + 6 * step, f32x4.mul(large, f32x4.sub(even3, odd3)))
  v128.store(to + 7 * step, x4)
}

@inline
export function spread8(x0: v128, x1: v128, x2: v128, x3: v128, to: usize, step: usize): void {
  v128.store(to, x0)
  const even1 = f32x4.add(x0, x2), odd1 = f32x4.add(x1, x3)
  v128.store(to + step, f32x4.add(even1, odd1))
  v128.store(to + 2 * step, f32x4.sub(even1, odd1))
  const even2 = madd(f32x4.splat(4), x2, x0), odd2 = madd(f32x4.splat(8), x3, f32x4.mul(f32x4.splat(2), x1))
  v128.store(to + 3 * step, f32x4.add(even2, odd2))
  v128.store(to + 4 * step, f32x4.sub(even2, odd2))
  const even3 = madd(f32x4.splat(0.25), x2, x0), odd3 = madd(f32x4.splat(0.125), x3, f32x4.mul(f32x4.splat(0.5), x1))
  v128.store(to + 5 * step, f32x4.add(even3, odd3))
  v128.store(to + 6 * step, f32x4.sub(even3, odd3))
  v128.store(to + 7 * step, x3)
}

@inline
export function collect8(x0: v128, x1: v128, x2: v128, x3: v128, x4: v128, x5: v128, x6: v128, x7: v128, to: usize, step: usize): void {
  const ninths = f32x4.splat(NINTHS), small = f32x4.splat(SMALL), large = f32x4.splat(LARGE)
  const even1 = f32x4.mul(ninths, f32x4.add(x1, x2)), odd1 = f32x4.mul(ninths, f32x4.sub(x1, x2))
  const even2 = f32x4.mul(small, f32x4.add(x3, x4)), odd2 = f32x4.mul(small, f32x4.sub(x3, x4))
  const even3 = f32x4.mul(large, f32x4.add(x5, x6)), odd3 = f32x4.mul(large, f32x4.sub(x5, x6))
  v128.store(to, f32x4.add(f32x4.add(x0, even1), f32x4.add(even2, even3)))
  v128.store(to + step, madd(f32x4.splat(0.5), odd3, madd(f32x4.splat(2), odd2, odd1)))
  v128.store(to + 2 * step, madd(f32x4.splat(0.25), even3, madd(f32x4.splat(4), even2, even1)))
  v128.store(to + 3 * step, madd(f32x4.splat(0.125), odd3, madd(f32x4.splat(8), odd2, odd1)))
  v128.store(to + 4 * step, f32x4.add(madd(f32x4.splat(0.0625), even3, madd(f32x4.splat(16), even2, even1)), x7))
}
