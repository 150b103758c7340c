/** Values to rows: 0 is the lowest of `rows` rows. */
export interface Scale {
  readonly low: number
  readonly high: number
  readonly rows: number
  readonly log: boolean
}

/** Fits all finite values; a log axis leaves out what is not positive. `ceiling` is never exceeded by padding. */
export function fitScale(
  curves: readonly ArrayLike<number>[],
  rows: number,
  {log = false, floor, ceiling}: {log?: boolean; floor?: number; ceiling?: number} = {},
): Scale | undefined {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const curve of curves) {
    for (let i = 0; i < curve.length; i++) {
      const value = curve[i] as number
      if (!Number.isFinite(value) || (log && value <= 0)) continue
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  if (low > high) return undefined
  if (low === high) {
    const margin = Math.abs(low) * 0.1 || 0.1
    low = log ? low / 1.5 : Math.max(low - margin, floor ?? Number.NEGATIVE_INFINITY)
    high = log ? high * 1.5 : Math.min(high + margin, ceiling ?? Number.POSITIVE_INFINITY)
    if (low === high) low -= margin
    if (!Number.isFinite(high)) high = Number.MAX_VALUE
    if (!Number.isFinite(low)) low = -Number.MAX_VALUE
  }
  return {low, high, rows, log}
}

/** How far a value lies between two others. Of those at the ends of what numbers can be the difference is none, but half of it is one. */
function shareOf(value: number, low: number, high: number): number {
  const by = Number.isFinite(high - low) ? 1 : 2
  return (value / by - low / by) / (high / by - low / by)
}

/** Row of a value, with fractions; NaN where it cannot be drawn. */
export function rowOf({low, high, rows, log}: Scale, value: number): number {
  if (!Number.isFinite(value) || (log && value <= 0)) return Number.NaN
  const share = log
    ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
    : shareOf(value, low, high)
  return Math.min(rows - 1, Math.max(0, share * (rows - 1)))
}
