/**
 * Exponential moving average, corrected for its start as TensorBoard does, so that the first value is the first
 * point. `weight` 0 changes nothing; NaN stays NaN and does not spread.
 */
export function smooth(values: ArrayLike<number>, weight: number): Float64Array {
  const smoothed = new Float64Array(values.length)
  let last = 0
  let decay = 1
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (!Number.isFinite(value)) {
      smoothed[i] = Number.NaN
      continue
    }
    last = last * weight + (1 - weight) * value
    // Too small to count, and numbers too small to be normal are slow.
    decay = decay < 1e-18 ? 0 : decay * weight
    smoothed[i] = last / (1 - decay)
  }
  return smoothed
}
