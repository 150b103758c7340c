import {short} from '../../text/numbers.ts'
import type {Glyphs} from '../glyphs.ts'
import type {Line} from '../lines/span.ts'
import {widthOf} from '../lines/width.ts'
import type {Role} from '../look.ts'
import {Grid} from './grid.ts'
import {sample} from './sample.ts'
import {fitScale, rowOf, type Scale, valueAt} from './scale.ts'
import {type Series, span, type Window} from './series.ts'
import {smooth} from './smooth.ts'
import {ticks} from './ticks.ts'
import {trace} from './trace.ts'

/** Something that happened at `x`: on the curve of a series, or on the axis. */
export interface Mark {
  readonly x: number
  readonly glyph: string
  readonly role: Role
  /** Drawn just above this curve; without it, on the axis. */
  readonly on?: Series
}

export interface LineChart {
  /** The later ones are drawn over the earlier ones. */
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
  readonly formatY?: (y: number) => string
}

/** Columns left of the curves: label and axis. */
export const labelWidth = 8

/** Column of the plot for an x, 0 at the left. */
export const columnOf = (x: number, {from, to}: Window, columns: number): number =>
  to > from ? Math.round(((x - from) / (to - from)) * (columns - 1)) : 0

function drawAxes(grid: Grid, scale: Scale, chart: LineChart): void {
  const format = chart.formatY ?? short
  const every = scale.rows > 12 ? 3 : 2
  for (let row = 0; row < scale.rows; row++) {
    const y = scale.rows - 1 - row
    grid.put(labelWidth - 1, y, chart.glyphs.chart[1] ?? '|', 'dim')
    if (row % every !== 0) continue
    const label = format(valueAt(scale, row)).slice(0, labelWidth - 1)
    grid.write(labelWidth - 1 - label.length, y, label, 'dim')
  }
}

function drawXLabels(grid: Grid, window: Window, columns: number, chart: LineChart): void {
  const format = chart.formatX ?? String
  const y = grid.height - 1
  const widest = Math.max(widthOf(format(window.from)), widthOf(format(window.to)))
  let free = 0
  for (const x of ticks(window, Math.max(1, Math.floor(columns / (widest + 5))))) {
    const label = format(x)
    const size = widthOf(label)
    const middle = columnOf(x, window, columns)
    const at = Math.max(0, Math.min(columns - size, middle - Math.floor(size / 2)))
    if (at < free) continue
    grid.write(labelWidth + at, y, label, 'dim')
    free = at + size + 1
  }
}

function drawMarks(
  grid: Grid,
  chart: LineChart,
  window: Window,
  columns: number,
  rowsOf: ReadonlyMap<Series, ArrayLike<number>>,
): void {
  for (const mark of chart.marks ?? []) {
    if (mark.x < window.from || mark.x > window.to) continue
    const column = columnOf(mark.x, window, columns)
    const row = mark.on && rowsOf.get(mark.on)?.[column]
    const top = grid.height - 2
    const y = row === undefined || Number.isNaN(row) ? top + 1 : Math.max(0, top - Math.round(row) - 1)
    grid.put(labelWidth + column, y, mark.glyph, mark.role, true)
  }
}

/** Curves fitted to `width` × `height`; blank rows while there is nothing to draw. */
export function lineChart(chart: LineChart): Line[] {
  const grid = new Grid(chart.width, chart.height)
  const columns = chart.width - labelWidth
  const rows = chart.height - 1
  const window = chart.window ?? span(chart.series)
  if (window === undefined || columns < 2 || rows < 2) return grid.lines()

  const curves = chart.series.map(series => {
    const y = chart.smoothing ? smooth(series.y, chart.smoothing) : series.y
    return sample({x: series.x, y}, window, columns)
  })
  const scale = fitScale(curves, rows, chart)
  if (scale === undefined) return grid.lines()

  drawAxes(grid, scale, chart)
  drawXLabels(grid, window, columns, chart)
  const rowsOf = new Map<Series, ArrayLike<number>>()
  chart.series.forEach((series, index) => {
    const levels = (curves[index] as Float64Array).map(value => rowOf(scale, value))
    rowsOf.set(series, levels)
    trace(grid, labelWidth, rows, levels, {symbols: chart.glyphs.chart, role: series.role})
  })
  if (chart.crosshair !== undefined) {
    const x = labelWidth + columnOf(chart.crosshair, window, columns)
    for (let y = 0; y < rows; y++) if (grid.isEmpty(x, y)) grid.put(x, y, chart.glyphs.crosshair, 'marker')
  }
  drawMarks(grid, chart, window, columns, rowsOf)
  return grid.lines()
}
