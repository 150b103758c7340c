import {lineChart} from '../../../drawing/charts/line-chart.ts'
import type {Series} from '../../../drawing/charts/series.ts'
import type {Line} from '../../../drawing/lines/span.ts'
import {type Comparison, rowsOf} from '../../../studies/comparison/compare.ts'
import {comparedCurves} from '../../../studies/comparison/curves.ts'
import type {figureOf} from '../../../studies/comparison/measure.ts'
import {measure as noted} from '../../../text/numbers.ts'
import {extentOver} from '../../curves/extent.ts'
import {placeText} from '../../curves/place-text.ts'
import {inSight} from '../../curves/zoom.ts'
import type {Seen} from '../../curves/zooming.ts'
import type {AppState} from '../../state.ts'
import {type CompareScreen, comparisonOf, currentRow, measureOf, stateOf} from './state.ts'
import type {Style} from './styles.ts'

/** The curves of the runs that are compared, and how many have none. */
export const curvesOf = (state: AppState, screen: CompareScreen, comparison: Comparison) => {
  const rows = rowsOf(comparison)
  return comparedCurves(comparison, rows, stateOf(state), {
    measure: measureOf(state, screen),
    axis: screen.axis,
    like: currentRow(rows, screen),
  })
}

/** All curves over one axis: those that have a style with their names, the others dim beneath. */
export function chartLines(
  {look}: Pick<AppState, 'look'>,
  screen: CompareScreen,
  {curves}: ReturnType<typeof curvesOf>,
  styles: ReadonlyMap<string, Style>,
  {width, height, figure}: {width: number; height: number; figure: ReturnType<typeof figureOf>},
): Line[] {
  const series = curves.map(({row, x, y}): Series => {
    const style = styles.get(row.run.id)
    return style ? {x, y, ...style, name: row.name} : {x, y, role: 'dim'}
  })
  const all = extentOver(screen.axis, curves)
  return lineChart({
    series,
    width,
    height,
    glyphs: look.glyphs,
    window: all && inSight(screen.zoom, all),
    log: figure === 'loss' && screen.log,
    smoothing: screen.smoothing,
    crosshair: screen.crosshair,
    floor: 0,
    ...(figure === 'accuracy' && {ceiling: 1}),
    formatX: x => placeText(screen.axis, x),
    read: noted,
  })
}

/** The axis, and where the crosshair comes to stand: on the points of the run under the cursor, else of the first that has any. */
export function seenOf(state: AppState, screen: CompareScreen): Seen | undefined {
  const comparison = comparisonOf(state, screen)
  const {curves} = curvesOf(state, screen, comparison)
  const current = currentRow(rowsOf(comparison), screen)
  const all = extentOver(screen.axis, curves)
  const own = curves.find(({row}) => row === current) ?? curves[0]
  return all && own && {extent: all, places: own.x}
}
