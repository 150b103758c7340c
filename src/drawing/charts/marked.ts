import type {Grid} from './grid.ts'
import {cellAt, lastColumn, type Placed} from './placed.ts'
import type {Raster} from './raster.ts'

/** Columns between two marks of a curve; those of several stand apart. */
const markEvery = 12

/** Whether a mark would hide dots of another curve. */
const hidesOthers = (own: Placed, all: readonly Placed[], cell: number): boolean =>
  all.some(({drawn}) => drawn !== own.drawn && 'dots' in drawn && drawn.dots[cell] !== 0)

/** The characters that tell curves apart: now and then, and at their ends. */
export function drawMarked(grid: Grid, left: number, raster: Raster, placed: readonly Placed[]): void {
  const marked = placed.filter(({style}) => style.mark !== undefined)
  const every = Math.max(markEvery, 2 * marked.length)
  marked.forEach((one, index) => {
    const {style, role} = one
    const last = lastColumn(one, raster)
    const first = (1 + Math.floor((index * every) / marked.length)) % every
    for (let column = 0; column <= last; column++) {
      const isLast = column === last
      if (!isLast && column % every !== first) continue
      const y = cellAt(one, raster, column)
      if (y === undefined || (!isLast && hidesOthers(one, placed, y * raster.columns + column))) continue
      grid.put(left + column, y, style.mark ?? '', role, true)
    }
  })
}
