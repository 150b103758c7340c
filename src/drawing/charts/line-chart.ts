import {short} from '../../text/numbers.ts'
import type {Glyphs} from '../glyphs.ts'
import type {Line} from '../lines/span.ts'
import type {Role} from '../look.ts'
import {columnOf, drawXAxis, drawYAxis, labelWidth} from './axes.ts'
import {drawCurves, type Traced} from './cross.ts'
import {drawEndNames, type EndName, roomFor} from './end-names.ts'
import {Grid} from './grid.ts'
import {sample} from './sample.ts'
import {fitScale, rowOf, type Scale} from './scale.ts'
import {extent, nearest, type Series, type Window} from './series.ts'
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

/** Columns between two marks of a curve; those of several stand apart. */
const markEvery = 12

/** The characters that tell curves apart: now and then, and at their ends. */
function drawMarked(
  grid: Grid,
  chart: LineChart,
  levelsOf: ReadonlyMap<Series, Float64Array>,
  top: number,
): void {
  const marked = chart.series.filter(({mark}) => mark !== undefined)
  const every = Math.max(markEvery, 2 * marked.length)
  marked.forEach((series, index) => {
    const levels = levelsOf.get(series) ?? new Float64Array()
    const last = levels.findLastIndex(level => !Number.isNaN(level))
    const first = 1 + Math.floor((index * every) / marked.length)
    for (let column = 0; column <= last; column++) {
      const level = levels[column] as number
      if (Number.isNaN(level) || (column !== last && column % every !== first % every)) continue
      grid.put(labelWidth + column, top - Math.round(level), series.mark ?? '', series.role, true)
    }
  })
}

function drawMarks(
  grid: Grid,
  chart: LineChart,
  window: Window,
  columns: number,
  levelsOf: ReadonlyMap<Series, Float64Array>,
): void {
  for (const mark of chart.marks ?? []) {
    if (mark.x < window.from || mark.x > window.to) continue
    const column = columnOf(mark.x, window, columns)
    const row = mark.on && levelsOf.get(mark.on)?.[column]
    const top = grid.height - 2
    const y = row === undefined || Number.isNaN(row) ? top + 1 : Math.max(0, top - Math.round(row) - 1)
    grid.put(labelWidth + column, y, mark.glyph, mark.role, true)
  }
}

/** What is drawn of a curve; of many that stand over one axis most are the same from one frame to the next. */
interface Remembered<T> {
  readonly key: string
  readonly x?: Series['x']
  readonly found: T
}

const samples = new WeakMap<object, Remembered<Float64Array>>()
const traces = new WeakMap<object, Remembered<Pick<Traced, 'strokes'> & {readonly levels: Float64Array}>>()

function sampled({x, y}: Series, window: Window, columns: number, smoothing = 0): Float64Array {
  const key = [y.length, window.from, window.to, columns, smoothing].join(' ')
  const before = samples.get(y)
  if (before?.key === key && before.x === x) return before.found
  const found = sample({x, y: smoothing > 0 ? smooth(y, smoothing) : y}, window, columns)
  samples.set(y, {key, x, found})
  return found
}

function tracedOn(values: Float64Array, scale: Scale, symbols: readonly string[]) {
  const key = [scale.low, scale.high, scale.rows, scale.log, symbols.join('')].join(' ')
  const before = traces.get(values)
  if (before?.key === key) return before.found
  const levels = values.map(value => rowOf(scale, value))
  const found = {levels, strokes: trace(levels, scale.rows, symbols)}
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

  const curves = chart.series.map(series => sampled(series, window, columns, chart.smoothing))
  const scale = fitScale(curves, rows, chart)
  if (scale === undefined) return grid.lines()

  drawYAxis(grid, scale, glyphs, chart.formatY ?? short)
  drawXAxis(grid, window, {columns, y: rows, format: chart.formatX ?? String})
  const traced = chart.series.map((series, index) => ({
    series,
    ...tracedOn(curves[index] as Float64Array, scale, glyphs.chart),
  }))
  const levelsOf = new Map(traced.map(({series, levels}) => [series, levels]))
  drawCurves(grid, labelWidth, traced)
  drawMarked(grid, chart, levelsOf, rows - 1)
  const ends = names.flatMap(({series, ...named}): EndName[] => {
    const levels = levelsOf.get(series) ?? new Float64Array()
    const column = levels.findLastIndex(level => !Number.isNaN(level))
    // Of a curve that is not in sight the name stands at the bottom.
    const y = column < 0 ? rows - 1 : rows - 1 - (levels[column] as number)
    return [{...named, column: column < 0 ? columns : column, y}]
  })
  drawEndNames(grid, ends, {left: labelWidth, columns, rows, room, ellipsis: glyphs.ellipsis})
  if (chart.crosshair !== undefined) {
    const x = labelWidth + columnOf(chart.crosshair, window, columns)
    for (let y = 0; y < rows; y++) if (grid.isEmpty(x, y)) grid.put(x, y, glyphs.crosshair, 'marker')
  }
  drawMarks(grid, chart, window, columns, levelsOf)
  return grid.lines()
}
