import type {EpochPoint, RunState} from '../../runs/state.ts'

export type Measure = 'loss' | 'accuracy' | 'valLoss' | 'valAccuracy'

/** A run's history as arrays for drawing: x is the epoch; what was not measured is NaN. */
export type Curves = {readonly epochs: Float64Array} & {readonly [M in Measure]: Float64Array}

const known = new WeakMap<RunState, Curves>()

/** The finished epochs; the last one of a run that is over is judged even where it was not its turn. */
function pointsOf({history, finished}: RunState): readonly EpochPoint[] {
  const last = history.at(-1)
  if (!last || !finished || last.valLoss !== undefined || finished.epochs !== last.epoch) return history
  return [...history.slice(0, -1), {...last, ...finished.metrics}]
}

/** Remembered for each state: it is drawn more often than it changes. */
export function curvesOf(run: RunState): Curves {
  const found = known.get(run)
  if (found) return found
  const points = pointsOf(run)
  const column = (key: Measure) => Float64Array.from(points, point => point[key] ?? Number.NaN)
  const curves: Curves = {
    epochs: Float64Array.from(points, ({epoch}) => epoch),
    loss: column('loss'),
    accuracy: column('accuracy'),
    valLoss: column('valLoss'),
    valAccuracy: column('valAccuracy'),
  }
  known.set(run, curves)
  return curves
}

export const isMeasured = (values: Float64Array): boolean => values.some(value => !Number.isNaN(value))
