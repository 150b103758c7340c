import type {RunSummary} from './summary.ts'

type Judged = Pick<RunSummary, 'best' | 'metrics'>

/** A run is judged by its best epoch, else by its last; by validation, where it was validated. */
export function accuracyOf({best, metrics}: Judged): number | undefined {
  const from = best ?? metrics
  return from?.valAccuracy ?? from?.accuracy
}

/** The same for the loss. */
export function lossOf({best, metrics}: Judged): number | undefined {
  const from = best ?? metrics
  return from?.valLoss ?? from?.loss
}

/** Whether it is to be said aloud that the data is not the real set. */
export const isGenerated = ({dataset}: Pick<RunSummary, 'dataset'>): boolean =>
  dataset?.source === 'generated' || (dataset?.source === undefined && dataset?.from === 'generated')
