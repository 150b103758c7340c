import {studentQuantile} from './student.ts'

/** What several runs of one setting say together. */
export interface Spread {
  readonly n: number
  readonly mean: number
  /** Of the sample, with n − 1; undefined of one value. */
  readonly sd?: number | undefined
  /** Half the 95 % interval of the mean, by Student's t; undefined of one value. */
  readonly half?: number | undefined
}

/** How sure an interval is of holding the mean. */
export const confidence = 0.95

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Mean, standard deviation and interval of one value or more; NaN of none. Values that are no numbers make it NaN. */
export function spreadOf(values: readonly number[]): Spread {
  const n = values.length
  const middle = mean(values)
  if (n < 2) return {n, mean: middle}
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (n - 1))
  return {n, mean: middle, sd, half: halfInterval(sd, n)}
}

/** Half the interval of a mean of `n` values that spread by `sd`. */
export const halfInterval = (sd: number, n: number, sure = confidence): number =>
  (studentQuantile((1 + sure) / 2, n - 1) * sd) / Math.sqrt(n)

/** How one setting differs from another, told by pairs that share a seed: what the seed does to both cancels out. */
export interface Difference extends Spread {
  /** The 95 % interval of the mean difference; undefined of one pair. */
  readonly interval?: readonly [low: number, high: number] | undefined
  /** Pairs in which the second is greater. */
  readonly greater: number
}

/** Second minus first of each pair; the lists go by the same seeds. */
export function differenceOf(first: readonly number[], second: readonly number[]): Difference {
  const differences = second.slice(0, first.length).map((value, i) => value - (first[i] as number))
  const spread = spreadOf(differences)
  return {
    ...spread,
    ...(spread.half !== undefined && {
      interval: [spread.mean - spread.half, spread.mean + spread.half] as const,
    }),
    greater: differences.filter(value => value > 0).length,
  }
}
