import type {Path} from './strokes.ts'

/** Smallest box around paths: [left, top, right, bottom]. */
export function boundsOf(paths: readonly Path[]): [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const path of paths) {
    for (let i = 0; i < path.length; i += 2) {
      const x = path[i] as number
      const y = path[i + 1] as number
      if (x < left) left = x
      if (y < top) top = y
      if (x > right) right = x
      if (y > bottom) bottom = y
    }
  }
  return [left, top, right, bottom]
}

/**
 * Inks a path into a grey picture of `width` columns with a round pen; where strokes cross the darker one stays.
 * Pixel centres lie at whole coordinates.
 *
 * @param radius half the pen's width in pixels at a given distance along the path (0 to 1)
 * @param edge width of the anti-aliased edge in pixels
 */
export function inkPath(
  picture: Float32Array,
  width: number,
  path: Path,
  radius: (along: number) => number,
  edge: number,
): void {
  const height = picture.length / width
  for (let i = 0; i + 3 < path.length; i += 2) {
    const x0 = path[i] as number
    const y0 = path[i + 1] as number
    const dx = (path[i + 2] as number) - x0
    const dy = (path[i + 3] as number) - y0
    const square = dx * dx + dy * dy || 1e-9
    const r = radius(i / path.length)
    const reach = r + edge / 2
    const left = Math.max(0, Math.ceil(Math.min(x0, x0 + dx) - reach))
    const right = Math.min(width - 1, Math.floor(Math.max(x0, x0 + dx) + reach))
    const top = Math.max(0, Math.ceil(Math.min(y0, y0 + dy) - reach))
    const bottom = Math.min(height - 1, Math.floor(Math.max(y0, y0 + dy) + reach))
    const inner = reach - edge
    const full = inner > 0 ? inner * inner - doubt : -1
    const share = 1 / square
    const [low, high] = dy < 0 ? [y0 + dy, y0] : [y0, y0 + dy]
    const [west, east] = dx < 0 ? [x0 + dx, x0] : [x0, x0 + dx]
    for (let y = top; y <= bottom; y++) {
      // Rows beyond the segment's ends are reached by less than the pen's width.
      const beyond = y < low ? low - y : y > high ? y - high : 0
      const half = Math.sqrt(Math.max(0, reach * reach - beyond * beyond)) + doubt
      const first = Math.max(left, Math.ceil(west - half))
      const last = Math.min(right, Math.floor(east + half))
      for (let x = first; x <= last; x++) {
        const at = y * width + x
        const before = picture[at] as number
        if (before === 1) continue
        // A quick look decides all pixels but those about the edge: no root, no division.
        const along = ((x - x0) * dx + (y - y0) * dy) * share
        const near = along < 0 ? 0 : Math.min(along, 1)
        const ex = x - x0 - near * dx
        const ey = y - y0 - near * dy
        const apart = ex * ex + ey * ey
        const needed = reach - edge * before
        if (needed < 0 ? needed < -doubt : apart > needed * needed + doubt) continue
        if (apart < full) {
          picture[at] = 1
          continue
        }
        const t = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / square))
        const distance = Math.sqrt((x - x0 - t * dx) ** 2 + (y - y0 - t * dy) ** 2)
        const ink = Math.min(1, (reach - distance) / edge)
        if (ink > before) picture[at] = ink
      }
    }
  }
}

/** Of a squared distance in pixels: far above what rounding does to it. */
const doubt = 1e-6
