// @ts-nocheck
/** Functions of four numbers at once, within 2 units in the last place of the exact value. */
import {madd, nmadd} from './simd.ts'

/**
 * The functions' constants. They are read from memory where they are used: V8 makes a constant anew in three
 * instructions every time around a loop, and keeps in memory what then finds no register.
 */
const CONSTANTS: usize = memory.data<f32>([
  // log₂ e; what rounds; ln 2 in two parts; e^r's polynomial
  1.44269504, 12582912, 0.693145752, 1.42860677e-6, 0.00138887309, 0.00833336077, 0.0416664816, 0.166666493, 0.5, 1,
  // bounds of exp and of sigmoid
  -87.33654, 88.72283, Infinity, -88.72, 87.33,
  // tanh: bounds, numerator, denominator
  -7.90531110763549805, 7.90531110763549805, -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11,
  5.12229709037114e-8, 1.48572235717979e-5, 6.37261928875436e-4, 4.89352455891786e-3, 1.19825839466702e-6,
  1.18534705686654e-4, 2.26843463243900e-3, 4.89352518554385e-3,
])

/** Four times the constant at a place. */
@inline
function constant(place: usize): v128 {
  return v128.load32_splat(CONSTANTS + place * 4)
}

/** x·log₂e plus 1.5·2²³: its lowest bits are that number rounded (to even, as `nearest` does) below 2²² in size. */
@inline
function scaled(x: v128): v128 {
  return f32x4.add(f32x4.mul(x, constant(0)), constant(1))
}

/** What lies between x and the nearest multiple of ln 2. */
@inline
function remainder(x: v128, scaled: v128): v128 {
  const n = f32x4.sub(scaled, constant(1))
  return nmadd(n, constant(3), nmadd(n, constant(2), x))
}

/** eˣ; +∞ above 88.72, 0 below −87.33, NaN stays NaN. */
@inline
export function exp(x: v128): v128 {
  const power = scaled(x), one = constant(9)
  const r = remainder(x, power)
  let p = madd(r, constant(4), constant(5))
  p = madd(r, p, constant(6))
  p = madd(r, p, constant(7))
  p = madd(r, p, constant(8))
  p = madd(r, p, one)
  p = madd(r, p, one)
  let y = f32x4.mul(p, i32x4.add(i32x4.shl(power, 23), one))
  y = v128.andnot(y, f32x4.lt(x, constant(10)))
  return v128.bitselect(constant(12), y, f32x4.gt(x, constant(11)))
}

/** 1 / (1 + e⁻ˣ): `exp` of −x with every sign turned, within bounds where the power of two comes out right, or 0 or +∞. */
@inline
export function sigmoid(x: v128): v128 {
  const c = f32x4.pmin(f32x4.pmax(x, constant(13)), constant(14))
  const power = scaled(c), one = constant(9)
  const r = remainder(c, power)
  let p = nmadd(r, constant(4), constant(5))
  p = nmadd(r, p, constant(6))
  p = nmadd(r, p, constant(7))
  p = nmadd(r, p, constant(8))
  p = nmadd(r, p, one)
  p = nmadd(r, p, one)
  const e = f32x4.mul(p, i32x4.sub(one, i32x4.shl(power, 23)))
  return f32x4.div(one, f32x4.add(one, e))
}

/** A quotient of polynomials on [−9, 9], where tanh becomes ±1 in single precision. */
@inline
export function tanh(x: v128): v128 {
  const c = f32x4.pmin(f32x4.pmax(x, constant(15)), constant(16))
  const s = f32x4.mul(c, c)
  let p = madd(s, constant(17), constant(18))
  p = madd(s, p, constant(19))
  p = madd(s, p, constant(20))
  p = madd(s, p, constant(21))
  p = madd(s, p, constant(22))
  p = madd(s, p, constant(23))
  let q = madd(s, constant(24), constant(25))
  q = madd(s, q, constant(26))
  q = madd(s, q, constant(27))
  return f32x4.div(f32x4.mul(c, p), q)
}
