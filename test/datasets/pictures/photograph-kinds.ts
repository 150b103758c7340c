import sharp, {type PngOptions, type Sharp} from 'sharp'
import {normal, uniform} from '../../../src/random/distributions.ts'
import {createRandom, type Random} from '../../../src/random/random.ts'
import {sample, smoothStep} from './photographs.ts'

type Colour = readonly [number, number, number]

/** What is photographed, at a point in pixels. */
interface Scene {
  readonly width: number
  readonly height: number
  /** Side of the square that the 28 × 28 digit fills, and where its middle lies. */
  readonly size: number
  readonly at: readonly [number, number]
  readonly ink: Colour
  /** What lies there without the digit. */
  readonly ground: (x: number, y: number) => Colour
  /** Share of light that reaches a point (above 1: glare). */
  readonly light?: (x: number, y: number) => number
  /** What lies over the digit too (a thumb). */
  readonly over?: (x: number, y: number) => Colour | undefined
  /** What is taken off the coverage of a stroke at a point, for chalk and pencil. */
  readonly grain?: number
  /** Brightness at which a stroke begins; lower makes thicker strokes. */
  readonly begins?: number
  readonly noise?: number
  readonly turn?: number
  readonly encode?: (picture: Sharp, coverage: Uint8Array) => Sharp | Promise<Sharp>
}

type Kind = (random: Random) => Scene

const black: Colour = [28, 28, 34]
const blue: Colour = [40, 60, 150]
const paper: Colour = [247, 245, 238]
const sheet = (random: Random, width = 600, height = 600) => ({
  width,
  height,
  size: Math.min(width, height) * uniform(random, 0.4, 0.62),
  at: [width * uniform(random, 0.44, 0.56), height * uniform(random, 0.44, 0.56)] as const,
  ink: black,
  ground: () => paper,
  turn: normal(random, 0, 0.05),
})
/** The same, turned by some degrees around the middle, as a hand holds a camera. */
function tilted(random: Random, {width, height}: {width: number; height: number}, most = 0.06) {
  const angle = uniform(random, -most, most)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return (x: number, y: number): [number, number] => {
    const [u, v] = [x - width / 2, y - height / 2]
    return [u * cos - v * sin + width / 2, u * sin + v * cos + height / 2]
  }
}

/** Whether a point lies on the outline of a rectangle. */
const onFrame = (
  x: number,
  y: number,
  [left, top, right, bottom]: readonly number[] | number[],
  thick: number,
) => {
  const [l = 0, t = 0, r = 0, b = 0] = [left, top, right, bottom]
  const inside = x >= l && x < r && y >= t && y < b
  return inside && !(x >= l + thick && x < r - thick && y >= t + thick && y < b - thick)
}

const lined: Kind = random => {
  const base = sheet(random, 600, 700)
  const turned = tilted(random, base, 0.03)
  const pitch = uniform(random, 36, 70)
  const thick = uniform(random, 1.5, 3)
  const margin = uniform(random, 50, 110)
  return {
    ...base,
    ink: blue,
    ground: (x, y) => {
      const [u, v] = turned(x, y)
      if (u > margin && u < margin + 3) return [225, 110, 110]
      return (v + 1000) % pitch < thick ? [165, 190, 225] : paper
    },
  }
}

const boxed = (random: Random, share: number): Scene => {
  const base = sheet(random)
  const turned = tilted(random, base)
  const half = base.size * share * uniform(random, 1, 1.15)
  const tall = half * uniform(random, 1, 1.15)
  const thick = uniform(random, 3, 7)
  const [x0, y0] = base.at
  const grey = uniform(random, 15, 90)
  return {
    ...base,
    ground: (x, y) => {
      const [u, v] = turned(x, y)
      return onFrame(u, v, [x0 - half, y0 - tall, x0 + half, y0 + tall], thick) ? [grey, grey, grey] : paper
    },
  }
}

const table: Colour = [60, 46, 38]

/** Kinds of photographs of one digit that people take. */
export const kinds = {
  plain: random => sheet(random),
  lined,
  chalk: random => {
    const base = sheet(random, 800, 600)
    return {
      ...base,
      ink: [225, 228, 222],
      ground: (x, y) => {
        const smudge = 12 * Math.sin(x / 90 + 3) * Math.sin(y / 70 + 1)
        return [38 + smudge, 82 + smudge, 60 + smudge]
      },
      grain: 0.55,
      noise: 5,
    }
  },
  pencil: random => {
    const base = sheet(random)
    const tone = uniform(random, 170, 205)
    const ink = tone - uniform(random, 35, 70)
    return {
      ...base,
      ink: [ink, ink, ink + 2],
      ground: () => [tone, tone, tone],
      light: (x, y) => 1 - 0.0002 * x - 0.0001 * y,
      grain: 0.4,
      noise: 4,
      begins: 100,
    }
  },
  spiral: random => {
    const base = sheet(random, 800, 800)
    const turned = tilted(random, base, 0.03)
    const [left, top, pitch] = [uniform(random, 60, 150), uniform(random, 60, 120), uniform(random, 38, 60)]
    const [wide, tall] = [uniform(random, 9, 14), uniform(random, 8, 12)]
    return {
      ...base,
      size: base.size * 0.85,
      at: [base.at[0] + 60, base.at[1] + 50],
      ink: [190 + uniform(random, -10, 20), 40, 50],
      ground: (x, y) => {
        const [u, v] = turned(x, y)
        if (u < left || v < top) return table
        const row = ((v - top + pitch / 2) % pitch) - pitch / 2
        return v > top + pitch / 2 && Math.hypot((u - left - 25) / wide, row / tall) < 1
          ? [50, 42, 38]
          : paper
      },
      encode: picture => picture.jpeg({quality: 85}),
    }
  },
  boxed: random => boxed(random, 0.62),
  tightBox: random => boxed(random, 0.4),
  frameCut: random => {
    const base = sheet(random)
    const turned = tilted(random, base)
    const [left, top] = [uniform(random, 10, 90), uniform(random, 10, 70)]
    return {
      ...base,
      ground: (x, y) => (onFrame(...turned(x, y), [left, top, 900, 900], 6) ? black : paper),
    }
  },
  alpha: random => ({
    ...sheet(random),
    ink: [0, 0, 0],
    encode: (picture, coverage) => withAlpha(picture, coverage),
  }),
  oneBit: random => ({
    ...sheet(random),
    encode: picture =>
      picture
        .greyscale()
        .threshold(128)
        .png({palette: true, colours: 2, bitdepth: 1} as PngOptions),
  }),
  cmyk: random => ({
    ...sheet(random),
    encode: picture => picture.toColourspace('cmyk').jpeg({quality: 80}),
  }),
  exif6: random => ({
    ...sheet(random, 600, 760),
    // Stored lying on its left side, as a camera that is held upright stores it.
    encode: async picture =>
      sharp(await picture.rotate(-90).png({compressionLevel: 0}).toBuffer())
        .withMetadata({orientation: 6})
        .jpeg({quality: 90}),
  }),
  shadowEdge: random => {
    const base = sheet(random)
    const [slope, depth] = [uniform(random, -0.8, 0.8), uniform(random, 0.45, 0.7)]
    const edge = uniform(random, 200, 420)
    const soft = uniform(random, 2, 30)
    return {...base, light: (x, y) => 1 - (1 - depth) * smoothStep((x + slope * (y - 300) - edge) / soft)}
  },
  redInk: random => ({...sheet(random), ink: [225, 70, 80], light: (x, y) => 1 - 0.0003 * y + 0.0001 * x}),
  squared: random => {
    const base = sheet(random)
    const turned = tilted(random, base, 0.05)
    const pitch = uniform(random, 22, 60)
    const tone = uniform(random, 150, 205)
    return {
      ...base,
      ink: random.unit() < 0.5 ? blue : black,
      ground: (x, y) => {
        const [u, v] = turned(x, y)
        return (u + 900) % pitch < 2 || (v + 900) % pitch < 2 ? [tone, tone + 10, tone + 30] : paper
      },
    }
  },
  thumb: random => {
    const base = sheet(random)
    const [x0, y0] = [uniform(random, 80, 500), uniform(random, 600, 640)]
    return {
      ...base,
      at: [300, 260],
      over: (x, y) => (Math.hypot((x - x0) / 60, (y - y0) / 120) < 1 ? [196, 140, 115] : undefined),
    }
  },
  tableAround: random => {
    const base = sheet(random, 900, 700)
    const turned = tilted(random, base, 0.15)
    const [left, top] = [uniform(random, 90, 160), uniform(random, 60, 110)]
    return {
      ...base,
      size: 300,
      at: [450, 350],
      ground: (x, y) => {
        const [u, v] = turned(x, y)
        return u < left || v < top || u > 900 - left || v > 700 - top ? table : paper
      },
    }
  },
  glare: random => {
    const base = sheet(random)
    const [x0, y0] = [uniform(random, 100, 500), uniform(random, 100, 500)]
    return {
      ...base,
      ink: [50, 55, 60],
      ground: () => [170, 168, 160],
      light: (x, y) => 0.9 + 0.9 * Math.exp(-((x - x0) ** 2 + (y - y0) ** 2) / 9000),
    }
  },
  cheque: random => {
    const base = sheet(random, 1000, 500)
    const turned = tilted(random, base, 0.03)
    const wide = uniform(random, 150, 180)
    const place = Math.floor(uniform(random, 0, 5))
    const left = (1000 - 5 * wide) / 2
    return {
      ...base,
      size: wide * 0.95,
      at: [left + (place + 0.5) * wide, 250],
      ground: (x, y) => {
        const [u, v] = turned(x, y)
        if (u < left || u > left + 5 * wide + 3 || v < 250 - wide * 0.6 || v > 250 + wide * 0.6) return paper
        const isLine = (u - left) % wide < 4 || v < 254 - wide * 0.6 || v > 246 + wide * 0.6
        return isLine ? [60, 90, 80] : paper
      },
    }
  },
  jpegArtefacts: random => ({
    ...sheet(random, 320, 320),
    ink: [80, 80, 90],
    encode: picture => picture.jpeg({quality: 12}),
  }),
  small: random => ({
    ...sheet(random, 1600, 1200),
    size: uniform(random, 90, 160),
    at: [uniform(random, 300, 1300), uniform(random, 300, 900)],
  }),
  marker: random => ({...sheet(random), begins: 25, ink: [20, 20, 25]}),
  markerOnBoard: random => ({
    ...sheet(random, 700, 500),
    ink: [30, 110, 70],
    ground: () => [232, 236, 240],
    light: (x, y) => 0.85 + 0.25 * Math.exp(-((x - 200) ** 2 + (y - 100) ** 2) / 40_000),
  }),
  tight: random => {
    const base = sheet(random, 400, 400)
    return {...base, size: 470, at: [200, 200]}
  },
  huge: random => ({...sheet(random, 4000, 3000), size: uniform(random, 700, 1800)}),
} as const satisfies Record<string, Kind>
export type KindName = keyof typeof kinds

async function withAlpha(picture: Sharp, coverage: Uint8Array): Promise<Sharp> {
  const {info} = await picture.clone().raw().toBuffer({resolveWithObject: true})
  const rgba = new Uint8Array(4 * coverage.length)
  for (let i = 0; i < coverage.length; i++) rgba[4 * i + 3] = coverage[i] as number
  return sharp(rgba, {raw: {width: info.width, height: info.height, channels: 4}}).png()
}

/** A picture file of that kind, of a digit given as 28 × 28 light on dark. */
export async function photographOf(kind: KindName, digit: Uint8Array, seed: number): Promise<Buffer> {
  const random = createRandom(seed, kind)
  return take(kinds[kind](random), [{digit}], random)
}

/** The same of several digits in rows of so many, from the left. */
export async function photographOfSeveral(
  digits: readonly Uint8Array[],
  columns: number,
  seed: number,
): Promise<Buffer> {
  const random = createRandom(seed, 'several')
  const pitch = 190
  const rows = Math.ceil(digits.length / columns)
  const scene = {...sheet(random, 200 + pitch * columns, 200 + pitch * rows), size: 180, turn: 0}
  const placed = digits.map((digit, i) => {
    const at = [100 + pitch * ((i % columns) + 0.5), 100 + pitch * (Math.floor(i / columns) + 0.5)] as const
    return {digit, at}
  })
  return take(scene, placed, random)
}

async function take(
  {
    width,
    height,
    size,
    at,
    ink,
    ground,
    light,
    over,
    grain = 0,
    begins = 85,
    noise = 3,
    turn = 0,
    encode,
  }: Scene,
  digits: readonly {readonly digit: Uint8Array; readonly at?: readonly [number, number]}[],
  random: Random,
): Promise<Buffer> {
  const [cos, sin] = [Math.cos(turn) * (28 / size), Math.sin(turn) * (28 / size)]
  const rgb = new Uint8Array(width * height * 3)
  const coverage = new Uint8Array(width * height)
  const noises = Float32Array.from({length: 4096}, () => normal(random, 0, noise))
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      let covered = 0
      for (const {digit, at: [left, top] = at} of digits) {
        const [dx, dy] = [x - left, y - top]
        if (Math.hypot(dx, dy) > size * 0.75) continue
        const value = sample(digit, 13.5 + dx * cos + dy * sin, 13.5 - dx * sin + dy * cos)
        covered = Math.max(covered, smoothStep((value - begins) / 80))
      }
      if (grain > 0 && covered > 0) covered *= 1 - grain * random.unit()
      coverage[i] = 255 * covered
      const below = ground(x, y)
      const above = over?.(x, y)
      const lit = light?.(x, y) ?? 1
      const rough = noises[(i * 31 + ((i * i) >> 7)) & 4095] as number
      for (let c = 0; c < 3; c++) {
        const [under, stroke] = [below[c] as number, ink[c] as number]
        const tone = above?.[c] ?? under + (stroke - under) * covered
        rgb[3 * i + c] = Math.min(255, Math.max(0, tone * lit + rough))
      }
    }
  }
  const picture = sharp(rgb, {raw: {width, height, channels: 3}})
  return (await (encode?.(picture, coverage) ?? picture.png({compressionLevel: 1}))).toBuffer()
}
