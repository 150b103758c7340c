import type {Size} from '../state.ts'

/** The smallest terminal in which every screen is whole. */
export const smallest: Size = {columns: 80, rows: 24}

export interface Frame {
  /** Columns of the screens' own room, one free at each side. */
  readonly width: number
  /** Rows of the screens' own room. */
  readonly height: number
  /** Rows of everything. */
  readonly total: number
}

/**
 * The room of a terminal. One row less than it has: Ink clears everything, scrollback too, for a frame as tall as
 * the terminal. And nothing in the last column: erasing to the end of a full row would erase its last character.
 */
export function frameOf({columns, rows}: Size): Frame {
  const total = rows - 1
  // Header with a free row below it, the row for notices, the footer.
  return {width: columns - 2, height: total - 4, total}
}

/** Whether a page of the book has room for the curves of its last run, beside what it shows everywhere. */
export const showsCurve = ({columns, rows}: Size): boolean => columns >= 110 && rows >= 34

/** Whether three columns of text stand side by side. */
export const isWide = ({columns, rows}: Size): boolean => columns >= 180 && rows >= 34

export const isTooSmall = ({columns, rows}: Size): boolean =>
  columns < smallest.columns || rows < smallest.rows
