import {integer, normal, uniform} from '../../random/distributions.ts'
import type {Random} from '../../random/random.ts'
import type {LoadOptions} from '../dataset.ts'
import type {FoundPictures} from '../picture-set.ts'
import {drawSet} from './draw-set.ts'
import {fillOutline} from './fill.ts'
import {type GarmentForm, garmentShapes, type Seam} from './garment-shapes.ts'
import {inkPath} from './ink.ts'
import {pickByShare} from './pick.ts'
import {createWarp, drawStroke, join, mirror, mixture, type Path, transform} from './strokes.ts'

const side = 28
const middle = (side - 1) / 2

/** Garments drawn from outlines with seams and textures, light on black, like Fashion-MNIST's ten classes. */
export const generateGarments = (options: LoadOptions): Promise<FoundPictures> =>
  drawSet(options, {kind: 'garments', size: side * side, train: 20_000, test: 4_000, draw: drawGarment})

/** Of the garment that is being drawn: how far its outline covers each pixel, its brightness, and the ink of a seam. */
const cloth = new Float32Array(side * side)
const shade = new Float32Array(side * side)
const ink = new Float32Array(side * side)
/** Of its cloth: the stripes, by row or by column. */
const waves = new Float64Array(side)

function drawGarment(random: Random, label: number, pixels: Uint8Array): void {
  const form = pickByShare(random, garmentShapes[label] ?? [])
  const place = createPlacing(random)
  const tone = Math.min(250, uniform(random, 60, 300))
  shade.fill(0)
  if (form.outline) {
    cloth.fill(0)
    fillOutline(cloth, side, join(tracePaths(random, form.outline, form.mirrored === true, place)))
  }
  const texture = createTexture(random)
  if (form.outline) {
    for (let y = 0, i = 0; y < side; y++) {
      for (let x = 0; x < side; x++, i++) {
        const covered = cloth[i] as number
        if (covered !== 0) shade[i] = covered * texture(x, y)
      }
    }
  }
  for (const seam of form.seams ?? []) if (random.unit() < (seam.chance ?? 1)) sew(random, seam, form, place)
  for (let i = 0; i < shade.length; i++) {
    const light = (shade[i] as number) * tone
    if (light <= 2) continue
    const noisy = light + uniform(random, -12, 12)
    pixels[i] = noisy < 0 ? 0 : Math.min(noisy, 255)
  }
}

/** One size, tilt and warp for all parts of a garment. */
function createPlacing(random: Random): (path: Path) => void {
  const warp = createWarp(random, 0.5)
  const [wide, high] = [Math.exp(normal(random, 0, 0.08)), Math.exp(normal(random, -0.02, 0.05))]
  const turn = normal(random, 0, 0.03)
  return path => {
    warp(path)
    transform(path, [1, 0, 0, 1, -middle, -middle])
    transform(path, [wide, -turn, turn, high, middle, middle])
  }
}

function tracePaths(
  random: Random,
  extremes: readonly string[],
  mirrored: boolean,
  place: (path: Path) => void,
) {
  const paths = drawStroke(random, extremes, mixture(random, extremes.length, 1.2), 0.35)
  const all = mirrored ? [...paths, ...mirror(paths)] : paths
  for (const path of all) {
    if (mirrored) transform(path, [1, 0, 0, 1, middle, 0])
    place(path)
  }
  return all
}

/** Draws a seam; on a mirrored garment its x counts from the middle line, and a mirrored seam is drawn on both sides. */
function sew(random: Random, seam: Seam, form: GarmentForm, place: (path: Path) => void): void {
  const drawn = drawStroke(random, seam.points, mixture(random, seam.points.length, 1.2), 0.3)
  const radius = () => seam.width / 2
  ink.fill(0)
  for (const path of seam.mirrored ? [...drawn, ...mirror(drawn)] : drawn) {
    if (form.mirrored) transform(path, [1, 0, 0, 1, middle, 0])
    place(path)
    inkPath(ink, side, path, radius, 1)
  }
  // A seam below full tone darkens the cloth under it; at full tone and above it is a strap of its own.
  const strap = Math.min(1.2, seam.tone)
  for (let i = 0; i < ink.length; i++) {
    const covered = ink[i] as number
    if (covered === 0) continue
    const here = shade[i] as number
    const there = seam.tone < 0.8 ? here * seam.tone : Math.max(here, strap)
    shade[i] = here + (there - here) * covered
  }
}

/** Brightness of the cloth at a pixel: plain with folds, stripes, checks, spots or a print on the chest. */
function createTexture(random: Random): (x: number, y: number) => number {
  const depth = uniform(random, 0.15, 0.6)
  const period = uniform(random, 2.2, 7)
  const phase = uniform(random, 0, 6.3)
  const folds = uniform(random, 0, 0.08)
  const [left, top] = [uniform(random, 8, 12), uniform(random, 7, 13)]
  for (let v = 0; v < side; v++) waves[v] = Math.sin((2 * Math.PI * v) / period + phase) > 0 ? 1 - depth : 1
  const wave = (v: number) => waves[v] as number
  const patterns: readonly ((x: number, y: number) => number)[] = [
    () => 1,
    () => 1,
    () => 1,
    (_x, y) => wave(y),
    x => wave(x),
    (x, y) => (wave(x) + wave(y)) / 2,
    (x, y) => (wave(x) < 1 && wave(y) < 1 ? 1 - depth : 1),
    (x, y) =>
      x > left && x < left + 8 && y > top && y < top + 6 ? 1 - depth * Math.abs(Math.sin(x * y)) : 1,
  ]
  const pattern = patterns[integer(random, patterns.length)] as (x: number, y: number) => number
  return (x, y) => pattern(x, y) * (1 - folds * (1 + Math.sin(x * 0.9 + y * 0.35 + phase)))
}
