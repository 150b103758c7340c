import type {SvgChart} from '../../../drawing/svg/curves-svg.ts'
import {curvesOf, isMeasured, type Measure} from '../../../runs/curves.ts'
import type {RunState} from '../../../runs/state.ts'
import {measure as noted} from '../../../text/numbers.ts'
import type {Words} from '../../../text/words/words.ts'

const kinds: readonly (readonly [trained: Measure, validated: Measure, isShare: boolean])[] = [
  ['loss', 'valLoss', false],
  ['accuracy', 'valAccuracy', true],
]

/** The charts of a run, as a drawing has them: loss, and accuracy where it was measured. */
export function runCharts(state: RunState, words: Words): SvgChart[] {
  const curves = curvesOf(state)
  return kinds.flatMap(([trained, validated, isShare]): SvgChart[] => {
    const shown = [trained, validated].filter(name => isMeasured(curves[name]))
    if (shown.length === 0) return []
    return [
      {
        title: words[trained],
        xLabel: words.epoch,
        isShare,
        curves: shown.map(name => {
          const last = curves[name].findLast(Number.isFinite)
          return {
            name: words[name],
            value: last === undefined ? '' : noted(last),
            x: curves.epochs,
            y: curves[name],
          }
        }),
      },
    ]
  })
}
