import {basename, join} from 'node:path'
import {bestIn, type Figure} from '../runs/best-epoch.ts'
import {liveness} from '../runs/liveness.ts'
import {readState} from '../runs/read-state.ts'
import {headlineOf} from '../runs/result.ts'
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

/** The figure of the test set, where the epoch was chosen by what was held out of the training samples. */
export const testFigure = ({finished}: RunState, by: Figure): number | undefined => finished?.test?.[by]

/** A figure, and the epoch that it is of. */
export interface Judged {
  readonly by: Figure
  readonly value: number
  readonly epoch: number
}

/**
 * The best figure of a run up to and with an epoch: accuracy where there is any, else loss; of validation, where the run is
 * validated. Of a finished run that is what every list says of it. Undefined before there is one; NaN where the numbers have
 * run away.
 */
export function judge(run: RunState, until = Number.POSITIVE_INFINITY): Judged | undefined {
  const history = run.history.upTo(until)
  const points = [...history]
  const last = points.at(-1)
  if (!last) return undefined
  const by: Figure = points.some(({accuracy, valAccuracy}) => (valAccuracy ?? accuracy) !== undefined)
    ? 'accuracy'
    : 'loss'
  // How a session was judged that stopped on the way, a later one does not know of.
  const best =
    run.phase === 'finished' && history === run.history
      ? headlineOf(run, by)
      : headlineOf({bestAccuracy: bestIn('accuracy', points), bestLoss: bestIn('loss', points)}, by)
  const isValidated = points.some(({valLoss}) => valLoss !== undefined)
  return best && (best.isValidated || !isValidated)
    ? {by, value: best.value, epoch: best.epoch ?? last.epoch}
    : {by, value: Number.NaN, epoch: last.epoch}
}
