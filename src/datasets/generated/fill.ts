import type {Path} from './strokes.ts'

/** Rows that a pixel's height is divided into; across, coverage is exact. */
const rowsPerPixel = 4

/**
 * Fills a closed outline into a mask of `width` columns with anti-aliased edges: each pixel gains the share of it that
 * lies inside (even–odd rule), up to 1. Pixel centres lie at whole coordinates.
 */
export function fillOutline(mask: Float32Array, width: number, outline: Path): void {
  const rows = (mask.length / width) * rowsPerPixel
  const crossings: number[][] = Array.from({length: rows}, () => [])
  for (let i = 0; i < outline.length; i += 2) {
    const next = (i + 2) % outline.length
    const [x0, y0, x1, y1] = [at(outline, i), at(outline, i + 1), at(outline, next), at(outline, next + 1)]
    const first = Math.max(0, Math.ceil(rowOf(Math.min(y0, y1))))
    const last = Math.min(rows, Math.ceil(rowOf(Math.max(y0, y1))))
    for (let row = first; row < last; row++) {
      const y = (row + 0.5) / rowsPerPixel - 0.5
      crossings[row]?.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) + 0.5)
    }
  }
  for (const [row, sides] of crossings.entries()) {
    sides.sort((a, b) => a - b)
    const start = Math.floor(row / rowsPerPixel) * width
    for (let i = 0; i + 1 < sides.length; i += 2)
      addSpan(mask, start, width, sides[i] as number, sides[i + 1] as number)
  }
}

const at = (path: Path, i: number) => path[i] as number

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

/** An ellipse as an outline. */
export function ellipse(x: number, y: number, radiusX: number, radiusY: number, turn = 0): Path {
  const points = 20
  const path = new Float64Array(2 * points)
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  for (let i = 0; i < points; i++) {
    const angle = (2 * Math.PI * i) / points
    const [u, v] = [radiusX * Math.cos(angle), radiusY * Math.sin(angle)]
    path[2 * i] = x + u * cos - v * sin
    path[2 * i + 1] = y + u * sin + v * cos
  }
  return path
}
