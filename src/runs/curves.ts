import type {ColumnName, History} from './history.ts'
import type {RunState} from './state.ts'

export type Measure = Extract<ColumnName, 'loss' | 'accuracy' | 'valLoss' | 'valAccuracy'>

/** A run's history as arrays for drawing: x is the epoch; what was not measured is no finite number. */
export type Curves = {readonly epochs: Float64Array} & {readonly [M in Measure]: Float64Array}

const known = new WeakMap<History, {readonly finished: RunState['finished']; readonly curves: Curves}>()

/**
 * The finished epochs; the last one of a run that is over is judged even where it was not its turn. The same arrays for the
 * same epochs: batches come ten times a second.
 */
export function curvesOf({history, finished}: Pick<RunState, 'history' | 'finished'>): Curves {
  const found = known.get(history)
  if (found && found.finished === finished) return found.curves
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
  known.set(history, {finished, curves})
  return curves
}

const measured = new WeakMap<Float64Array, boolean>()

/** Whether any of these is a number; remembered, for where none is all have to be looked at. */
export function isMeasured(values: Float64Array): boolean {
  const found = measured.get(values) ?? values.some(Number.isFinite)
  measured.set(values, found)
  return found
}
