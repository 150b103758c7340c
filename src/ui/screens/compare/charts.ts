import {lineChart} from '../../../drawing/charts/line-chart.ts'
import {extent, nearest, type Series, type Window} from '../../../drawing/charts/series.ts'
import type {Line} from '../../../drawing/lines/span.ts'
import type {Axis} from '../../../studies/comparison/axis.ts'
import {type Compared, type Comparison, rowsOf} from '../../../studies/comparison/compare.ts'
import {comparedCurves} from '../../../studies/comparison/curves.ts'
import type {figureOf} from '../../../studies/comparison/measure.ts'
import {brief, measure as noted} from '../../../text/numbers.ts'
import type {AppState} from '../../state.ts'
import {zoomedOut} from '../run/state.ts'
import {type CompareScreen, currentRow, measureOf, stateOf} from './state.ts'
import type {Style} from './styles.ts'

/** The part of the axis that is in sight. */
function windowOf(series: readonly Series[], zoom: CompareScreen['zoom']): Window | undefined {
  const all = extent(series)
  return all && {from: all.from + zoomedOut[zoom] * (all.to - all.from), to: all.to}
}

/** A place on the axis in words. */
export const placeText = (axis: Axis, place: number): string =>
  axis === 'minutes' ? brief(place) : String(Math.round(place))

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
  return lineChart({
    series,
    width,
    height,
    glyphs: look.glyphs,
    window: windowOf(series, screen.zoom),
    log: figure === 'loss' && screen.log,
    smoothing: screen.smoothing,
    crosshair: screen.crosshair,
    floor: 0,
    ...(figure === 'accuracy' && {ceiling: 1}),
    formatX: x => placeText(screen.axis, x),
    read: noted,
  })
}

/** Where the crosshair comes to stand: on the points of the run under the cursor, else of the first that has any. */
export function crosshairPlaces(
  {curves}: ReturnType<typeof curvesOf>,
  current: Compared | undefined,
): ArrayLike<number> {
  const own = curves.find(({row}) => row === current) ?? curves[0]
  return own?.x ?? []
}

/** Index of the place that is nearest to the crosshair; the last one without a crosshair. */
export const crosshairIndex = (places: ArrayLike<number>, at: number | undefined): number =>
  at === undefined ? places.length - 1 : (nearest({x: places, y: places}, at) ?? places.length - 1)
