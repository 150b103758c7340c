import type {Baseline, Metrics} from './events.ts'

/** Standard errors that chance may be off by, as a share is counted on so many samples. */
const luck = 2
/** A loss that is lower by this share than that of an answer which is always the same has something behind it. */
const worthTheName = 0.02
/** A loss this many times that of an answer which is always the same is worse than a guess: the steps are too large. */
const runaway = 1.1

/** Whether figures are those of chance: not more often right than an answer that is always the same, nor by a lower loss. */
export function isChance(
  {kind, ...baseline}: Baseline,
  {accuracy, loss}: Pick<Metrics, 'accuracy' | 'loss'>,
): boolean {
  if (kind !== 'classes' || accuracy === undefined || baseline.accuracy === undefined) return false
  const share = baseline.accuracy
  const error = Math.sqrt((share * (1 - share)) / baseline.samples)
  return accuracy <= share + luck * error && loss >= baseline.loss * (1 - worthTheName)
}

/** Whether a loss says that the steps are too large, rather than that there were too few. */
export const isRunaway = (baseline: Baseline, loss: number): boolean => loss > runaway * baseline.loss

/** The figures that a run is judged by: of validation where there are any. */
export const judgedOf = ({
  loss,
  accuracy,
  valLoss,
  valAccuracy,
}: Metrics): Pick<Metrics, 'accuracy' | 'loss'> =>
  valLoss === undefined
    ? {loss, ...(accuracy !== undefined && {accuracy})}
    : {loss: valLoss, ...(valAccuracy !== undefined && {accuracy: valAccuracy})}
