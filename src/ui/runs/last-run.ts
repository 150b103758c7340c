import type {RunSummary} from '../../runs/summary.ts'

/** A chapter's newest run that `accepts` takes. */
export const lastRunOf = (
  runs: readonly RunSummary[] | undefined,
  chapter: string,
  accepts: (run: RunSummary) => boolean = () => true,
): RunSummary | undefined => runs?.find(run => run.chapter === chapter && accepts(run))
