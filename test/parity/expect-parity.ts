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

/** What our own run made of the same weights and batches. */
export interface OurRun {
  readonly losses: readonly number[]
  /** None where the run stopped early: then the steps that there are are compared. */
  readonly evaluation: number | undefined
  readonly parameters: number
}

/**
 * How far every step's loss lies from Keras', relative to it, beside what is allowed there. Where the fixture has Keras'
 * figures in float64, those are what the formulas say, and ours are held against them.
 */
export function distances(
  run: OurRun,
  keras: KerasRun,
  {losses = 1e-5, from = Number.POSITIVE_INFINITY, later = losses, evaluation}: Tolerance = {},
) {
  const expected = keras.exact ?? keras
  const off = (ours: number, theirs: number) => Math.abs(ours - theirs) / theirs
  return {
    steps: expected.losses.slice(0, run.losses.length).map((loss, step) => ({
      step,
      off: off(run.losses[step] as number, loss),
      allowed: step < from ? losses : later,
    })),
    ...(run.evaluation !== undefined && {
      evaluation: {
        off: off(run.evaluation, expected.evaluation),
        allowed: evaluation ?? (from < Number.POSITIVE_INFINITY ? later : losses),
      },
    }),
  }
}

/** Compares every step's loss, so that a failure says at which step the two part. */
export function expectParity(run: OurRun, keras: KerasRun, tolerance?: Tolerance): void {
  expect(run.parameters).toBe(keras.parameters)
  const {steps, evaluation} = distances(run, keras, tolerance)
  expect(steps.filter(({off, allowed}) => !(off <= allowed))).toEqual([])
  if (!evaluation) return
  expect(run.losses).toHaveLength(keras.losses.length)
  expect(evaluation.off).toBeLessThan(evaluation.allowed)
}
