import type {Figure} from '../../runs/best-epoch.ts'
import {lossFunction} from '../../runs/boards.ts'
import {curvesOf, isMeasured, type Measure} from '../../runs/curves.ts'
import type {RunState} from '../../runs/state.ts'
import type {RunSummary} from '../../runs/summary.ts'

/** What curves of several runs are drawn of, the most telling first. */
export const measures: readonly Measure[] = ['valAccuracy', 'valLoss', 'accuracy', 'loss']

/** What of a measure is the same in training and on the validation data. */
export const figureOf = (measure: Measure): Figure =>
  measure === 'accuracy' || measure === 'valAccuracy' ? 'accuracy' : 'loss'

/** Whether a run has measured it at all. */
export const hasMeasured = (run: RunState | undefined, measure: Measure): boolean =>
  run !== undefined && isMeasured(curvesOf(run)[measure])

/** The measure that says most of these runs: the first that more than half of them have, else what the most have. */
export function tellingMeasure(runs: readonly (RunState | undefined)[]): Measure {
  const count = (measure: Measure) => runs.filter(run => hasMeasured(run, measure)).length
  return (
    measures.find(measure => 2 * count(measure) > runs.length) ??
    measures.reduce((best, measure) => (count(measure) > count(best) ? measure : best))
  )
}

/** What makes the number of a loss mean something else: penalties are part of it, in validation too. */
const shifting = ['l1', 'l2', 'labelSmoothing'] as const

/** The data whose own units a squared error is in. */
const inUnitsOf = ['name', 'csv', 'images'] as const

/**
 * What the number of a run's loss means: losses of two runs may be compared only where this is the same. Undefined where it
 * is not known.
 */
export function lossMeaning(
  {dataset}: Pick<RunSummary, 'dataset'>,
  hyperparameters: Readonly<Record<string, unknown>>,
): string | undefined {
  const {loss} = hyperparameters
  if (typeof loss !== 'string') return undefined
  const name = lossFunction(loss)
  const shifts = shifting.map(key => Number(hyperparameters[key] ?? 0))
  const units =
    name === 'meanSquaredError'
      ? [...inUnitsOf.map(key => dataset?.[key] ?? ''), hyperparameters.column ?? '']
      : []
  return JSON.stringify([name, ...shifts, ...units])
}
