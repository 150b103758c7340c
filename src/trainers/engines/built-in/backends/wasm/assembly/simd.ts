// @ts-nocheck
/** What differs between the two builds: relaxed SIMD multiplies and adds in one rounding, plain SIMD in two. */

/** a·b + c */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  // @ts-ignore: RELAXED is set on the compiler's command line
  if (RELAXED) return f32x4.relaxed_madd(a, b, c)
  return f32x4.add(f32x4.mul(a, b), c)
}

/** c − a·b */
@inline
export function nmadd(a: v128, b: v128, c: v128): v128 {
  // @ts-ignore: RELAXED is set on the compiler's command line
  if (RELAXED) return f32x4.relaxed_nmadd(a, b, c)
  return f32x4.sub(c, f32x4.mul(a, b))
}

/** a₀ + a₁ + a₂ + a₃ */
@inline
export function sumLanes(a: v128): f32 {
  return (
    f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 2) + (f32x4.extract_lane(a, 1) + f32x4.extract_lane(a, 3))
  )
}

/** Numbers below the smallest normal one become 0: arithmetic on them is a hundred times slower. */
@inline
export function flushTiny(a: v128): v128 {
  return v128.andnot(a, f32x4.lt(f32x4.abs(a), f32x4.splat(1.1754943508222875e-38)))
}

/** a₀, a₁ in double precision. */
@inline
export function lowHalf(a: v128): v128 {
  return f64x2.promote_low_f32x4(a)
}

/** a₂, a₃ in double precision. */
@inline
export function highHalf(a: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i64>(a, a, 1, 0))
}

/** Four numbers in single precision from two halves in double. */
@inline
export function joinHalves(low: v128, high: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2)
}
