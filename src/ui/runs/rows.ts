import type {RunSummary} from '../../runs/list.ts'

export const canBeApplied = (run: RunSummary): boolean => run.trained

/** A chapter's newest run that `accepts` takes. */
export const lastRunOf = (
  runs: readonly RunSummary[] | undefined,
  chapter: string,
  accepts: (run: RunSummary) => boolean = () => true,
): RunSummary | undefined => runs?.find(run => run.chapter === chapter && accepts(run))

/** Whether the screens should say aloud that the data is not the real set. */
export const isGenerated = ({dataset}: RunSummary): boolean =>
  dataset.source === 'generated' || (dataset.source === undefined && dataset.from === 'generated')

/** The figure a run is judged by: validation accuracy, else validation loss, else training's. */
export function figureOf({best, metrics}: RunSummary): {value: number; isAccuracy: boolean} | undefined {
  const from = best ?? metrics
  const accuracy = from?.valAccuracy ?? from?.accuracy
  if (accuracy !== undefined) return {value: accuracy, isAccuracy: true}
  const loss = from?.valLoss ?? from?.loss
  return loss === undefined ? undefined : {value: loss, isAccuracy: false}
}
