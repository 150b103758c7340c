import {type Figure, figureColumns} from './best-epoch.ts'
import type {Metrics} from './events.ts'
import type {AtEpoch, RunSummary} from './summary.ts'

/** A row of the list, or the state of a run. */
interface Judged {
  readonly bestAccuracy?: AtEpoch | undefined
  readonly bestLoss?: AtEpoch | undefined
  readonly metrics?: Metrics
  /** Epochs done. */
  readonly epoch?: number
}

/** A figure that stands for a run, and where it was reached. */
export interface Headline {
  readonly value: number
  /** The epoch that reached it, from 1; undefined where steps are counted, not epochs. */
  readonly epoch?: number
  /** On the data that it is validated with; else on what it learns from, which says less. */
  readonly isValidated: boolean
}

/** A run is judged by the epoch that is best in this very figure, else by its last; by validation, where it was validated. */
export const headlineOf = (run: Judged, figure: Figure): Headline | undefined =>
  headline((figure === 'accuracy' ? run.bestAccuracy : run.bestLoss) ?? lastOf(run), figure)

export const bestAccuracyOf = (run: Judged): Headline | undefined => headlineOf(run, 'accuracy')

export const bestLossOf = (run: Judged): Headline | undefined => headlineOf(run, 'loss')

export const accuracyOf = (run: Judged): number | undefined => bestAccuracyOf(run)?.value

export const lossOf = (run: Judged): number | undefined => bestLossOf(run)?.value

type Point = Metrics & {readonly epoch?: number}

const lastOf = ({metrics, epoch = 0}: Judged): Point | undefined =>
  metrics && {...metrics, ...(epoch > 0 && {epoch})}

function headline(point: Point | undefined, figure: Figure): Headline | undefined {
  const {validated, trained} = figureColumns[figure]
  const value = point?.[validated] ?? point?.[trained]
  if (point === undefined || value === undefined) return undefined
  return {
    value,
    ...(point.epoch !== undefined && {epoch: point.epoch}),
    isValidated: point[validated] !== undefined,
  }
}

/** What the test set said of a run that had chosen its epoch without it: accuracy where there is one, else the loss. */
export const testOf = ({test}: Pick<RunSummary, 'test'>): number | undefined => test?.accuracy ?? test?.loss

/** Whether it is to be said aloud that the data is not the real set. */
export const isGenerated = ({dataset}: Pick<RunSummary, 'dataset'>): boolean =>
  dataset?.source === 'generated' || (dataset?.source === undefined && dataset?.from === 'generated')
