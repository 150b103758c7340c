// @ts-nocheck
/** Functions of four numbers at once, within 2 units in the last place of the exact value. */
import {madd, nmadd} from './simd.ts'

/** eˣ; +∞ above 88.72, 0 below −87.33, NaN stays NaN. */
@inline
export function exp(x: v128): v128 {
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504)))
  let r = nmadd(n, f32x4.splat(0.693145752), x)
  r = nmadd(n, f32x4.splat(1.42860677e-6), r)
  let p = madd(r, f32x4.splat(0.00138887309), f32x4.splat(0.00833336077))
  p = madd(r, p, f32x4.splat(0.0416664816))
  p = madd(r, p, f32x4.splat(0.166666493))
  p = madd(r, p, f32x4.splat(0.5))
  p = madd(r, p, f32x4.splat(1))
  p = madd(r, p, f32x4.splat(1))
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23)
  let y = f32x4.mul(p, power)
  y = v128.andnot(y, f32x4.lt(x, f32x4.splat(-87.33654)))
  y = v128.bitselect(f32x4.splat(Infinity), y, f32x4.gt(x, f32x4.splat(88.72283)))
  return v128.bitselect(x, y, f32x4.ne(x, x))
}

/** 1 / (1 + e⁻ˣ) */
@inline
export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1)
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))))
}

/** A quotient of polynomials on [−9, 9], where tanh becomes ±1 in single precision. */
@inline
export function tanh(x: v128): v128 {
  const c = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-7.90531110763549805)), f32x4.splat(7.90531110763549805))
  const s = f32x4.mul(c, c)
  let p = madd(s, f32x4.splat(-2.76076847742355e-16), f32x4.splat(2.00018790482477e-13))
  p = madd(s, p, f32x4.splat(-8.60467152213735e-11))
  p = madd(s, p, f32x4.splat(5.12229709037114e-8))
  p = madd(s, p, f32x4.splat(1.48572235717979e-5))
  p = madd(s, p, f32x4.splat(6.37261928875436e-4))
  p = madd(s, p, f32x4.splat(4.89352455891786e-3))
  let q = madd(s, f32x4.splat(1.19825839466702e-6), f32x4.splat(1.18534705686654e-4))
  q = madd(s, q, f32x4.splat(2.26843463243900e-3))
  q = madd(s, q, f32x4.splat(4.89352518554385e-3))
  return f32x4.div(f32x4.mul(c, p), q)
}
