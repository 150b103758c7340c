import type {Glyphs} from '../glyphs.ts'
import {widthOf} from '../lines/width.ts'
import type {Grid} from './grid.ts'
import {cellRow, type Raster} from './raster.ts'
import {rowOf, type Scale} from './scale.ts'
import type {Window} from './series.ts'
import {ticks, yTicks} from './ticks.ts'

/** Columns left of the drawing: label and axis. */
export const labelWidth = 8

/** Column of the drawing for an x, 0 at the left; of cells with several columns of dots the one that has its dot. */
export const columnOf = (x: number, {from, to}: Window, columns: number, across = 1): number =>
  to > from ? Math.floor(Math.round(((x - from) / (to - from)) * (columns - 1) * across) / across) : 0

/**
 * The y axis at the left, its highest value at the top, and round numbers beside it.
 * @returns what the numbers count from where they are too long to be written whole: to be said with `writeBase`
 */
export function drawYAxis(grid: Grid, scale: Scale, raster: Raster, glyphs: Glyphs): string | undefined {
  const {rows} = raster
  for (let y = 0; y < rows; y++) grid.put(labelWidth - 1, y, glyphs.chart[1] ?? '|', 'dim')
  const {ends, between, base} = yTicks({scale, most: mostLabels(rows), room: labelWidth - 1})
  const taken: number[] = []
  for (const {value, label} of [...ends, ...between]) {
    const row = cellRow(raster, rowOf(scale, value))
    // One in the middle gives way to the ends.
    if (taken.some(other => Math.abs(other - row) < (rows > 4 ? 2 : 1))) continue
    taken.push(row)
    grid.write(labelWidth - 1 - label.length, row, label, 'dim')
  }
  return base
}

/** Labels of an axis of so many rows. */
const mostLabels = (rows: number): number => (rows <= 4 ? rows : Math.ceil(rows / (rows > 12 ? 3 : 2)))

/** Says in the first row that is free what the labels of the y axis count from; over the curves where none is. */
export function writeBase(grid: Grid, {rows}: Raster, base: string): void {
  const text = ` ${base}+ `
  const isFree = (y: number) => [...text].every((_, x) => grid.isEmpty(labelWidth + x, y))
  const free = Array.from({length: rows}, (_, y) => y).find(isFree) ?? 0
  grid.write(labelWidth, free, text, 'dim')
}

/** The labels of the x axis in row `y`: both ends and as many round numbers between them as have room. */
export function drawXAxis(
  grid: Grid,
  window: Window,
  {
    columns,
    y,
    format,
    fractions = false,
  }: {columns: number; y: number; format: (x: number) => string; fractions?: boolean},
): void {
  const widest = Math.max(widthOf(format(window.from)), widthOf(format(window.to)))
  const room = Math.max(1, Math.floor(columns / (widest + 5)))
  const places = ticks({...window, room, format, fractions}).map(x => {
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
