import type {SvgChart} from '../../../drawing/svg/curves-svg.ts'
import {lastOf} from '../../../runs/run-charts.ts'
import {figureOf} from '../../../studies/comparison/measure.ts'
import {words} from '../../../text/words/index.ts'
import type {AppState} from '../../state.ts'
import {curvesOf} from './charts.ts'
import {type CompareScreen, comparisonOf, measureOf} from './state.ts'

/** The curves that are compared, to be written to a file. */
export function writtenChart(state: AppState, screen: CompareScreen): SvgChart {
  const {compare} = words[state.language]
  const measure = measureOf(state, screen)
  const {curves} = curvesOf(state, screen, comparisonOf(state, screen))
  return {
    title: compare.measures[measure],
    xLabel: compare.axes[screen.axis],
    isShare: figureOf(measure) === 'accuracy',
    curves: curves.map(({row, x, y}) => ({name: row.name, value: lastOf(y), x, y})),
  }
}
