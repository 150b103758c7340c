import type {Random} from './random.ts'

/** Uniform in [low, high). */
export const uniform = (random: Random, low: number, high: number): number =>
  low + (high - low) * random.unit()

/** A whole number in [0, below), every one equally likely (rejection, no modulo bias). `below` ≤ 2^32. */
export function integer(random: Random, below: number): number {
  const limit = 2 ** 32 - (2 ** 32 % below)
  let drawn = random.bits()
  while (drawn >= limit) drawn = random.bits()
  return drawn % below
}

/**
 * Normally distributed, by Marsaglia's polar method: it needs no sine or cosine, whose last bits differ between
 * versions of V8.
 */
export function normal(random: Random, mean = 0, deviation = 1): number {
  for (;;) {
    const u = 2 * random.unit() - 1
    const v = 2 * random.unit() - 1
    const square = u * u + v * v
    if (square > 0 && square < 1) return mean + deviation * u * Math.sqrt((-2 * Math.log(square)) / square)
  }
}

/** Normal, drawn again while it lies more than two deviations from the mean, as TensorFlow's truncated_normal. */
export function truncatedNormal(random: Random, mean = 0, deviation = 1): number {
  for (;;) {
    const drawn = normal(random)
    if (Math.abs(drawn) <= 2) return mean + deviation * drawn
  }
}
