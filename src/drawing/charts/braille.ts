import {type StrokeName, strokes} from './curve-style.ts'
import {dotColumns, type Raster} from './raster.ts'

/** Bits of a braille character's dots: left and right column, from the top. */
const bits = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const

/** Where U+2800, which has no dots, is followed by all others in the order of their bits. */
const blank = 0x2800

export const brailleOf = (dots: number): string => String.fromCharCode(blank + dots)

/** Dots on the cells of a chart. */
export class Dots {
  /** The bits of each cell, row by row from the top. */
  readonly cells: Uint8Array
  readonly #raster: Raster

  constructor(raster: Raster) {
    this.#raster = raster
    this.cells = new Uint8Array(raster.columns * raster.rows)
  }

  /** The dot in a column from the left and a row from the bottom; what lies outside is ignored. */
  put(column: number, level: number): void {
    const {columns, rows, across, down} = this.#raster
    const [x, y] = [Math.floor(column / across), rows - 1 - Math.floor(level / down)]
    if (x < 0 || x >= columns || y < 0 || y >= rows) return
    const bit = bits[(column % across) as 0 | 1][(down - 1 - (level % down)) as 0 | 1 | 2 | 3]
    const cell = y * columns + x
    this.cells[cell] = (this.cells[cell] as number) | bit
  }
}

/** A curve's heights in rows of dots, 0 at the bottom, for every column of dots; NaN where it is not. */
export interface Levels {
  readonly values: Float64Array
  /** What stands out of a column, down and up; NaN where nothing does. */
  readonly lowest: Float64Array
  readonly highest: Float64Array
}

/** A climb or fall of so many dots on either side makes a peak that no gap of a stroke may hide. */
const steep = 2

/**
 * The dots of a curve, cell by cell, row by row from the top. From column to column it goes without a hole, half of a climb in
 * either column; its stroke is counted along the way, and peaks are there in every stroke.
 */
export function traceDots({values, lowest, highest}: Levels, raster: Raster, stroke: StrokeName): Uint8Array {
  const dots = new Dots(raster)
  const put = (column: number, level: number) => dots.put(column, level)
  const pen = penOf(stroke)
  const count = dotColumns(raster)
  let before = Number.NaN
  for (let column = 0; column < count; column++) {
    const level = Math.round(values[column] as number)
    if (!Number.isNaN(level)) {
      const next = column + 1 < count ? Math.round(values[column + 1] as number) : Number.NaN
      if (Number.isNaN(before)) {
        pen.begin()
        if (pen.draws()) put(column, level)
        // A point alone is seen, too.
        if (Number.isNaN(next)) put(column + 1, level)
      } else {
        const way = Math.sign(level - before)
        const half = before + Math.trunc((level - before) / 2)
        for (let at = before + way; at !== half + way && at !== before; at += way)
          if (pen.draws()) put(column - 1, at)
        for (let at = half + way; at !== level + way && way !== 0; at += way) if (pen.draws()) put(column, at)
        if (way === 0 && pen.draws()) put(column, level)
      }
      if (isPeak(before, level, next)) put(column, level)
      for (const [end, way] of [
        [lowest[column], -1],
        [highest[column], 1],
      ] as const) {
        const last = Math.round(end as number)
        for (let at = level; (last - at) * way >= 0; at += way) put(column, at)
      }
    }
    before = level
  }
  return dots.cells
}

const isPeak = (before: number, level: number, next: number): boolean =>
  (level - before) * (level - next) > 0 &&
  Math.abs(level - before) >= steep &&
  Math.abs(level - next) >= steep

/** Says of one dot after the other whether it is drawn. */
function penOf(stroke: StrokeName): {begin: () => void; draws: () => boolean} {
  const parts: readonly number[] = strokes[stroke]
  let [part, left] = [0, parts[0] ?? 1]
  return {
    begin: () => {
      part = 0
      left = parts[0] ?? 1
    },
    draws: () => {
      if (parts.length === 1) return true
      const isOn = part % 2 === 0
      left -= 1
      if (left <= 0) {
        part = (part + 1) % parts.length
        left = parts[part] ?? 1
      }
      return isOn
    },
  }
}
