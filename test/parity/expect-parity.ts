import {expect} from 'vitest'
import type {KerasRun} from './fixtures.ts'

/** How far losses may lie from Keras', relative to it. */
export interface Tolerance {
  /** @default 1e-5 */
  readonly losses?: number
  /** From this step on (counted from 0) `later` holds. @default never */
  readonly from?: number
  readonly later?: number
  /** Of the loss in evaluation mode after the 20 steps. @default losses, or `later` where there is one */
  readonly evaluation?: number
}

/**
 * Compares every step's loss, so that a failure says at which step the two part. Where the fixture has Keras' figures in
 * float64, those are what the formulas say, and ours are held against them.
 */
export function expectParity(
  run: {
    readonly losses: readonly number[]
    /** None where the run stopped early: then the steps that there are are compared. */
    readonly evaluation: number | undefined
    readonly parameters: number
  },
  keras: KerasRun,
  {losses = 1e-5, from = Number.POSITIVE_INFINITY, later = losses, evaluation}: Tolerance = {},
): void {
  expect(run.parameters).toBe(keras.parameters)
  const expected = keras.exact ?? keras
  const seen = run.losses.length
  if (run.evaluation !== undefined) expect(seen).toBe(expected.losses.length)
  const steps = expected.losses.slice(0, seen).map((loss, step) => ({
    step,
    off: Math.abs((run.losses[step] as number) - loss) / loss,
    allowed: step < from ? losses : later,
  }))
  expect(steps.filter(({off, allowed}) => !(off <= allowed))).toEqual([])
  if (run.evaluation === undefined) return
  const off = Math.abs(run.evaluation - expected.evaluation) / expected.evaluation
  expect(off).toBeLessThan(evaluation ?? (from < Number.POSITIVE_INFINITY ? later : losses))
}
