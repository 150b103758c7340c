import {type Axis, placesOf} from '../../runs/axis.ts'
import {curvesOf, type Measure} from '../../runs/curves.ts'
import type {RunState} from '../../runs/state.ts'
import type {Compared, Comparison} from './compare.ts'
import {figureOf, hasMeasured} from './measure.ts'

/** One run's curve, to be drawn beside others. */
export interface ComparedCurve {
  readonly row: Compared
  /** Ascending. */
  readonly x: Float64Array
  /** No finite number where nothing was measured, or the numbers had run away. */
  readonly y: Float64Array
}

/** Why a run has no curve: it was not read yet, has not measured this, means something else by its loss, or does not say where it stands. */
export type Missing = 'unread' | 'unmeasured' | 'otherLoss' | 'noPlaces'

export interface ComparedCurves {
  readonly curves: readonly ComparedCurve[]
  /** Why the others have none, and how many there are by the reason. */
  readonly missingOf: ReadonlyMap<Compared, Missing>
  readonly missing: Readonly<Record<Missing, number>>
}

export interface CurveChoice {
  readonly measure: Measure
  readonly axis: Axis
  /** Of losses that mean different things, those that mean what this run's does are drawn. @default the first that has one */
  readonly like?: Compared | undefined
}

/**
 * The curves of compared runs that may stand over one axis: accuracies all, of the losses those that mean the same. `rows`
 * in the order in which they are drawn; `stateOf` what is known of a run by now.
 */
export function comparedCurves(
  {losses}: Pick<Comparison, 'losses'>,
  rows: readonly Compared[],
  stateOf: (row: Compared) => RunState | undefined,
  {measure, axis, like}: CurveChoice,
): ComparedCurves {
  const missingOf = new Map<Compared, Missing>()
  const missing = {unread: 0, unmeasured: 0, otherLoss: 0, noPlaces: 0}
  const first = [...(like ? [like] : []), ...rows].find(row => hasMeasured(stateOf(row), measure))
  const meaning = first && losses[first.index]
  const curves = rows.flatMap((row): ComparedCurve[] => {
    const without = (why: Missing) => {
      missing[why]++
      missingOf.set(row, why)
      return []
    }
    const state = stateOf(row)
    if (!state) return without('unread')
    if (!hasMeasured(state, measure)) return without('unmeasured')
    if (figureOf(measure) === 'loss' && losses[row.index] !== meaning) return without('otherLoss')
    const x = placesOf(state, axis)
    return x ? [{row, x, y: curvesOf(state)[measure]}] : without('noPlaces')
  })
  return {curves, missingOf, missing}
}
