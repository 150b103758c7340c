import {short} from '../../text/numbers.ts'
import type {Glyphs} from '../glyphs.ts'
import type {Line} from '../lines/span.ts'
import type {Role} from '../look.ts'
import {columnOf, drawXAxis, drawYAxis, labelWidth} from './axes.ts'
import {Grid} from './grid.ts'
import {sample} from './sample.ts'
import {fitScale, rowOf} from './scale.ts'
import {extent, type Series, type Window} from './series.ts'
import {smooth} from './smooth.ts'
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
  const window = chart.window ?? extent(chart.series)
  if (window === undefined || columns < 2 || rows < 2) return grid.lines()

  const curves = chart.series.map(series => {
    const y = chart.smoothing ? smooth(series.y, chart.smoothing) : series.y
    return sample({x: series.x, y}, window, columns)
  })
  const scale = fitScale(curves, rows, chart)
  if (scale === undefined) return grid.lines()

  drawYAxis(grid, scale, chart.glyphs, chart.formatY ?? short)
  drawXAxis(grid, window, {columns, y: rows, format: chart.formatX ?? String})
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
