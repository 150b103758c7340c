import {measure} from './numbers.ts'

const mostDecimals = 6
/** Of what is below 1: shares are read as per cent. */
const fewestDecimals = 2

/** A mean and half its interval, in as many digits as the latter is worth: 0.979 ± 0.001; the mean alone where there is none. */
export function plusMinus(mean: number, half?: number): string {
  if (half === undefined || !Number.isFinite(half) || !Number.isFinite(mean)) return measure(mean)
  if (half === 0) return `${measure(mean)} ± 0`
  const size = Math.floor(Math.log10(Math.max(half, 10 ** -mostDecimals)))
  // Two digits of what begins with a one: half of it would be lost otherwise.
  const leading = half / 10 ** size
  const worth = (leading < 2 ? 1 : 0) - size
  const isSmall = half < 1 || Math.abs(mean) < 1
  const decimals = Math.min(mostDecimals, Math.max(worth, isSmall ? fewestDecimals : 0))
  return `${mean.toFixed(decimals)} ± ${half.toFixed(decimals)}`
}

/** A difference and half its interval, with its sign: +0.010 ± 0.002. */
export const signedSpread = (mean: number, half?: number): string =>
  `${mean > 0 ? '+' : ''}${plusMinus(mean, half)}`
