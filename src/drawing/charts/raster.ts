import type {GlyphMode} from '../glyph-mode.ts'
import type {Glyphs} from '../glyphs.ts'

/** The cells that a chart is drawn on, and how many dots each of them has. */
export interface Raster {
  readonly columns: number
  readonly rows: number
  readonly across: number
  readonly down: number
}

const dotsOfCell: Readonly<Record<GlyphMode, Pick<Raster, 'across' | 'down'>>> = {
  braille: {across: 2, down: 4},
  lines: {across: 1, down: 1},
  ascii: {across: 1, down: 1},
}

export const rasterOf = ({name}: Pick<Glyphs, 'name'>, columns: number, rows: number): Raster => ({
  columns,
  rows,
  ...dotsOfCell[name],
})

/**
 * Columns of dots: the first of the first cell stands for the one end of the axis, the first of the last cell for the other,
 * so that a place lies in the same cell whatever is drawn in it.
 */
export const dotColumns = ({columns, across}: Raster): number => (columns - 1) * across + 1

export const dotRows = ({rows, down}: Raster): number => rows * down

/** The row of cells, 0 at the top, of a height in rows of dots, 0 at the bottom. */
export const cellRow = ({rows, down}: Raster, level: number): number =>
  rows - 1 - Math.floor(Math.round(level) / down)

/** The same with fractions of a row. */
export const rowAt = ({rows, down}: Raster, level: number): number =>
  rows - 1 - (level - (down - 1) / 2) / down
