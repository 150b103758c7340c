import type {EpochPoint} from '../../runs/state.ts'

export type Measure = 'loss' | 'accuracy' | 'valLoss' | 'valAccuracy'

/** A run's history as arrays for drawing: x is the epoch; what was not measured is NaN. */
export type Curves = {readonly epochs: Float64Array} & {readonly [M in Measure]: Float64Array}

const known = new WeakMap<readonly EpochPoint[], Curves>()

/** Remembered for each history: it is drawn more often than it changes. */
export function curvesOf(history: readonly EpochPoint[]): Curves {
  const found = known.get(history)
  if (found) return found
  const column = (key: Measure) => Float64Array.from(history, point => point[key] ?? Number.NaN)
  const curves: Curves = {
    epochs: Float64Array.from(history, ({epoch}) => epoch),
    loss: column('loss'),
    accuracy: column('accuracy'),
    valLoss: column('valLoss'),
    valAccuracy: column('valAccuracy'),
  }
  known.set(history, curves)
  return curves
}

export const isMeasured = (values: Float64Array): boolean => values.some(value => !Number.isNaN(value))
