import {createRandom} from '../../random/random.ts'
import {mean} from '../numbers.ts'

export interface Normalised {
  readonly mean: number
  readonly variance: number
  /** Standardised: (x − mean) / √(variance + ε). */
  readonly standard: readonly number[]
  /** γ · standardised + β, which is what the next layer gets. */
  readonly output: readonly number[]
}

/** Batch normalisation of one feature over a batch; the variance is the population's, as in Keras. */
export function normaliseBatch(
  batch: readonly number[],
  gamma: number,
  beta: number,
  epsilon: number,
): Normalised {
  const centre = mean(batch)
  const variance = mean(batch.map(value => (value - centre) ** 2))
  const standard = batch.map(value => (value - centre) / Math.sqrt(variance + epsilon))
  return {mean: centre, variance, standard, output: standard.map(value => gamma * value + beta)}
}

/** Which of `count` outputs a dropout of this rate puts to 0; the rest is to be scaled by 1 / (1 − rate). */
export function dropoutMask(count: number, rate: number, seed: number): boolean[] {
  const random = createRandom(seed, 'dropout')
  return Array.from({length: count}, () => random.unit() < rate)
}
