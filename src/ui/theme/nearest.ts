import type {Rgb} from '../../drawing/lines/span.ts'
import {levels} from '../../drawing/palette.ts'

/** xterm's shades of the 16 colours; index = SGR code order (30–37, 90–97). */
const basic: readonly Rgb[] = [
  [0, 0, 0],
  [205, 0, 0],
  [0, 205, 0],
  [205, 205, 0],
  [0, 0, 238],
  [205, 0, 205],
  [0, 205, 205],
  [229, 229, 229],
  [127, 127, 127],
  [255, 0, 0],
  [0, 255, 0],
  [255, 255, 0],
  [92, 92, 255],
  [255, 0, 255],
  [0, 255, 255],
  [255, 255, 255],
]

const distance = (a: Rgb, b: Rgb): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2

/** SGR foreground code of the nearest of the 16 colours. */
export function nearestBasic(colour: Rgb): number {
  let best = 0
  basic.forEach((candidate, index) => {
    if (distance(candidate, colour) < distance(basic[best] as Rgb, colour)) best = index
  })
  return best < 8 ? 30 + best : 82 + best
}

const nearestLevel = (value: number): number =>
  levels.reduce(
    (best, level, index) => (Math.abs(level - value) < Math.abs((levels[best] ?? 0) - value) ? index : best),
    0,
  )

/** Index of the nearest of the 256 colours: the 6×6×6 cube, or the grey ramp where it comes closer. */
export function nearestIndexed(colour: Rgb): number {
  const [r, g, b] = colour.map(nearestLevel) as [number, number, number]
  const cube: Rgb = [levels[r] ?? 0, levels[g] ?? 0, levels[b] ?? 0]
  const step = Math.max(0, Math.min(23, Math.round(((colour[0] + colour[1] + colour[2]) / 3 - 8) / 10)))
  const shade = 8 + 10 * step
  return distance([shade, shade, shade], colour) < distance(cube, colour)
    ? 232 + step
    : 16 + 36 * r + 6 * g + b
}
