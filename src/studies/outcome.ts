import {basename, join} from 'node:path'
import type {Metrics} from '../runs/events.ts'
import {liveness} from '../runs/liveness.ts'
import {readState} from '../runs/read-state.ts'
import type {RunState} from '../runs/state.ts'
import type {RunStatus} from '../runs/status.ts'
import {openTail} from '../runs/tail.ts'
import {eventsFile} from '../runs/writer.ts'

/** What has come of a run so far. */
export interface Outcome {
  /** Its id. */
  readonly run: string
  readonly dir: string
  readonly status: RunStatus
  readonly state: RunState
}

const isBatch = (line: string) => /"event":"(batch|predicted)"/.test(line)

/** @throws TfnotesError when the events cannot be read */
export async function readOutcome(dir: string): Promise<Outcome> {
  // Asked before reading: what was told until then is read for certain.
  const status = await liveness(dir)
  const state = await readState(openTail(join(dir, eventsFile), {skip: isBatch}))
  return {run: basename(dir), dir, status, state}
}

/** What runs are compared by. */
export type Measure = 'accuracy' | 'loss'

/** Whether one figure is better than another; what is no number is worse than all. */
export function isBetter(by: Measure, a: number, b: number): boolean {
  if (!Number.isFinite(a)) return false
  if (!Number.isFinite(b)) return true
  return by === 'accuracy' ? a > b : a < b
}

/** A figure, and the epoch that it is of. */
export interface Judged {
  readonly by: Measure
  readonly value: number
  readonly epoch: number
}

/**
 * The best figure of a run up to and with an epoch: accuracy where there is any, else loss; of validation, where the run is
 * validated. Undefined before there is one; NaN where the numbers have run away.
 */
export function judge(
  {history, finished, epochs}: RunState,
  until = Number.POSITIVE_INFINITY,
): Judged | undefined {
  const points: (Metrics & {readonly epoch: number})[] = [...history].filter(({epoch}) => epoch <= until)
  const last = points.at(-1)
  if (!last) return undefined
  // The end is judged even where the last epoch was not one to be validated.
  if (finished && last.epoch === epochs) points.push({...last, ...finished.metrics})
  const by: Measure = points.some(({accuracy, valAccuracy}) => (valAccuracy ?? accuracy) !== undefined)
    ? 'accuracy'
    : 'loss'
  const isValidated = points.some(({valLoss}) => valLoss !== undefined)
  const figure = (point: Metrics) =>
    by === 'accuracy'
      ? isValidated
        ? point.valAccuracy
        : point.accuracy
      : isValidated
        ? point.valLoss
        : point.loss
  let best: Judged | undefined
  for (const point of points) {
    const value = figure(point)
    if (value === undefined) continue
    if (!best || isBetter(by, value, best.value)) best = {by, value, epoch: point.epoch}
  }
  return best
}
