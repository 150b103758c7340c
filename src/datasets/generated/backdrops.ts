import {normal, uniform} from '../../random/distributions.ts'
import type {Random} from '../../random/random.ts'
import {type Colour, colourFrom} from './colours.ts'
import type {Backdrop} from './scene-shapes.ts'

type Range = readonly [number, number]

/** Hue, saturation and lightness of what is above and below the horizon, and how rough it is. */
interface Look {
  readonly above: readonly [Range, Range, Range]
  readonly below: readonly [Range, Range, Range]
  /** Where the horizon may lie, as a share of the height. */
  readonly horizon: Range
  readonly roughness: number
}

const sky = [
  [195, 225],
  [0.05, 0.8],
  [0.5, 0.92],
] as const
const grass = [
  [55, 130],
  [0.2, 0.6],
  [0.2, 0.5],
] as const
const greyGround = [
  [0, 360],
  [0, 0.15],
  [0.3, 0.7],
] as const

const looks: Readonly<Record<Backdrop, Look>> = {
  sky: {above: sky, below: sky, horizon: [0.3, 1.2], roughness: 0.06},
  sea: {
    above: sky,
    below: [
      [185, 225],
      [0.15, 0.7],
      [0.15, 0.55],
    ],
    horizon: [0.4, 0.8],
    roughness: 0.1,
  },
  road: {
    above: [
      [0, 360],
      [0, 0.4],
      [0.3, 0.9],
    ],
    below: greyGround,
    horizon: [0.3, 0.75],
    roughness: 0.1,
  },
  meadow: {above: sky, below: grass, horizon: [0.1, 0.7], roughness: 0.16},
  forest: {
    above: [
      [70, 150],
      [0.15, 0.5],
      [0.08, 0.4],
    ],
    below: grass,
    horizon: [0.4, 0.9],
    roughness: 0.25,
  },
  room: {
    above: [
      [0, 360],
      [0, 0.6],
      [0.15, 0.9],
    ],
    below: [
      [10, 60],
      [0.05, 0.6],
      [0.2, 0.8],
    ],
    horizon: [0.4, 0.95],
    roughness: 0.1,
  },
  mud: {
    above: [
      [15, 60],
      [0.1, 0.5],
      [0.15, 0.5],
    ],
    below: [
      [15, 110],
      [0.1, 0.5],
      [0.15, 0.6],
    ],
    horizon: [0, 1],
    roughness: 0.25,
  },
}

const pick = (random: Random, [hue, saturation, lightness]: readonly [Range, Range, Range]): Colour =>
  colourFrom(uniform(random, ...hue), uniform(random, ...saturation), uniform(random, ...lightness))

/** Fills the canvas (side × side × 3 values, 0 to 1) with what is behind the thing. */
export function paintBackdrop(random: Random, canvas: Float32Array, side: number, backdrop: Backdrop): void {
  const {above, below, horizon, roughness} = looks[backdrop]
  const [top, middle, bottom] = [pick(random, above), pick(random, above), pick(random, below)]
  const line = side * uniform(random, ...horizon)
  const tilt = normal(random, 0, 0.06)
  const rough = roughness * uniform(random, 0.3, 1.3)
  const over: [number, number, number] = [0, 0, 0]
  const surface = createRipples(random, side, rough / 2)
  for (let y = 0; y < side; y++) {
    const height = Math.min(1, y / Math.max(1, line))
    for (let c = 0; c < 3; c++)
      over[c] = (top[c] as number) + ((middle[c] as number) - (top[c] as number)) * height
    for (let x = 0; x < side; x++) {
      const under = Math.min(1, Math.max(0, y - line - tilt * (x - side / 2)))
      const at = y * side + x
      const light = 1 + (surface[at] as number)
      for (let c = 0; c < 3; c++) {
        const upper = over[c] as number
        canvas[3 * at + c] = light * (upper + ((bottom[c] as number) - upper) * under)
      }
    }
  }
}

/** Five plane waves of random direction, added up: sin(u·x + v·y + phase) by the sum formula, a row and a column at a time. */
function createRipples(random: Random, side: number, size: number): Float32Array {
  const surface = new Float32Array(side * side)
  const across = new Float64Array(2 * side)
  for (let wave = 0; wave < 5; wave++) {
    const u = uniform(random, -1.6, 1.6)
    const v = uniform(random, -1.6, 1.6)
    const phase = uniform(random, 0, 6.3)
    for (let x = 0; x < side; x++) {
      across[x] = Math.sin(u * x)
      across[side + x] = Math.cos(u * x)
    }
    for (let y = 0, at = 0; y < side; y++) {
      const sin = size * Math.sin(v * y + phase)
      const cos = size * Math.cos(v * y + phase)
      for (let x = 0; x < side; x++, at++)
        surface[at] =
          (surface[at] as number) + (across[x] as number) * cos + (across[side + x] as number) * sin
    }
  }
  return surface
}
