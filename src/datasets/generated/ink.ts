import type {Path} from './strokes.ts'

/** Smallest box around paths: [left, top, right, bottom]. */
export function boundsOf(paths: readonly Path[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const path of paths) {
    for (let i = 0; i < path.length; i += 2) {
      const x = path[i] as number
      const y = path[i + 1] as number
      bounds[0] = Math.min(bounds[0], x)
      bounds[1] = Math.min(bounds[1], y)
      bounds[2] = Math.max(bounds[2], x)
      bounds[3] = Math.max(bounds[3], y)
    }
  }
  return bounds
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
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const t = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / square))
        const distance = Math.sqrt((x - x0 - t * dx) ** 2 + (y - y0 - t * dy) ** 2)
        const ink = Math.min(1, (reach - distance) / edge)
        const at = y * width + x
        if (ink > (picture[at] as number)) picture[at] = ink
      }
    }
  }
}
