/** Greatest distance from the centre that is looked for: beyond it, one degree of freedom has less than a millionth. */
const farthest = 1e6

/**
 * The value that Student's t with `df` degrees of freedom stays below with probability `p`, from 0.5 up to, not with, 1.
 * Good to ten digits.
 */
export function studentQuantile(p: number, df: number): number {
  let [low, high] = [0, farthest]
  for (let i = 0; i < 200 && high - low > 1e-12 * (1 + low); i++) {
    const middle = (low + high) / 2
    if (studentBelow(middle, df) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The probability that Student's t with `df` degrees of freedom is below `t`. */
export function studentBelow(t: number, df: number): number {
  const tail = betaShare(df / (df + t * t), df / 2, 0.5) / 2
  return t < 0 ? tail : 1 - tail
}

/** The regularised incomplete beta function, by Lentz's continued fraction. */
function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction is quick on this side of the mean alone; the other side is its mirror.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a)
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b))
  let [c, d] = [1, 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))]
  let fraction = d
  for (let m = 1; m < 500; m++) {
    const before = fraction
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / awayFromZero(1 + term * d)
      c = awayFromZero(1 + term / c)
      fraction *= c * d
    }
    if (Math.abs(fraction / before - 1) < 1e-15) break
  }
  return (front * fraction) / a
}

const awayFromZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value)

/** Of Lanczos' approximation with g = 7. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** The logarithm of the gamma function of a number from 0.5 on. */
function logGamma(x: number): number {
  const z = x - 1
  const t = z + 7.5
  const sum = lanczos.reduce(
    (total, coefficient, i) => total + (i === 0 ? coefficient : coefficient / (z + i)),
    0,
  )
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}
