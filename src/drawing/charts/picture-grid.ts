import type {Line} from '../lines/span.ts'
import {fitLine} from '../lines/width.ts'
import type {Look} from '../look.ts'
import {dotsFor, type Picture, pictureLines} from './picture.ts'

export interface Cell {
  readonly picture: Picture
  /** Above the picture; a grid's cells have all as many. */
  readonly caption: readonly Line[]
}

/** How pictures are laid out: so many side by side and below each other, in cells of so many columns and rows. */
export interface GridPlan {
  readonly across: number
  readonly down: number
  readonly columns: number
  /** Of the picture, without its caption. */
  readonly rows: number
}

interface Room {
  readonly width: number
  readonly height: number
  /** Rows of a caption, and the columns it needs. */
  readonly caption: number
  readonly least: number
}

const gap = 2

type Size = Pick<Picture, 'width' | 'height'>

/** So many rows of pictures, and in each as many as fit. */
export function planRows(size: Size, down: number, {width, height, caption, least}: Room): GridPlan {
  const rows = Math.max(1, Math.floor(height / down) - caption)
  const columns = Math.min(width, Math.max(least, dotsFor(size, Number.POSITIVE_INFINITY, rows).across))
  return {across: Math.max(1, Math.floor((width + gap) / (columns + gap))), down, columns, rows}
}

/** All of `count` pictures at once, as large as that allows. */
export function planAll(count: number, size: Size, room: Room): GridPlan {
  const plans = Array.from({length: count}, (_, i): GridPlan => {
    const across = i + 1
    const down = Math.ceil(count / across)
    const columns = Math.floor((room.width + gap) / across) - gap
    return {across, down, columns, rows: Math.floor(room.height / down) - room.caption}
  }).filter(({columns, rows}) => columns >= room.least && rows >= 1)
  const sideOf = ({columns, rows}: GridPlan) => Math.min(columns / size.width, (rows * 2) / size.height)
  const first = planRows(size, Math.max(1, Math.floor(room.height / (room.caption + 1))), room)
  return plans.reduce((best, plan) => (sideOf(plan) > sideOf(best) ? plan : best), plans[0] ?? first)
}

/** Dots a side below which nothing is made out. */
const legible = 10

/** As many of `count` pictures as can be made out, as large as that allows. */
export function planLegible(count: number, size: Size, room: Room): GridPlan {
  const wanted = Math.min(legible, size.width, size.height)
  for (let shown = count; shown > 1; shown--) {
    const plan = planAll(shown, size, room)
    if (Math.min(plan.columns, plan.rows * 2) >= wanted) return plan
  }
  return planAll(1, size, room)
}

/** Pictures with their captions, side by side and below each other. */
export function gridLines(cells: readonly Cell[], plan: GridPlan, {glyphs, theme}: Look): Line[] {
  const {across, down, columns, rows} = plan
  const shown = cells.slice(0, across * down)
  const captions = Math.max(0, ...shown.map(({caption}) => caption.length))
  return Array.from({length: Math.ceil(shown.length / across)}, (_, row) => {
    const inRow = shown.slice(row * across, (row + 1) * across).map(({caption, picture}) => {
      const drawn = pictureLines(picture, {columns, rows, glyphs, depth: theme.depth})
      return [
        ...Array.from({length: captions}, (_, i) => caption[i] ?? []),
        ...Array.from({length: rows}, (_, i) => drawn[i] ?? []),
      ]
    })
    return Array.from(
      {length: captions + rows},
      (_, i): Line =>
        inRow.flatMap(cell => [...fitLine(cell[i] ?? [], columns, glyphs.ellipsis), {text: ' '.repeat(gap)}]),
    )
  }).flat()
}
