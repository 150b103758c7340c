import sharp from 'sharp'
import {integer, normal, uniform} from '../../../src/random/distributions.ts'
import {createRandom} from '../../../src/random/random.ts'

const [width, height] = [700, 900]

/** What else may lie on a sheet, as the share of light that it leaves. */
const spoils = {
  /** The shadow of a hand. */
  shadow: (x: number, y: number) => 1 - 0.35 * Math.min(1, Math.max(0, (x + 0.4 * y - 620) / 60)),
  /** The dark table beside the sheet, on two sides. */
  table: (x: number, y: number) => (x < 40 || y > 850 ? 0.3 : 1),
  /** Squared paper. */
  squares: (x: number, y: number) => (x % 50 < 2 || y % 50 < 2 ? 0.85 : 1),
}
export type Spoil = keyof typeof spoils

/**
 * "Photographs" dark-on-light, 700×900, of a digit given as 28×28 light-on-dark: written somewhere on grey paper with
 * a soft shadow and noise, with ink that is not pure black, sometimes blue. Encoded in turn as PNG with an opaque alpha
 * channel, PNG with transparent paper, JPEG, WebP and PNG without alpha.
 */
export async function photograph(digit: Uint8Array, seed: number, spoil?: Spoil): Promise<Buffer> {
  const random = createRandom(seed, 'photograph')
  const kind = seed % 5
  const size = uniform(random, 330, 620)
  const turn = normal(random, 0, 0.06)
  const [centreX, centreY] = [width / 2 + uniform(random, -60, 60), height / 2 + uniform(random, -120, 120)]
  const paper = uniform(random, 165, 235)
  const shade = [uniform(random, -0.14, 0.14), uniform(random, -0.14, 0.14), uniform(random, 0, 0.12)]
  const ink = uniform(random, 25, 90)
  const blue = random.unit() < 0.3 ? uniform(random, 20, 60) : 0
  const [cos, sin] = [Math.cos(turn) * (28 / size), Math.sin(turn) * (28 / size)]
  const rgba = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - centreX, y - centreY]
      const near = Math.hypot(dx, dy) < size * 0.75
      const value = !near ? 0 : sample(digit, 13.5 + dx * cos + dy * sin, 13.5 - dx * sin + dy * cos)
      const covered = smoothStep((value - 85) / 80)
      const [u, v] = [(2 * x) / width - 1, (2 * y) / height - 1]
      const light = 1 + u * (shade[0] ?? 0) + v * (shade[1] ?? 0) - (u * u + v * v) * (shade[2] ?? 0)
      const noise = integer(random, 9) - 4
      const spoilt = spoil ? spoils[spoil](x, y) : 1
      const at = 4 * (y * width + x)
      for (let c = 0; c < 3; c++) {
        const tone = paper + (ink + (c === 2 ? blue : 0) - paper) * covered
        rgba[at + c] = Math.min(255, Math.max(0, tone * light * spoilt + noise))
      }
      rgba[at + 3] = kind === 1 ? 255 * covered : 255
    }
  }
  const picture = sharp(rgba, {raw: {width, height, channels: 4}})
  if (kind === 2) return picture.flatten().jpeg({quality: 70}).toBuffer()
  if (kind === 3) return picture.webp().toBuffer()
  if (kind === 4) return picture.removeAlpha().png({compressionLevel: 1}).toBuffer()
  return picture.png({compressionLevel: 1}).toBuffer()
}

export function sample(digit: Uint8Array, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const at = (u: number, v: number) =>
    u < 0 || v < 0 || u > 27 || v > 27 ? 0 : (digit[v * 28 + u] as number)
  const [fx, fy] = [x - left, y - top]
  return (
    (at(left, top) * (1 - fx) + at(left + 1, top) * fx) * (1 - fy) +
    (at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx) * fy
  )
}

export function smoothStep(t: number): number {
  const c = Math.min(1, Math.max(0, t))
  return c * c * (3 - 2 * c)
}
