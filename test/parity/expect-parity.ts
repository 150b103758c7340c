import {expect} from 'vitest'
import type {KerasRun} from './fixtures.ts'

/** How far losses may lie from Keras', relative to it. */
export interface Tolerance {
  readonly losses: number
  /** For the last of the 20 steps and the evaluation after it. @default losses */
  readonly end?: number
}

/** Compares every step's loss, so that a failure says at which step the two part. */
export function expectParity(
  run: {readonly losses: readonly number[]; readonly evaluation: number; readonly parameters: number},
  keras: KerasRun,
  {losses, end = losses}: Tolerance,
): void {
  expect(run.parameters).toBe(keras.parameters)
  expect(run.losses).toHaveLength(keras.losses.length)
  const steps = keras.losses.map((expected, step) => ({
    step,
    off: Math.abs((run.losses[step] as number) - expected) / expected,
    allowed: step === keras.losses.length - 1 ? end : losses,
  }))
  expect(steps.filter(({off, allowed}) => !(off <= allowed))).toEqual([])
  expect(Math.abs(run.evaluation - keras.evaluation) / keras.evaluation).toBeLessThan(end)
}
