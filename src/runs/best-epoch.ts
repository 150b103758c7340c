import type {EpochPoint} from './history.ts'

/** By what runs and their epochs are judged, and under which names its figures stand: on the validation data, and in training. */
export const figureColumns = {
  loss: {validated: 'valLoss', trained: 'loss'},
  accuracy: {validated: 'valAccuracy', trained: 'accuracy'},
} as const

export type Figure = keyof typeof figureColumns

/** Whether one value is better than another; what is no number is worse than all. */
export function isBetter(figure: Figure, a: number, b: number): boolean {
  if (!Number.isFinite(a)) return false
  if (!Number.isFinite(b)) return true
  return figure === 'accuracy' ? a > b : a < b
}

/** The better of the best epoch so far and one more; of two that are alike, the first. */
export function better(
  figure: Figure,
  best: EpochPoint | undefined,
  point: EpochPoint,
): EpochPoint | undefined {
  const {validated, trained} = figureColumns[figure]
  const key = point[validated] === undefined ? trained : validated
  const value = point[key]
  if (value === undefined || !Number.isFinite(value)) return best
  // Epochs between two validations cannot be judged by it.
  if (best?.[validated] !== undefined && key === trained) return best
  const rival = best?.[key]
  return rival === undefined || isBetter(figure, value, rival) ? point : best
}

/** The best of some epochs. */
export function bestIn(figure: Figure, points: Iterable<EpochPoint>): EpochPoint | undefined {
  let best: EpochPoint | undefined
  for (const point of points) best = better(figure, best, point)
  return best
}
