import {gridWidth} from '../../../drawing/figures/grid-figure.ts'
import {widthOf} from '../../../drawing/lines/width.ts'
import {groupOf, type LabPage} from './pages.ts'

/** A page and the room it has, in columns and rows from the top left of the figures' part. */
export interface Placed {
  readonly page: LabPage
  readonly index: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const gap = 3
export const formWidth = 32

/** From this width on the notes stand at the right of the figures. */
const roomForNotes = 160

/** Columns for the notes; none where they would take the room of the figures. */
export const notesWidth = (width: number, isWide: boolean): number =>
  isWide || width < roomForNotes ? 0 : Math.min(64, Math.floor(width * 0.28))

/** Columns for the figures beside the form and the notes, or alone. */
export function figuresWidth(width: number, isWide: boolean): number {
  const notes = notesWidth(width, isWide)
  return isWide ? width : width - formWidth - gap - (notes > 0 ? notes + gap : 0)
}

/** A figure is worth looking at from this size on; side by side with others of its group, from the smaller one. */
const [leastWidth, leastHeight, leastInGroup] = [40, 15, 22]

/** Grids one after the other like words: as many side by side as fit. */
function flow(pages: readonly {page: LabPage; index: number}[], width: number, height: number): Placed[] {
  const placed: Placed[] = []
  let [x, y, tallest] = [0, 0, 0]
  for (const {page, index} of pages) {
    if (page.kind !== 'figure' || page.figure.kind !== 'grid') return []
    const title = Math.max(widthOf(page.figure.title.en), widthOf(page.figure.title.zh))
    const own = Math.max(gridWidth(page.figure), title + 2)
    const rows = page.figure.rows + 1
    if (own > width) return []
    if (x > 0 && x + own > width) {
      x = 0
      y += tallest + 1
      tallest = 0
    }
    placed.push({page, index, x, y, width: own, height: rows})
    x += own + gap
    tallest = Math.max(tallest, rows)
  }
  return y + tallest <= height ? placed : []
}

const sideBySide = (
  pages: readonly {page: LabPage; index: number}[],
  width: number,
  height: number,
): Placed[] => {
  const own = Math.floor((width + gap) / pages.length) - gap
  if (own < leastInGroup) return []
  return pages.map(({page, index}, i) => ({page, index, x: i * (own + gap), y: 0, width: own, height}))
}

/**
 * Which pages are drawn and where: the one looked at and, where there is room, its group beside it, or those that
 * follow it.
 */
export function placePages(pages: readonly LabPage[], at: number, width: number, height: number): Placed[] {
  const numbered = pages.map((page, index) => ({page, index}))
  const across = Math.max(1, Math.floor((width + gap) / (leastWidth + gap)))
  const down = Math.max(1, Math.floor((height + 1) / (leastHeight + 1)))
  const group = groupOf(pages[at])
  if (group !== undefined && across * down < 4) {
    const members = numbered.filter(({page}) => groupOf(page) === group)
    const isGrids = members.every(({page}) => page.kind === 'figure' && page.figure.kind === 'grid')
    const placed = isGrids ? flow(members, width, height) : sideBySide(members, width, height)
    if (placed.length > 0) return placed
  }
  const count = Math.min(pages.length, across * down)
  const columns = Math.min(across, count)
  const rows = Math.ceil(count / columns)
  const first = Math.max(0, Math.min(at, pages.length - count))
  const own = Math.floor((width + gap) / columns) - gap
  const tall = Math.floor((height + 1) / rows) - 1
  return numbered.slice(first, first + count).map(({page, index}, i) => ({
    page,
    index,
    x: (i % columns) * (own + gap),
    y: Math.floor(i / columns) * (tall + 1),
    width: own,
    height: rows === 1 ? height : tall,
  }))
}
