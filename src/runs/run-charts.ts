import {measure as noted} from '../text/numbers.ts'
import type {Words} from '../text/words/words.ts'
import {figureColumns} from './best-epoch.ts'
import {curvesOf, isMeasured, type Measure} from './curves.ts'
import type {RunState} from './state.ts'

/** One chart of a run with all that is written on it. */
export interface RunChart {
  readonly title: string
  readonly xLabel: string
  readonly isShare: boolean
  readonly curves: readonly {
    readonly name: string
    /** Its last value. */
    readonly value: string
    readonly x: Float64Array
    readonly y: Float64Array
  }[]
}

/** The last value that was measured, as it is written; nothing where none was. */
export function lastOf(y: Float64Array): string {
  const last = y.findLast(value => value !== Number.POSITIVE_INFINITY)
  return last === undefined ? '' : noted(last)
}

/** The charts of a run over its epochs: loss, and accuracy where it was measured. */
export function runCharts(state: RunState, words: Pick<Words, Measure | 'epoch'>): readonly RunChart[] {
  const curves = curvesOf(state)
  return (['loss', 'accuracy'] as const).flatMap((figure): RunChart[] => {
    const {trained, validated} = figureColumns[figure]
    const shown = [trained, validated].filter(name => isMeasured(curves[name]))
    if (shown.length === 0) return []
    return [
      {
        title: words[trained],
        xLabel: words.epoch,
        isShare: figure === 'accuracy',
        curves: shown.map(name => ({
          name: words[name],
          value: lastOf(curves[name]),
          x: curves.epochs,
          y: curves[name],
        })),
      },
    ]
  })
}
