import type {LinesFigure, Series, Walk} from '../../labs/figure.ts'
import {Grid} from '../charts/grid.ts'
import {sample} from '../charts/sample.ts'
import {fitScale, rowOf, type Scale} from '../charts/scale.ts'
import type {Window} from '../charts/series.ts'
import {trace} from '../charts/trace.ts'
import {short} from '../lines/number.ts'
import type {Line} from '../lines/span.ts'
import {drawXAxis, drawYAxis, labelWidth} from './axes.ts'
import {type Canvas, type Entry, inWords, markOf, roleOf, underneath} from './palette.ts'

/** Columns between two marks on a curve. */
const markEvery = 10

interface Curve {
  readonly series: Series
  readonly index: number
  readonly values: Float64Array
}

const windowOf = ({series, x}: LinesFigure): Window => {
  const all = series.filter(one => one.x.length > 0)
  return {
    from: x.min ?? Math.min(...all.map(one => one.x[0] ?? 0)),
    to: x.max ?? Math.max(...all.map(one => one.x.at(-1) ?? 0)),
  }
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

function drawWalk(grid: Grid, {x, y}: Walk, window: Window, scale: Scale, columns: number, stop?: number) {
  const last = Math.min(x.length - 1, stop ?? x.length - 1)
  for (let i = 0; i <= last; i++) {
    const [at, height] = [x[i] as number, y[i] as number]
    if (!(at >= window.from && at <= window.to)) continue
    const row = placeOf(scale, height)
    if (Number.isNaN(row)) continue
    const column = labelWidth + Math.round(((at - window.from) / (window.to - window.from)) * (columns - 1))
    const line = scale.rows - 1 - Math.round(row)
    if (i === last) grid.put(column, line, 'O', 'warning', true)
    else grid.put(column, line, 'o', 'validation')
  }
}

/** Where a walk stands on another figure of the same walk, whose curves have one value for every step of it. */
function crossAt({series, walk}: LinesFigure, stop: number | undefined): number | undefined {
  return walk || stop === undefined || stop < 1 ? undefined : series[0]?.x[stop - 1]
}

/** Curves over one axis, each with a mark of its own; the last row says what they are. */
export function drawLines(figure: LinesFigure, canvas: Canvas): Line[] {
  const {width, height, look, language, stop} = canvas
  const grid = new Grid(width, height - 1)
  const columns = width - labelWidth
  const rows = height - 2
  const window = windowOf(figure)
  if (columns < 8 || rows < 3 || !(window.to > window.from)) return grid.lines()
  const curves = figure.series.map((series, index): Curve => {
    const values = sample(series, window, columns)
    return {series, index, values}
  })
  const scale = scaleOf(figure, curves, rows)
  if (!scale) return grid.lines()
  drawYAxis(grid, scale, look.glyphs)
  drawXAxis(grid, window, columns, height - 2)
  const several = curves.filter(({series}) => !series.reference).length > 1
  // What is there to compare with lies beneath.
  const ordered = [...curves].sort(
    (a, b) => Number(b.series.reference ?? false) - Number(a.series.reference ?? false),
  )
  const entries: Entry[] = []
  for (const {series, index, values} of ordered) {
    const role = series.reference ? 'dim' : roleOf(index)
    const levels = values.map(value => placeOf(scale, value))
    trace(grid, labelWidth, rows, levels, {symbols: look.glyphs.chart, role})
    if (!several || series.reference) continue
    for (let column = 2 + index * 2; column < columns; column += markEvery) {
      const level = levels[column]
      if (level !== undefined && !Number.isNaN(level))
        grid.put(labelWidth + column, rows - 1 - Math.round(level), markOf(index), role, true)
    }
  }
  for (const {series, index} of curves)
    entries.push({
      mark: series.reference ? '-' : several ? markOf(index) : look.glyphs.live,
      role: series.reference ? 'dim' : roleOf(index),
      words: inWords(series.name, language),
    })
  const cross = crossAt(figure, stop)
  if (cross !== undefined) {
    const at = labelWidth + Math.round(((cross - window.from) / (window.to - window.from)) * (columns - 1))
    for (let y = 0; y < rows; y++) if (grid.isEmpty(at, y)) grid.put(at, y, look.glyphs.crosshair, 'marker')
    const value = curves[0]?.series.y[(stop ?? 1) - 1]
    if (value !== undefined) grid.write(labelWidth + columns - 9, 0, short(value).padStart(9), 'marker')
  }
  for (const {x, y, label, series} of figure.markers ?? []) {
    const row = placeOf(scale, y)
    if (Number.isNaN(row) || x < window.from || x > window.to) continue
    const at = labelWidth + Math.round(((x - window.from) / (window.to - window.from)) * (columns - 1))
    const role = series === undefined ? 'good' : roleOf(series)
    grid.put(at, rows - 1 - Math.round(row), '@', role, true)
    if (label !== undefined) {
      const words = inWords(label, language)
      if (!entries.some(entry => entry.words === words)) entries.push({mark: '@', role, words})
    }
  }
  if (figure.walk) {
    drawWalk(grid, figure.walk, window, scale, columns, stop)
    entries.push({mark: 'O', role: 'warning', words: inWords(figure.walk.name, language)})
  }
  return [...grid.lines(), underneath(entries, inWords(figure.x.label, language), canvas)]
}
