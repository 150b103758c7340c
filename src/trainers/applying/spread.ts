/** How the values of an array lie, those that are finite numbers. */
export interface Spread {
  readonly least: number
  readonly most: number
  readonly mean: number
  /** The standard deviation of all of them. */
  readonly deviation: number
  /** How many lie in each of as many equal parts between the least and the most. */
  readonly bins: readonly number[]
}

/** More than any row has room for are not wanted; an odd number has one in the middle. */
const parts = 41

/** How the values lie; undefined where none is a finite number. */
export function spreadOf(values: ArrayLike<number>): Spread | undefined {
  let [least, most, sum, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0]
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    if (!Number.isFinite(value)) continue
    if (value < least) least = value
    if (value > most) most = value
    sum += value
    count++
  }
  if (count === 0) return undefined
  const mean = sum / count
  const bins = new Array<number>(parts).fill(0)
  // Halved first: between the ends of float64 the width itself would be none.
  const half = most / 2 - least / 2
  let squares = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    if (!Number.isFinite(value)) continue
    squares += (value - mean) ** 2
    const share = half > 0 ? (value / 2 - least / 2) / half : 0.5
    const part = Math.min(parts - 1, Math.floor(share * parts))
    bins[part] = (bins[part] ?? 0) + 1
  }
  return {least, most, mean, deviation: Math.sqrt(squares / count), bins}
}
