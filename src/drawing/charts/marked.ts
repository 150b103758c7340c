import type {Grid} from './grid.ts'
import {cellAt, lastColumn, type Placed} from './placed.ts'
import type {Raster} from './raster.ts'

/** Columns between two marks of a curve; those of several stand apart. */
const markEvery = 12

/** Whether a mark would hide dots of another curve. */
const hidesOthers = (own: Placed, all: readonly Placed[], cell: number): boolean =>
  all.some(({drawn}) => drawn !== own.drawn && 'dots' in drawn && drawn.dots[cell] !== 0)

/** Cells of a curve for its marks: one in each stretch of `every` columns, where no dots of another curve are hidden by it. */
function placesOf(
  own: Placed,
  all: readonly Placed[],
  raster: Raster,
  {first, every, last}: {first: number; every: number; last: number},
): readonly (readonly [column: number, y: number])[] {
  const cells = (from: number, to: number) =>
    Array.from({length: Math.max(0, Math.min(to, last) - from)}, (_, at) => {
      const y = cellAt(own, raster, from + at)
      return y === undefined ? [] : [[from + at, y] as const]
    }).flat()
  const stretches = Array.from({length: Math.ceil((last - first) / every)}, (_, at) =>
    cells(first + at * every, first + (at + 1) * every),
  )
  const free = stretches.flatMap(stretch => {
    const found = stretch.find(([column, y]) => !hidesOthers(own, all, y * raster.columns + column))
    return found ? [found] : []
  })
  // One that runs along others all the way is to be known, too.
  return free.length > 0 ? free : stretches.flatMap(stretch => stretch.slice(0, 1))
}

/** The characters that tell curves apart: now and then, and at their ends. */
export function drawMarked(grid: Grid, left: number, raster: Raster, placed: readonly Placed[]): void {
  const marked = placed.filter(({style}) => style.mark !== undefined)
  const every = Math.max(markEvery, 2 * marked.length)
  marked.forEach((one, index) => {
    const {style, role} = one
    const last = lastColumn(one, raster)
    const first = (1 + Math.floor((index * every) / marked.length)) % every
    const end = cellAt(one, raster, last)
    for (const [column, y] of [
      ...placesOf(one, placed, raster, {first, every, last}),
      ...(end === undefined ? [] : [[last, end] as const]),
    ])
      grid.put(left + column, y, style.mark ?? '', role, true)
  })
}
