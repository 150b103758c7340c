import type {Axis, Label, Lattice, ScatterFigure, SurfaceFigure} from '../../labs/figure.ts'
import {drawXAxis, drawYAxis, labelWidth, writeBase} from '../charts/axes.ts'
import {brailleOf, Dots} from '../charts/braille.ts'
import {markOf} from '../charts/curve-style.ts'
import {Grid} from '../charts/grid.ts'
import {dotColumns, dotRows, type Raster, rasterOf} from '../charts/raster.ts'
import type {Glyphs} from '../glyphs.ts'
import type {Line} from '../lines/span.ts'
import {
  type Canvas,
  type Entry,
  groundChars,
  groundOf,
  inWords,
  placeLabel,
  roleOf,
  underneath,
} from './palette.ts'

/** The value of a field between the points of its lattice. */
function valueIn({columns, rows, xMin, xMax, yMin, yMax, values}: Lattice, x: number, y: number): number {
  const across = Math.min(columns - 1, Math.max(0, ((x - xMin) / (xMax - xMin || 1)) * (columns - 1)))
  const up = Math.min(rows - 1, Math.max(0, ((y - yMin) / (yMax - yMin || 1)) * (rows - 1)))
  const [left, below] = [Math.min(columns - 2, Math.floor(across)), Math.min(rows - 2, Math.floor(up))]
  const at = (row: number, column: number) => values[row * columns + column] ?? Number.NaN
  const [right, above] = [across - left, up - below]
  return (
    at(below, left) * (1 - right) * (1 - above) +
    at(below, left + 1) * right * (1 - above) +
    at(below + 1, left) * (1 - right) * above +
    at(below + 1, left + 1) * right * above
  )
}

/** A plane with two axes: rows and columns for places on it. */
class Plot {
  readonly grid: Grid
  readonly columns: number
  readonly rows: number
  readonly #area: {xMin: number; xMax: number; yMin: number; yMax: number}

  constructor({width, height, look}: Canvas, area: {xMin: number; xMax: number; yMin: number; yMax: number}) {
    this.grid = new Grid(width, height)
    this.columns = Math.max(1, width - labelWidth)
    this.rows = Math.max(1, height - 1)
    this.#area = area
    const {xMin, xMax, yMin, yMax} = area
    const [scale, window] = [
      {low: yMin, high: yMax, rows: this.rows, log: false},
      {from: xMin, to: xMax},
    ]
    const cells: Raster = {columns: this.columns, rows: this.rows, across: 1, down: 1}
    const base = drawYAxis(this.grid, scale, cells, look.glyphs)
    const format = placeLabel(window)
    drawXAxis(this.grid, window, {columns: this.columns, y: this.rows, format, fractions: true})
    if (base !== undefined) writeBase(this.grid, cells, base)
  }

  /** Calls `draw` for every cell with the place it stands for. */
  eachCell(draw: (column: number, row: number, x: number, y: number) => void): void {
    const {xMin, xMax, yMin, yMax} = this.#area
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++) {
        const x = xMin + (column / Math.max(1, this.columns - 1)) * (xMax - xMin)
        const y = yMax - (row / Math.max(1, this.rows - 1)) * (yMax - yMin)
        draw(labelWidth + column, row, x, y)
      }
    }
  }

  /** A dim line through the places of 0 to 1: in dots where there are such, else in points. */
  path(placeOf: (share: number) => readonly [x: number, y: number], glyphs: Glyphs): void {
    const {xMin, xMax, yMin, yMax} = this.#area
    const raster = rasterOf(glyphs, this.columns, this.rows)
    const dots = new Dots(raster)
    const stops = 4 * (dotColumns(raster) + dotRows(raster))
    for (let i = 0; i <= stops; i++) {
      const [x, y] = placeOf(i / stops)
      dots.put(
        Math.round(((x - xMin) / (xMax - xMin || 1)) * (dotColumns(raster) - 1)),
        Math.round(((y - yMin) / (yMax - yMin || 1)) * (dotRows(raster) - 1)),
      )
    }
    dots.cells.forEach((found, cell) => {
      const char = glyphs.name === 'braille' ? brailleOf(found) : '.'
      if (found > 0)
        this.grid.put(labelWidth + (cell % this.columns), Math.floor(cell / this.columns), char, 'dim')
    })
  }

  mark(x: number, y: number, ...how: [string, Parameters<Grid['put']>[3], boolean?]): void {
    const {xMin, xMax, yMin, yMax} = this.#area
    const column = Math.round(((x - xMin) / (xMax - xMin || 1)) * (this.columns - 1))
    const row = Math.round(((yMax - y) / (yMax - yMin || 1)) * (this.rows - 1))
    if (column >= 0 && column < this.columns && row >= 0 && row < this.rows)
      this.grid.put(labelWidth + column, row, ...how)
  }
}

const ends = ({min, max}: Axis, values: readonly number[]): [number, number] => {
  const finite = values.filter(Number.isFinite)
  return [min ?? Math.min(...finite), max ?? Math.max(...finite)]
}

/** The marks of the named things, and the axes. */
function legendOf(
  named: readonly {readonly name: Label}[],
  {x, y}: {x: Axis; y: Axis},
  {width, language}: Canvas,
): Line[] {
  const entries = named.map(
    ({name}, index): Entry => ({mark: markOf(index), role: roleOf(index), words: inWords(name, language)}),
  )
  return underneath(entries, `${inWords(x.label, language)}, ${inWords(y.label, language)}`, width)
}

const above = (canvas: Canvas, legend: readonly Line[]): Canvas => ({
  ...canvas,
  height: canvas.height - legend.length,
})

/** Points in groups, over the ground on which a network decides for the second one. */
export function drawScatter(figure: ScatterFigure, canvas: Canvas): Line[] {
  const {groups, boundary, line, x, y} = figure
  const [xMin, xMax] = ends(x, [...groups.flatMap(group => group.x), ...(line?.x ?? [])])
  const [yMin, yMax] = ends(y, [...groups.flatMap(group => group.y), ...(line?.y ?? [])])
  const legend = legendOf(groups, figure, canvas)
  const plot = new Plot(above(canvas, legend), {xMin, xMax, yMin, yMax})
  if (boundary) {
    const ground = groundOf(0.45, canvas.look)
    plot.eachCell((column, row, atX, atY) => {
      if (valueIn(boundary.field, atX, atY) <= boundary.level) return
      plot.grid.put(column, row, '.', 'dim')
      if (ground) plot.grid.shade(column, row, ground)
    })
  }
  if (line) {
    const [from, to] = [line.x[0] ?? 0, line.x.at(-1) ?? 0]
    const [start, end] = [line.y[0] ?? 0, line.y.at(-1) ?? 0]
    plot.path(share => [from + share * (to - from), start + share * (end - start)], canvas.look.glyphs)
  }
  groups.forEach((group, index) => {
    group.x.forEach((at, i) => {
      plot.mark(at, group.y[i] ?? 0, markOf(index), roleOf(index), true)
    })
  })
  return [...plot.grid.lines(), ...legend]
}

/** A landscape from above: the lower, the darker (or the emptier); the paths walked on it, each with its mark. */
export function drawSurface(figure: SurfaceFigure, canvas: Canvas): Line[] {
  const {field, paths, minima = []} = figure
  const legend = legendOf(paths, figure, canvas)
  const plot = new Plot(above(canvas, legend), field)
  const finite = field.values.filter(Number.isFinite)
  const lowest = Math.min(...finite)
  const height = (value: number) => (figure.log ? Math.log1p(Math.max(0, value - lowest)) : value - lowest)
  const highest = Math.max(...finite.map(height)) || 1
  plot.eachCell((column, row, atX, atY) => {
    const share = height(valueIn(field, atX, atY)) / highest
    const ground = groundOf(share, canvas.look)
    if (ground) plot.grid.shade(column, row, ground)
    else {
      const level = Math.min(groundChars.length - 1, Math.floor(share * groundChars.length))
      plot.grid.put(column, row, groundChars[level] ?? ' ', 'dim')
    }
  })
  for (const low of minima) plot.mark(low.x, low.y, 'V', 'good', true)
  paths.forEach((path, index) => {
    const last = Math.min(path.x.length - 1, canvas.stop ?? path.x.length - 1)
    for (let i = 0; i <= last; i++)
      plot.mark(path.x[i] ?? Number.NaN, path.y[i] ?? Number.NaN, markOf(index), roleOf(index), i === last)
  })
  return [...plot.grid.lines(), ...legend]
}
