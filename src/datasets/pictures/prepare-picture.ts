import type {Inversion, Preparation} from '../facts/facts.ts'
import {type DatasetName, facts} from '../facts/index.ts'
import type {Box} from './blobs.ts'
import type {LeftOut} from './left-out.ts'
import {prepareDigits} from './prepare-digit.ts'
import {cropRaster, invertRaster, type Raster, toColour, toGrey} from './raster.ts'
import {resizeLanczos, shrinkToFit} from './resize.ts'
import {sheetIn} from './sheet.ts'

export interface PrepareOptions {
  /** Of the network: [height, width, channels]. */
  readonly inputShape: readonly number[]
  readonly prepare: Preparation
  readonly invert: Inversion
}

/** One of several figures that stand apart. */
export interface PreparedFigure {
  /** What the network sees: height × width × channels bytes. */
  readonly picture: Raster
  /** Where it lies, in pixels of the decoded picture. */
  readonly box: Box
}

export interface PreparedPicture {
  /** What the network sees: height × width × channels bytes; of several figures the first. */
  readonly picture: Raster
  /** In reading order, where digits were looked for and several were found; else none. */
  readonly figures: readonly PreparedFigure[]
  /** What was seen and taken for no writing. */
  readonly leftOut: readonly LeftOut[]
  readonly inverted: boolean
  /** Nothing but one even tone was left: there was no ink, or no picture. */
  readonly blank: boolean
}

/** How a picture is prepared for a network that was trained on this data set, unless the reader says otherwise. */
export function usualPreparation(dataset: DatasetName): Pick<PrepareOptions, 'prepare' | 'invert'> {
  const {prepare = 'plain', invert = 'no'} = facts[dataset].picture ?? {}
  return {prepare, invert}
}

/** The notes' threshold: darker than this is ink. */
const notesThreshold = 200

/** Turns a decoded picture into what the network sees. */
export function preparePicture(
  decoded: Raster,
  {inputShape, prepare, invert}: PrepareOptions,
): PreparedPicture {
  const [height = 28, width = 28, channels = 1] = inputShape
  const coloured = (picture: Raster) => (channels === 3 ? toColour(picture) : toGrey(picture))
  const finished = (picture: Raster, inverted: boolean): PreparedPicture => ({
    picture: coloured(picture),
    inverted,
    blank: picture.data.every(value => Math.abs(value - (picture.data[0] as number)) < 8),
    figures: [],
    leftOut: [],
  })

  if (prepare === 'mnist') {
    const side = Math.min(width, height)
    const ground = groundOf(decoded, invert)
    const source = decoded.width === side && decoded.height === side ? toGrey(decoded) : ground.picture
    const {digits, leftOut} = prepareDigits(source, side, !ground.isLight)
    const seen = digits.map(({data, box}) => ({
      picture: coloured(resizeLanczos({width: side, height: side, channels: 1, data}, width, height)),
      box: moved(box, ground.left, ground.top),
    }))
    const nothing: Raster = {width, height, channels: 1, data: new Uint8Array(width * height)}
    return {
      ...finished(seen[0]?.picture ?? nothing, ground.isLight),
      figures: seen.length > 1 ? seen : [],
      leftOut: ground.isCut ? [...new Set<LeftOut>(['edge', ...leftOut])] : leftOut,
    }
  }
  const inverted = invert === 'yes' || (invert === 'auto' && hasLightBorder(decoded))
  const plain = resizeLanczos(
    channels === 3 && prepare === 'plain' ? decoded : toGrey(decoded),
    width,
    height,
  )
  if (prepare === 'plain') return finished(inverted ? invertRaster(plain) : plain, inverted)
  const isInk = (value: number) => (inverted ? value < notesThreshold : value > 255 - notesThreshold)
  return finished({...plain, data: plain.data.map(value => (isInk(value) ? 255 : 0))}, inverted)
}

interface Ground {
  /** The picture, or the sheet on it. */
  readonly picture: Raster
  readonly isCut: boolean
  readonly left: number
  readonly top: number
  /** Whether ink is dark on it. */
  readonly isLight: boolean
}

/** What is written on, and whether that is light: the picture, or a sheet (a board) that lies on something else. */
function groundOf(picture: Raster, invert: Inversion): Ground {
  const all = {picture, isCut: false, left: 0, top: 0}
  // A picture no larger than a network's own is a digit: its strokes could be taken for a sheet.
  if (Math.min(picture.width, picture.height) < smallestPhotograph)
    return {...all, isLight: invert === 'auto' ? hasLightBorder(picture) : invert === 'yes'}
  const isLight = invert === 'auto' ? undefined : invert === 'yes'
  const borderIsLight = hasLightBorder(picture)
  for (const light of [!borderIsLight, borderIsLight]) {
    const box = isLight === undefined || isLight === light ? sheetIn(picture, light) : undefined
    if (box)
      return {picture: cropRaster(picture, box), isCut: true, left: box.left, top: box.top, isLight: light}
  }
  return {...all, isLight: isLight ?? borderIsLight}
}

const smallestPhotograph = 64

const moved = ({left, top, right, bottom}: Box, x: number, y: number): Box => ({
  left: left + x,
  top: top + y,
  right: right + x,
  bottom: bottom + y,
})

/**
 * Whether the border (a twentieth of the picture on each side) is light, measured between the picture's darkest and
 * lightest tone. Where half of it is and half is not (a sheet on a dark table), the whole picture decides.
 */
function hasLightBorder(picture: Raster): boolean {
  const {width, height, data} = shrinkToFit(toGrey(picture), 512)
  const depth = Math.max(1, Math.floor(Math.min(width, height) / 20))
  const middle = (data.reduce((a, b) => Math.min(a, b)) + data.reduce((a, b) => Math.max(a, b))) / 2
  const lightShare = (isCounted: (x: number, y: number) => boolean) => {
    let [light, all] = [0, 0]
    for (let i = 0; i < data.length; i++) {
      if (!isCounted(i % width, Math.floor(i / width))) continue
      all++
      if ((data[i] as number) > middle) light++
    }
    return light / all
  }
  const border = lightShare((x, y) => x < depth || y < depth || x >= width - depth || y >= height - depth)
  return Math.abs(border - 0.5) > 0.2 ? border > 0.5 : lightShare(() => true) > 0.5
}
