import type {LinesFigure, Series, Walk} from '../../labs/figure.ts'
import {short} from '../../text/numbers.ts'
import {columnOf, drawXAxis, drawYAxis, labelWidth, writeBase} from '../charts/axes.ts'
import {drawCurves} from '../charts/cross.ts'
import {type CurveStyle, markOf, mostStrokes, sampleOf, strokeOf, styleOf} from '../charts/curve-style.ts'
import {Grid} from '../charts/grid.ts'
import {drawMarked} from '../charts/marked.ts'
import {drawnOf, type Placed} from '../charts/placed.ts'
import {cellRow, dotColumns, dotRows, type Raster, rasterOf} from '../charts/raster.ts'
import {sample} from '../charts/sample.ts'
import {fitScale, rowOf, type Scale} from '../charts/scale.ts'
import {extent, type Window} from '../charts/series.ts'
import type {Line} from '../lines/span.ts'
import type {Look, Role} from '../look.ts'
import {type Canvas, type Entry, inWords, placeLabel, roleOf, underneath} from './palette.ts'

interface Curve {
  readonly series: Series
  readonly index: number
  readonly values: Float64Array
}

/** Empty where there is no point and no limit. */
function windowOf({series, x}: LinesFigure): Window {
  const {from, to} = extent(series) ?? {from: Number.NaN, to: Number.NaN}
  return {from: x.min ?? from, to: x.max ?? to}
}

/** Fits the curves; the axis' own limits come first. */
function scaleOf({y}: LinesFigure, curves: readonly Curve[], rows: number): Scale | undefined {
  const log = y.scale === 'log'
  const fitted = fitScale(
    curves.map(({values}) => values),
    rows,
    {log},
  )
  if (!fitted) return undefined
  const low = y.min !== undefined && !(log && y.min <= 0) ? y.min : fitted.low
  const high = y.max ?? fitted.high
  return high > low ? {...fitted, low, high} : fitted
}

/** The row of a value; nothing for what leaves the picture. */
function placeOf(scale: Scale, value: number): number {
  const margin = scale.log ? 0 : (scale.high - scale.low) / scale.rows
  if (value > scale.high + margin || value < scale.low - margin) return Number.NaN
  return rowOf(scale, value)
}

function drawWalk(grid: Grid, {x, y}: Walk, window: Window, scale: Scale, raster: Raster, stop?: number) {
  const last = Math.min(x.length - 1, stop ?? x.length - 1)
  for (let i = 0; i <= last; i++) {
    const [at, height] = [x[i] as number, y[i] as number]
    if (!(at >= window.from && at <= window.to)) continue
    const row = placeOf(scale, height)
    if (Number.isNaN(row)) continue
    const column = labelWidth + columnOf(at, window, raster.columns, raster.across)
    const line = cellRow(raster, row)
    if (i === last) grid.put(column, line, 'O', 'warning', true)
    else grid.put(column, line, 'o', 'validation')
  }
}

/** Where a walk stands on another figure of the same walk, whose curves have one value for every step of it. */
function crossAt({series, walk}: LinesFigure, stop: number | undefined): number | undefined {
  return walk || stop === undefined || stop < 1 ? undefined : series[0]?.x[stop - 1]
}

const hasSeveral = ({series}: LinesFigure): boolean => series.filter(({reference}) => !reference).length > 1

/** How a curve is drawn: one to compare with beneath the others, those of several each with a stroke, a mark where those are too few. */
function styleOfCurve({reference}: Series, index: number, figure: LinesFigure, {glyphs}: Look): CurveStyle {
  if (reference) return styleOf('dim')
  if (!hasSeveral(figure)) return {stroke: 'solid'}
  const isEnough = glyphs.name === 'braille' && figure.series.length <= mostStrokes
  return {stroke: strokeOf(index), ...(!isEnough && {mark: markOf(index)})}
}

/** What the curves, the marks and the walk are. */
function entriesOf(figure: LinesFigure, {look, language}: Canvas): Entry[] {
  const curves = figure.series.map((series, index): Entry => {
    const style = styleOfCurve(series, index, figure, look)
    const role = series.reference ? 'dim' : roleOf(index)
    return {mark: sampleOf(style, look.glyphs), role, words: inWords(series.name, language)}
  })
  const marked = new Map(
    (figure.markers ?? []).flatMap(({label, series}): [string, Entry][] => {
      const words = label === undefined ? '' : inWords(label, language)
      return words === '' ? [] : [[words, {mark: '@', role: markerRole(series), words}]]
    }),
  )
  const walk: Entry[] = figure.walk
    ? [{mark: 'O', role: 'warning', words: inWords(figure.walk.name, language)}]
    : []
  return [
    ...curves,
    ...[...marked.values()].filter(({words}) => !curves.some(one => one.words === words)),
    ...walk,
  ]
}

const markerRole = (series: number | undefined): Role => (series === undefined ? 'good' : roleOf(series))

/** Curves over one axis, each with a mark of its own; below them what they are. */
export function drawLines(figure: LinesFigure, canvas: Canvas): Line[] {
  const {width, look, stop} = canvas
  const legend = underneath(entriesOf(figure, canvas), inWords(figure.x.label, canvas.language), width)
  const height = canvas.height - legend.length
  const grid = new Grid(width, height)
  const columns = width - labelWidth
  const rows = height - 1
  const window = windowOf(figure)
  if (columns < 8 || rows < 3 || !(window.to > window.from)) return grid.lines()
  const raster = rasterOf(look.glyphs, columns, rows)
  const curves = figure.series.map(
    (series, index): Curve => ({series, index, values: sample(series, window, dotColumns(raster))}),
  )
  const scale = scaleOf(figure, curves, dotRows(raster))
  if (!scale) return grid.lines()
  const base = drawYAxis(grid, scale, raster, look.glyphs)
  drawXAxis(grid, window, {columns, y: rows, format: placeLabel(window), fractions: true})
  const placed = curves.map(({series, index, values}): Placed => {
    const nothing = new Float64Array(values.length).fill(Number.NaN)
    const levels = {
      values: values.map(value => placeOf(scale, value)),
      lowest: nothing,
      highest: nothing,
    }
    const style = styleOfCurve(series, index, figure, look)
    const role = series.reference ? 'dim' : roleOf(index)
    return {role, style, levels, drawn: drawnOf(levels, raster, look.glyphs, style)}
  })
  drawCurves(grid, labelWidth, raster, placed)
  drawMarked(grid, labelWidth, raster, placed)
  const cross = crossAt(figure, stop)
  if (cross !== undefined) {
    const at = labelWidth + columnOf(cross, window, columns, raster.across)
    for (let y = 0; y < rows; y++) if (grid.isEmpty(at, y)) grid.put(at, y, look.glyphs.crosshair, 'marker')
    const value = curves[0]?.series.y[(stop ?? 1) - 1]
    if (value !== undefined) grid.write(labelWidth + columns - 9, 0, short(value).padStart(9), 'marker')
  }
  for (const {x, y, series} of figure.markers ?? []) {
    const row = placeOf(scale, y)
    if (Number.isNaN(row) || x < window.from || x > window.to) continue
    grid.put(
      labelWidth + columnOf(x, window, columns, raster.across),
      cellRow(raster, row),
      '@',
      markerRole(series),
      true,
    )
  }
  if (figure.walk) drawWalk(grid, figure.walk, window, scale, raster, stop)
  if (base !== undefined) writeBase(grid, raster, base)
  return [...grid.lines(), ...legend]
}
