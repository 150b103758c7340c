import type {ColumnName} from './history.ts'
import type {RunState} from './state.ts'

export type Measure = Extract<ColumnName, 'loss' | 'accuracy' | 'valLoss' | 'valAccuracy'>

/** A run's history as arrays for drawing: x is the epoch; what was not measured is no finite number. */
export type Curves = {readonly epochs: Float64Array} & {readonly [M in Measure]: Float64Array}

const known = new WeakMap<RunState, Curves>()

/** The finished epochs; the last one of a run that is over is judged even where it was not its turn. Remembered for each state. */
export function curvesOf(run: RunState): Curves {
  const found = known.get(run)
  if (found) return found
  const {history, finished} = run
  const last = history.at(-1)
  const isJudgedLate = finished?.epochs === last?.epoch && last?.valLoss === undefined
  const column = (measure: Measure): Float64Array => {
    const values = history.column(measure)
    const late = isJudgedLate ? finished?.metrics[measure] : undefined
    return late === undefined ? values : values.with(-1, late)
  }
  const curves: Curves = {
    epochs: history.column('epoch'),
    loss: column('loss'),
    accuracy: column('accuracy'),
    valLoss: column('valLoss'),
    valAccuracy: column('valAccuracy'),
  }
  known.set(run, curves)
  return curves
}

export const isMeasured = (values: Float64Array): boolean => values.some(Number.isFinite)
