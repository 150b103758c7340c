/** The value that last was progress, and how many have been none since; part of a checkpoint. */
export interface Progress {
  readonly best: number | null
  readonly waited: number
}

export const noProgress: Progress = {best: null, waited: 0}

export interface ProgressRule {
  /** Whether larger values are the better ones. @default false */
  readonly larger?: boolean
  /** Share of the best value by which a new one has to beat it. */
  readonly share: number
}

/**
 * What is known after one more value: Keras' rule of EarlyStopping and ReduceLROnPlateau, with the least gain as a share
 * of the best value. The first value is progress; one that is no number is none.
 */
export function withValue(
  {best, waited}: Progress,
  value: number,
  {larger = false, share}: ProgressRule,
): Progress {
  const gain = share * Math.abs(best ?? 0)
  const isBetter = best === null || (larger ? value > best + gain : value < best - gain)
  return isBetter && Number.isFinite(value) ? {best: value, waited: 0} : {best, waited: waited + 1}
}
