import type {Glyphs} from '../glyphs.ts'
import type {Line} from '../lines/span.ts'
import type {Role} from '../look.ts'
import {columnOf, drawXAxis, drawYAxis, labelWidth, writeBase} from './axes.ts'
import {drawCurves} from './cross.ts'
import type {CurveStyle} from './curve-style.ts'
import {drawEndNames, type EndName, roomFor} from './end-names.ts'
import {Grid} from './grid.ts'
import {drawMarked} from './marked.ts'
import {cellAt, drawnOf, lastColumn, type Placed, styleIn} from './placed.ts'
import {dotColumns, dotRows, type Raster, rasterOf, rowAt} from './raster.ts'
import {peaksOf, type Sampled, sampleSpans} from './sample.ts'
import {fitScale, rowOf, type Scale} from './scale.ts'
import {extent, nearest, type Series, type Window} from './series.ts'
import {smooth} from './smooth.ts'

/** Something that happened at `x`: on the curve of a series, or on the axis. */
export interface Mark {
  readonly x: number
  readonly glyph: string
  readonly role: Role
  /** Drawn just above this curve; without it, on the axis. */
  readonly on?: Series
}

export interface LineChart {
  readonly series: readonly Series[]
  /** Columns and rows of the whole chart, labels and x axis included. */
  readonly width: number
  readonly height: number
  readonly glyphs: Glyphs
  readonly window?: Window | undefined
  readonly log?: boolean
  /** Weight of the moving average, 0 to 1. */
  readonly smoothing?: number
  readonly marks?: readonly Mark[]
  readonly crosshair?: number | undefined
  /** Padding never goes beyond these: 0 and 1 for an accuracy. */
  readonly floor?: number
  readonly ceiling?: number
  readonly formatX?: (x: number) => string
  /** Whether the x axis also has labels between whole numbers. */
  readonly fractions?: boolean
  /** Writes beside the name of a curve what it is at the crosshair or, without one, at its end. @default no values */
  readonly read?: (y: number) => string
}

/** What a series is at `x`, or at its end: NaN is one; nothing where it does not reach so far. */
function readAt(series: Series, x: number | undefined): number | undefined {
  const ends = extent([series])
  if (!ends || (x !== undefined && (x < ends.from || x > ends.to))) return undefined
  const at = x ?? ends.to
  const point = nearest({x: series.x, y: series.x}, at)
  if (point !== undefined && Number.isNaN(series.y[point])) return Number.NaN
  // Between two validations the nearest speaks.
  const measured = nearest(series, at)
  return measured === undefined ? undefined : series.y[measured]
}

/** What is to be written at the ends of the curves that have names; where those are, is not known yet. */
function namesOf({series, read, crosshair}: LineChart) {
  return series.flatMap(one => {
    if (one.name === undefined) return []
    const value = read && readAt(one, crosshair)
    const {name, mark = ' ', role} = one
    const words = read === undefined ? '' : value === undefined ? '-' : read(value)
    return [{series: one, name, mark, role, value: words}]
  })
}

/** A curve of the chart, and what it was made of. */
interface OfSeries extends Placed {
  readonly series: Series
}

function drawMarks(
  grid: Grid,
  chart: LineChart,
  window: Window,
  raster: Raster,
  placed: readonly OfSeries[],
): void {
  for (const mark of chart.marks ?? []) {
    if (mark.x < window.from || mark.x > window.to) continue
    const column = columnOf(mark.x, window, raster.columns, raster.across)
    const on = mark.on && placed.find(({series}) => series === mark.on)
    const row = on && cellAt(on, raster, column)
    const x = labelWidth + column
    // A label with a sign in the place of a digit would be another number.
    const foot = grid.isEmpty(x, raster.rows) ? raster.rows : raster.rows - 1
    grid.put(x, row === undefined ? foot : Math.max(0, row - 1), mark.glyph, mark.role, true)
  }
}

/** What is drawn of a curve; of many that stand over one axis most are the same from one frame to the next. */
interface Remembered<T> {
  readonly key: string
  readonly x?: Series['x']
  readonly found: T
}

const samples = new WeakMap<object, Remembered<Sampled>>()
const traces = new WeakMap<object, Remembered<Pick<Placed, 'levels' | 'drawn'>>>()

function sampled({x, y, gaps = false}: Series, window: Window, raster: Raster, smoothing = 0): Sampled {
  const columns = dotColumns(raster)
  const key = [y.length, window.from, window.to, columns, raster.across, smoothing, gaps].join(' ')
  const before = samples.get(y)
  if (before?.key === key && before.x === x) return before.found
  const spans = sampleSpans({x, y: smoothing > 0 ? smooth(y, smoothing) : y, gaps}, window, columns)
  // A cell that holds one character shows either the mean or what stands out of it.
  const found = raster.across > 1 ? spans : {...spans, values: peaksOf(spans)}
  samples.set(y, {key, x, found})
  return found
}

function tracedOn(values: Sampled, scale: Scale, raster: Raster, glyphs: Glyphs, style: CurveStyle) {
  const {low, high, rows, log} = scale
  const key = [low, high, rows, log, glyphs.name, style.stroke, style.mark].join(' ')
  const before = traces.get(values)
  if (before?.key === key) return before.found
  const levelOf = (value: number) => rowOf(scale, value)
  const levels = {
    values: values.values.map(levelOf),
    lowest: values.lowest.map(levelOf),
    highest: values.highest.map(levelOf),
  }
  const found = {levels, drawn: drawnOf(levels, raster, glyphs, style)}
  traces.set(values, {key, found})
  return found
}

/** Curves fitted to `width` × `height`; blank rows while there is nothing to draw. */
export function lineChart(chart: LineChart): Line[] {
  const {width, height, glyphs} = chart
  const grid = new Grid(width, height)
  const names = namesOf(chart)
  const room = roomFor(names, width)
  const columns = width - labelWidth - room.width
  const rows = height - 1
  const window = chart.window ?? extent(chart.series)
  if (window === undefined || columns < 2 || rows < 2) return grid.lines()

  const raster = rasterOf(glyphs, columns, rows)
  const curves = chart.series.map(series => sampled(series, window, raster, chart.smoothing))
  const scale = fitScale(
    curves.flatMap(({values, lowest, highest}) => [values, lowest, highest]),
    dotRows(raster),
    chart,
  )
  if (scale === undefined) return grid.lines()

  const base = drawYAxis(grid, scale, raster, glyphs)
  drawXAxis(grid, window, {
    columns,
    y: rows,
    format: chart.formatX ?? String,
    ...(chart.fractions && {fractions: true}),
  })
  const isAlone = chart.series.length === 1
  const placed = chart.series.map((series, index): OfSeries => {
    const style = styleIn(series, glyphs, isAlone)
    return {
      series,
      role: series.role,
      style,
      ...tracedOn(curves[index] as Sampled, scale, raster, glyphs, style),
    }
  })
  drawCurves(grid, labelWidth, raster, placed)
  // A mark that a name stands beside lies over one that a curve has by its role.
  const named = ({series}: OfSeries) => Number(series.mark !== undefined)
  drawMarked(
    grid,
    labelWidth,
    raster,
    placed.toSorted((a, b) => named(a) - named(b)),
  )
  const ends = names.flatMap(({series, ...named}): EndName[] => {
    const one = placed.find(other => other.series === series)
    const column = one ? lastColumn(one, raster) : -1
    // Of a curve that is not in sight the name stands at the bottom.
    const level = one?.levels.values.findLast(height => !Number.isNaN(height)) ?? 0
    return [{...named, column: column < 0 ? columns : column, y: rowAt(raster, level)}]
  })
  drawEndNames(grid, ends, {left: labelWidth, columns, rows, room, ellipsis: glyphs.ellipsis})
  if (chart.crosshair !== undefined) {
    const x = labelWidth + columnOf(chart.crosshair, window, columns, raster.across)
    for (let y = 0; y < rows; y++) if (grid.isEmpty(x, y)) grid.put(x, y, glyphs.crosshair, 'marker')
  }
  drawMarks(grid, chart, window, raster, placed)
  if (base !== undefined) writeBase(grid, raster, base)
  return grid.lines()
}
