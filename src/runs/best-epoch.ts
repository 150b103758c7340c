import type {EpochPoint, History} from './history.ts'

/** What an epoch is judged by: its figure on the validation data, else that of training, and which of two is better. */
const measures = {
  loss: {validated: 'valLoss', trained: 'loss', isBetter: (a: number, b: number) => a < b},
  accuracy: {validated: 'valAccuracy', trained: 'accuracy', isBetter: (a: number, b: number) => a > b},
} as const

export type Measure = keyof typeof measures

/** The better of the best epoch so far and one more; of two that are alike, the first. */
export function better(
  measure: Measure,
  best: EpochPoint | undefined,
  point: EpochPoint,
): EpochPoint | undefined {
  const {validated, trained, isBetter} = measures[measure]
  const key = point[validated] === undefined ? trained : validated
  const value = point[key]
  if (value === undefined || !Number.isFinite(value)) return best
  // Epochs between two validations cannot be judged by it.
  if (best?.[validated] !== undefined && key === trained) return best
  const rival = best?.[key]
  return rival === undefined || isBetter(value, rival) ? point : best
}

/** The best epoch of a history. */
export function bestIn(measure: Measure, history: History): EpochPoint | undefined {
  let best: EpochPoint | undefined
  for (const point of history) best = better(measure, best, point)
  return best
}
