import {brief} from '../../text/numbers.ts'
import type {Grid} from '../charts/grid.ts'
import {valueAt} from '../charts/scale.ts'
import type {Window} from '../charts/series.ts'
import {ticks} from '../charts/ticks.ts'
import type {Glyphs} from '../glyphs.ts'
import {widthOf} from '../lines/width.ts'

/** Columns left of the drawing: label and axis. */
export const labelWidth = 8

/** What is left of 0 after the arithmetic of an axis is 0. */
const label = (value: number, range: number): string => brief(Math.abs(value) < range * 1e-9 ? 0 : value)

/** The y axis at the left, its highest value on row 0. */
export function drawYAxis(
  grid: Grid,
  {low, high, rows, log}: {low: number; high: number; rows: number; log: boolean},
  glyphs: Glyphs,
): void {
  const every = rows > 12 ? 3 : 2
  for (let row = 0; row < rows; row++) {
    const y = rows - 1 - row
    grid.put(labelWidth - 1, y, glyphs.chart[1] ?? '|', 'dim')
    if (row % every !== 0) continue
    const text = label(valueAt({low, high, rows, log}, row), high - low).slice(0, labelWidth - 1)
    grid.write(labelWidth - 1 - text.length, y, text, 'dim')
  }
}

/** The labels of the x axis in row `y`. */
export function drawXAxis(grid: Grid, window: Window, columns: number, y: number): void {
  const words = (x: number) => label(Number(x.toPrecision(4)), window.to - window.from)
  const widest = Math.max(widthOf(words(window.from)), widthOf(words(window.to)))
  let free = 0
  for (const x of ticks(window, Math.max(1, Math.floor(columns / (widest + 5))))) {
    const text = words(x)
    const middle = Math.round(((x - window.from) / (window.to - window.from || 1)) * (columns - 1))
    const at = Math.max(0, Math.min(columns - text.length, middle - Math.floor(text.length / 2)))
    if (at < free) continue
    grid.write(labelWidth + at, y, text, 'dim')
    free = at + text.length + 1
  }
}
