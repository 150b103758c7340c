import {type Box, longestOf} from './blobs.ts'
import {inkOf} from './ink.ts'
import {type LeftOut, leftOutKinds} from './left-out.ts'
import {cropRaster, type Plane, type Raster, toGrey} from './raster.ts'
import {resizeLanczos, shrinkToFit} from './resize.ts'
import {strokeWidth, thicken} from './strokes.ts'
import {writingIn} from './writing.ts'

/** Where ink is looked for, a picture is no larger than this: a digit does not need more. */
const workingSide = 280

/** Ink that stands out from the paper by less than this (of 255) is a shadow of the paper itself. */
const faintest = 12

/** MNIST's strokes are about this wide when the digit fills its box of 20; a fine pen's are brought near to it. */
const usualStroke = 2.2

/** A figure of a picture, ready for a network. */
export interface PreparedDigit {
  /** Grey, side × side, light ink on black. */
  readonly data: Uint8Array
  /** Where it lies in the picture; of what was prepared already, everywhere. */
  readonly box: Box
}

export interface PreparedDigits {
  /** In reading order; none where there is no ink. */
  readonly digits: readonly PreparedDigit[]
  /** What was seen and taken for no writing. */
  readonly leftOut: readonly LeftOut[]
}

/**
 * Prepares every written figure as MNIST's were: the ink found against its paper, cropped to its box, fitted into 20/28
 * of the side with its proportions, and centred by its mass. Greys at the edges of strokes are kept.
 */
export function prepareDigits(picture: Raster, side: number, lightInk: boolean): PreparedDigits {
  const whole = {left: 0, top: 0, right: picture.width, bottom: picture.height}
  if (lightInk && isPrepared(picture, side)) return {digits: [{data: picture.data, box: whole}], leftOut: []}
  const small = shrinkToFit(picture, workingSide)
  const ink = inkOf(isGrey(small) ? toGrey(small) : small, lightInk)
  const {figures, leftOut} = writingIn(ink, faintest)
  const scale = picture.width / small.width
  const digits = figures.map(({box, mask}) => {
    const place = scaleBox(box, scale, picture)
    const longest = longestOf(box)
    const closer = scale > 1 && longest < workingSide / 3 && closeUp(picture, place, side, lightInk)
    if (closer) return {data: closer, box: place}
    const strokes = keepWriting(ink, mask)
    const wanted = (usualStroke / 20) * longest
    const missing = wanted - strokeWidth(mask, ink.width)
    const grown = missing > 0 ? missing / 2 : 0
    const digit = crop(thicken(strokes, grown), widen(box, ink, Math.ceil(grown)))
    return {data: fitAndCentre(digit, side), box: place}
  })
  return {digits, leftOut: leftOutKinds.filter(kind => leftOut.has(kind))}
}

const isGrey = ({channels, data}: Raster) =>
  channels === 3 && data.every((value, i) => i % 3 === 0 || value === data[i - 1])

/** A small figure once more, from the pixels that the whole picture was reduced from; neighbours may look in. */
function closeUp(picture: Raster, place: Box, side: number, lightInk: boolean): Uint8Array | undefined {
  const around = widen(place, picture, Math.ceil(longestOf(place) / 2))
  const {digits} = prepareDigits(cropRaster(picture, around), side, lightInk)
  const [x, y] = [(place.left + place.right) / 2 - around.left, (place.top + place.bottom) / 2 - around.top]
  return digits.find(({box}) => box.left <= x && x < box.right && box.top <= y && y < box.bottom)?.data
}

/**
 * A picture of the network's own size, black at its border but for a tail that reaches it, whose ink is already
 * centred: it is left as it is.
 */
function isPrepared({width, height, channels, data}: Raster, side: number): boolean {
  if (width !== side || height !== side || channels !== 1) return false
  let [mass, sumX, sumY, border] = [0, 0, 0, 0]
  for (let i = 0; i < data.length; i++) {
    const [x, y, value] = [i % side, Math.floor(i / side), data[i] as number]
    mass += value
    sumX += value * x
    sumY += value * y
    if (x === 0 || y === 0 || x === side - 1 || y === side - 1) border += value < 40 ? 0 : 1
  }
  const centre = (side - 1) / 2
  return mass > 0 && border < side / 4 && Math.hypot(sumX / mass - centre, sumY / mass - centre) < side / 14
}

/** Ink on the writing and just beside it, scaled so that full strokes are 255; 0 elsewhere. */
function keepWriting(ink: Plane, mask: Uint8Array): Plane {
  const {width, height} = ink
  const strengths = [...ink.data].filter((_, i) => mask[i]).sort((a, b) => a - b)
  const full = strengths[Math.floor(strengths.length * 0.75)] as number
  const near = thicken({width, height, data: Float32Array.from(mask)}, 1.5).data
  const data = ink.data.map((value, i) =>
    near[i] ? Math.min(255, (255 * Math.max(0, value - faintest / 2)) / full) : 0,
  )
  return {width, height, data}
}

const widen = (box: Box, {width, height}: Pick<Raster, 'width' | 'height'>, by: number): Box => ({
  left: Math.max(0, box.left - by),
  top: Math.max(0, box.top - by),
  right: Math.min(width, box.right + by),
  bottom: Math.min(height, box.bottom + by),
})

const scaleBox = (box: Box, by: number, {width, height}: Raster): Box => ({
  left: Math.floor(box.left * by),
  top: Math.floor(box.top * by),
  right: Math.min(width, Math.ceil(box.right * by)),
  bottom: Math.min(height, Math.ceil(box.bottom * by)),
})

function crop(plane: Plane, {left, top, right, bottom}: Box): Raster {
  const [width, height] = [right - left, bottom - top]
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      data[y * width + x] = plane.data[(top + y) * plane.width + left + x] as number
  }
  return {width, height, channels: 1, data}
}

/** Scales the longer side to 20/28 of `side` and lays the result into side × side with its centre of mass in the middle. */
function fitAndCentre(digit: Raster, side: number): Uint8Array {
  const box = Math.round((side * 20) / 28)
  const scale = box / Math.max(digit.width, digit.height)
  const scaled = (length: number) => Math.max(1, Math.round(length * scale))
  const {width, height, data} = resizeLanczos(digit, scaled(digit.width), scaled(digit.height))
  let [mass, sumX, sumY] = [0, 0, 0]
  for (let i = 0; i < data.length; i++) {
    const value = data[i] as number
    mass += value
    sumX += value * (i % width)
    sumY += value * Math.floor(i / width)
  }
  const centre = (side - 1) / 2
  const left = clamp(Math.round(centre - sumX / mass), side - width)
  const top = clamp(Math.round(centre - sumY / mass), side - height)
  const out = new Uint8Array(side * side)
  for (let y = 0; y < height; y++) out.set(data.subarray(y * width, (y + 1) * width), (top + y) * side + left)
  return out
}

const clamp = (value: number, most: number) => Math.min(Math.max(0, value), most)
