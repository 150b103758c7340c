import type {Glyphs} from '../glyphs.ts'
import {widthOf} from '../lines/width.ts'
import type {Grid} from './grid.ts'
import {type Scale, valueAt} from './scale.ts'
import type {Window} from './series.ts'
import {ticks} from './ticks.ts'

/** Columns left of the drawing: label and axis. */
export const labelWidth = 8

/** Column of the drawing for an x, 0 at the left. */
export const columnOf = (x: number, {from, to}: Window, columns: number): number =>
  to > from ? Math.round(((x - from) / (to - from)) * (columns - 1)) : 0

/** The y axis at the left, its highest value on row 0. */
export function drawYAxis(grid: Grid, scale: Scale, glyphs: Glyphs, format: (y: number) => string): void {
  const every = scale.rows > 12 ? 3 : 2
  for (let row = 0; row < scale.rows; row++) {
    const y = scale.rows - 1 - row
    grid.put(labelWidth - 1, y, glyphs.chart[1] ?? '|', 'dim')
    if (row % every !== 0) continue
    const label = format(valueAt(scale, row)).slice(0, labelWidth - 1)
    grid.write(labelWidth - 1 - label.length, y, label, 'dim')
  }
}

/** The labels of the x axis in row `y`: both ends and as many round numbers between them as have room. */
export function drawXAxis(
  grid: Grid,
  window: Window,
  {columns, y, format}: {columns: number; y: number; format: (x: number) => string},
): void {
  const widest = Math.max(widthOf(format(window.from)), widthOf(format(window.to)))
  const places = ticks(window, Math.max(1, Math.floor(columns / (widest + 5)))).map(x => {
    const label = format(x)
    const middle = columnOf(x, window, columns)
    const size = widthOf(label)
    return {label, at: Math.max(0, Math.min(columns - size, middle - Math.floor(size / 2))), size}
  })
  const last = places.at(-1)
  let free = 0
  for (const {label, at, size} of places) {
    // One in the middle gives way to the end.
    const isInTheWay = last !== undefined && at !== last.at && at + size + 1 > last.at
    if (at < free || (isInTheWay && free > 0)) continue
    grid.write(labelWidth + at, y, label, 'dim')
    free = at + size + 1
  }
}
