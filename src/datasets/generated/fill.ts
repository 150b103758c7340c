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
  const most = outline.length / 2
  if (last <= first) return
  if (crossings.length < last * most) crossings = new Float64Array(last * most)
  if (counts.length < last) counts = new Uint32Array(last)
  counts.fill(0, first, last)
  let x0 = outline[outline.length - 2] as number
  let y0 = outline[outline.length - 1] as number
  for (let i = 0; i < outline.length; i += 2) {
    const x1 = outline[i] as number
    const y1 = outline[i + 1] as number
    // A row more on either side than the edge can cross: which they are is decided by the same comparison for all edges.
    const from = Math.max(first, Math.floor(rowOf(Math.min(y0, y1))))
    const to = Math.min(last - 1, Math.ceil(rowOf(Math.max(y0, y1))))
    for (let row = from; row <= to; row++) {
      const y = (row + 0.5) / rowsPerPixel - 0.5
      if (y0 <= y !== y1 <= y) insert(row, most, x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) + 0.5)
    }
    x0 = x1
    y0 = y1
  }
  for (let row = first; row < last; row++) {
    const start = Math.floor(row / rowsPerPixel) * width
    const end = row * most + (counts[row] as number)
    for (let i = row * most; i + 1 < end; i += 2) {
      addSpan(mask, start, width, crossings[i] as number, crossings[i + 1] as number)
    }
  }
}

/** Where the edges cross each row, ascending, and in how many places: kept from one outline to the next. */
let crossings = new Float64Array(0)
let counts = new Uint32Array(0)

function insert(row: number, most: number, value: number): void {
  const start = row * most
  const count = counts[row] as number
  let i = start + count
  for (; i > start && (crossings[i - 1] as number) > value; i--) crossings[i] = crossings[i - 1] as number
  crossings[i] = value
  counts[row] = count + 1
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
