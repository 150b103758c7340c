/** `count` numbers from `from` to `to`, both included, equally far apart. */
export const evenly = (from: number, to: number, count: number): number[] =>
  Array.from({length: count}, (_, i) => from + ((to - from) * i) / Math.max(1, count - 1))

export const sum = (values: Iterable<number>): number => {
  let total = 0
  for (const value of values) total += value
  return total
}

/** Arithmetic mean; NaN of nothing. */
export const mean = (values: ArrayLike<number> & Iterable<number>): number => sum(values) / values.length

/** softmax of one row, shifted by its largest value so that nothing overflows. */
export function softmax(row: readonly number[]): number[] {
  const largest = Math.max(...row)
  const exponentials = row.map(value => Math.exp(value - largest))
  const total = sum(exponentials)
  return exponentials.map(value => value / total)
}

/** Index of the largest value, the first of equals. */
export const argmax = (row: readonly number[]): number =>
  row.reduce((best, value, i) => (value > (row[best] as number) ? i : best), 0)
