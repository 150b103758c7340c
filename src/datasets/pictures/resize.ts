import {lower, precision} from './assembly/precision.ts'
import type {Raster} from './raster.ts'
import {resizeRows, type Taps} from './resize-rows.ts'

const lobes = 3

const lanczos = (x: number) => (x === 0 ? 1 : Math.abs(x) >= lobes ? 0 : sinc(x) * sinc(x / lobes))
const sinc = (x: number) => Math.sin(Math.PI * x) / (Math.PI * x)

/** The kernel is stretched by the factor of reduction, so that reducing averages and does not skip. */
function tapsFor(from: number, to: number): Taps {
  const scale = from / to
  const stretch = Math.max(1, scale)
  const reach = lobes * stretch
  const count = 4 * Math.ceil((2 * reach + 1) / 4)
  const [first, weights] = [new Int32Array(to), new Int16Array(2 * to * count)]
  for (let place = 0; place < to; place++) {
    const centre = (place + 0.5) * scale
    const begin = Math.max(0, Math.floor(centre - reach + 0.5))
    const end = Math.min(from, Math.floor(centre + reach + 0.5))
    const raw = Array.from({length: end - begin}, (_, i) => lanczos((begin + i + 0.5 - centre) / stretch))
    const sum = raw.reduce((total, weight) => total + weight, 0)
    first[place] = begin
    for (const [i, share] of raw.entries()) {
      // Halves are rounded away from zero, as PIL rounds them.
      const weight = Math.sign(share) * Math.floor(Math.abs(share / sum) * (1 << precision) + 0.5)
      const upper = (weight + (1 << (lower - 1))) >> lower
      const at = 2 * (place * count + i) - (i & 3)
      weights[at] = upper
      weights[at + 4] = weight - (upper << lower)
    }
  }
  return {from, to, first, count, weights}
}

/** Data sets are full of pictures of one size, and the sines cost more than using them. */
const remembered = new Map<string, Taps>()
const mostRemembered = 64

function taps(from: number, to: number): Taps {
  const key = `${from} ${to}`
  let found = remembered.get(key)
  if (!found) {
    if (remembered.size >= mostRemembered) remembered.clear()
    found = tapsFor(from, to)
    remembered.set(key, found)
  }
  return found
}

/**
 * Resizes with Lanczos' kernel of three lobes to the very bytes of PIL (`Image.LANCZOS`, once called ANTIALIAS): first
 * across, then down, rounded to bytes after each. Width and height scale independently.
 */
export function resizeLanczos(picture: Raster, width: number, height: number): Raster {
  if (picture.width === width && picture.height === height) return picture
  const {channels} = picture
  const data = resizeRows(picture.data, channels, taps(picture.width, width), taps(picture.height, height))
  return {width, height, channels, data}
}

/** Reduced, with its proportions, until no side is longer than `most`. */
export function shrinkToFit(picture: Raster, most: number): Raster {
  const factor = Math.min(1, most / Math.max(picture.width, picture.height))
  const scaled = (side: number) => Math.max(1, Math.round(side * factor))
  return resizeLanczos(picture, scaled(picture.width), scaled(picture.height))
}
