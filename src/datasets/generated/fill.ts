import {boundsOf} from './ink.ts'
import type {Path} from './strokes.ts'

/** Rows that a pixel's height is divided into; across, coverage is exact. */
const rowsPerPixel = 4

/**
 * Fills a closed outline into a mask of `width` columns with anti-aliased edges: each pixel gains the share of it that
 * lies inside (even–odd rule), up to 1. Pixel centres lie at whole coordinates.
 */
export function fillOutline(mask: Float32Array, width: number, outline: Path): void {
  const [, top, , bottom] = boundsOf([outline])
  const first = Math.max(0, Math.ceil(rowOf(top)))
  const last = Math.min((mask.length / width) * rowsPerPixel, Math.ceil(rowOf(bottom)))
  const crossings: number[] = []
  for (let row = first; row < last; row++) {
    const y = (row + 0.5) / rowsPerPixel - 0.5
    crossings.length = 0
    let x0 = outline[outline.length - 2] as number
    let y0 = outline[outline.length - 1] as number
    for (let i = 0; i < outline.length; i += 2) {
      const x1 = outline[i] as number
      const y1 = outline[i + 1] as number
      if (y0 <= y !== y1 <= y) insert(crossings, x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) + 0.5)
      x0 = x1
      y0 = y1
    }
    const start = Math.floor(row / rowsPerPixel) * width
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      addSpan(mask, start, width, crossings[i] as number, crossings[i + 1] as number)
    }
  }
}

/** Keeps a short list ascending. */
function insert(sorted: number[], value: number): void {
  let i = sorted.length
  for (; i > 0 && (sorted[i - 1] as number) > value; i--) sorted[i] = sorted[i - 1] as number
  sorted[i] = value
}

/** The row (not whole) whose middle lies at `y`. */
const rowOf = (y: number) => (y + 0.5) * rowsPerPixel - 0.5

function addSpan(mask: Float32Array, start: number, width: number, from: number, to: number): void {
  const left = Math.max(0, from)
  const right = Math.min(width, to)
  for (let x = Math.floor(left); x < right; x++) {
    const covered = (Math.min(x + 1, right) - Math.max(x, left)) / rowsPerPixel
    mask[start + x] = Math.min(1, (mask[start + x] as number) + covered)
  }
}
