import type {EpochTask} from '../engines/engine.ts'

/** The norms of gradients that are measured: of a step now and then, for it is a pass over all of them. */
export interface Norms extends NonNullable<EpochTask['norms']> {
  /** The last one, once; undefined where none has come since. */
  newest(): number | undefined
  /** Mean of those of the epoch, which a new one follows; undefined where none was measured. */
  mean(): number | undefined
}

/** Milliseconds between two steps that are measured. */
const every = 50

export function openNorms(now: () => number): Norms {
  let measuredAt = Number.NEGATIVE_INFINITY
  let newest: number | undefined
  let [sum, count] = [0, 0]
  return {
    wanted: () => now() - measuredAt >= every,
    take(norm) {
      measuredAt = now()
      newest = norm
      sum += norm
      count += 1
    },
    newest() {
      const taken = newest
      newest = undefined
      return taken
    },
    mean() {
      const mean = count > 0 ? sum / count : undefined
      newest = undefined
      sum = 0
      count = 0
      return mean
    },
  }
}
