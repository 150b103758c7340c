import {integer, normal, uniform} from '../../random/distributions.ts'
import type {Random} from '../../random/random.ts'
import type {LoadOptions} from '../dataset.ts'
import type {FoundPictures} from '../picture-set.ts'
import {paintBackdrop} from './backdrops.ts'
import {type Colour, colourFrom, multiply} from './colours.ts'
import {drawSet} from './draw-set.ts'
import {fillOutline} from './fill.ts'
import {inkPath} from './ink.ts'
import {type Kind, kinds, type Part} from './scene-shapes.ts'
import {createWarp, drawStroke, join, mixture, type Path, transform} from './strokes.ts'

const side = 32

/** Of the scene that is being drawn: its red, green and blue, and how far the part at hand covers each pixel. */
const canvas = new Float32Array(side * side * 3)
const mask = new Float32Array(side * side)

/** Coloured, textured things of CIFAR-10's ten kinds before a backdrop, 32×32. */
export const generateScenes = (options: LoadOptions): Promise<FoundPictures> =>
  drawSet(options, {kind: 'scenes', size: side * side * 3, train: 10_000, test: 2_000, draw: drawScene})

function drawScene(random: Random, label: number, pixels: Uint8Array): void {
  const kind = kinds[label] as Kind
  paintBackdrop(random, canvas, side, kind.backdrops[integer(random, kind.backdrops.length)] ?? 'room')
  const place = createPlacing(random)
  const colours = createPalette(random, kind)
  const texture = createTexture(random)
  for (const part of kind.parts)
    if (random.unit() < (part.chance ?? 1)) paintPart(random, part, place, colours, texture)
  develop(random, pixels)
}

/** One position, size, direction and warp for the whole thing. */
function createPlacing(random: Random): (path: Path) => void {
  const warp = createWarp(random, 0.9)
  const size = uniform(random, 0.62, 1.1)
  const direction = random.unit() < 0.5 ? -1 : 1
  const [high, turn] = [Math.exp(normal(random, 0, 0.1)), normal(random, 0, 0.09)]
  const [x, y] = [normal(random, 15.5, 2.2), normal(random, 16, 1.8)]
  return path => {
    warp(path)
    transform(path, [1, 0, 0, 1, -16, -16])
    transform(path, [size * direction, -turn * size, turn * size * direction, size * high, x, y])
  }
}

function createPalette(random: Random, {hue, saturation, lightness}: Kind): Record<Part['colour'], Colour> {
  const body = colourFrom(
    uniform(random, ...hue),
    uniform(random, ...saturation),
    uniform(random, ...lightness),
  )
  const second = multiply(body, uniform(random, 0.35, 1.4))
  return {
    body,
    second,
    dark: colourFrom(uniform(random, 0, 360), 0.1, uniform(random, 0.03, 0.18)),
    light: colourFrom(uniform(random, 30, 60), uniform(random, 0, 0.4), uniform(random, 0.7, 0.95)),
    glass: colourFrom(uniform(random, 190, 220), uniform(random, 0.1, 0.4), uniform(random, 0.15, 0.75)),
  }
}

/** Brightness of a body at a pixel: lit from above, with patches or stripes. */
function createTexture(random: Random): (x: number, y: number) => number {
  const [depth, light] = [uniform(random, 0, 0.35), uniform(random, -0.012, 0.004)]
  const [u, v, phase] = [uniform(random, -1.2, 1.2), uniform(random, -1.2, 1.2), uniform(random, 0, 6.3)]
  return (x, y) => (1 + light * (y - 16)) * (1 - depth * (0.5 + 0.5 * Math.sin(u * x + v * y + phase)))
}

function paintPart(
  random: Random,
  part: Part,
  place: (path: Path) => void,
  colours: Record<Part['colour'], Colour>,
  texture: (x: number, y: number) => number,
): void {
  mask.fill(0)
  const paths = drawStroke(random, part.points, mixture(random, part.points.length, 1.3), 0.3)
  for (const path of paths) place(path)
  const {width} = part
  if (width === undefined) fillOutline(mask, side, join(paths))
  else for (const path of paths) inkPath(mask, side, path, () => width / 2, 1)
  const [red, green, blue] = multiply(colours[part.colour], part.shade ?? 1)
  const textured = part.colour === 'body' || part.colour === 'second'
  for (let i = 0; i < mask.length; i++) {
    const covered = mask[i] as number
    if (covered === 0) continue
    const light = textured ? texture(i % side, Math.floor(i / side)) : 1
    const r = canvas[3 * i] as number
    const g = canvas[3 * i + 1] as number
    const b = canvas[3 * i + 2] as number
    canvas[3 * i] = r + (red * light - r) * covered
    canvas[3 * i + 1] = g + (green * light - g) * covered
    canvas[3 * i + 2] = b + (blue * light - b) * covered
  }
}

/** Exposure, a tint of the light, noise, and bytes. */
function develop(random: Random, pixels: Uint8Array): void {
  const exposure = uniform(random, 0.75, 1.2)
  const tint = [0, 1, 2].map(() => exposure * uniform(random, 0.92, 1.08))
  const grain = uniform(random, 4, 22)
  for (let i = 0, bits = 0; i < canvas.length; ) {
    for (let c = 0; c < 3; c++, i++) {
      // One draw serves four values: grain needs eight bits, not thirty-two.
      bits = (i & 3) === 0 ? random.bits() : bits >>> 8
      const noise = ((bits & 255) / 127.5 - 1) * grain
      const value = 255 * (canvas[i] as number) * (tint[c] as number) + noise
      pixels[i] = value < 0 ? 0 : Math.min(value, 255)
    }
  }
}
