import type {Inversion, Preparation} from '../facts/facts.ts'
import {type DatasetName, facts} from '../facts/index.ts'
import {prepareDigit} from './prepare-digit.ts'
import {invertRaster, type Raster, toColour, toGrey} from './raster.ts'
import {resizeLanczos, shrinkToFit} from './resize.ts'

export interface PrepareOptions {
  /** Of the network: [height, width, channels]. */
  readonly inputShape: readonly number[]
  readonly prepare: Preparation
  readonly invert: Inversion
}

export interface PreparedPicture {
  /** What the network sees: height × width × channels bytes. */
  readonly picture: Raster
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
  const inverted = invert === 'yes' || (invert === 'auto' && hasLightBorder(decoded))
  const finished = (picture: Raster): PreparedPicture => ({
    picture: channels === 3 ? toColour(picture) : toGrey(picture),
    inverted,
    blank: picture.data.every(value => Math.abs(value - (picture.data[0] as number)) < 8),
  })

  if (prepare === 'mnist') {
    const side = Math.min(width, height)
    const source = decoded.width === side && decoded.height === side ? toGrey(decoded) : decoded
    const digit: Raster = {
      width: side,
      height: side,
      channels: 1,
      data: prepareDigit(source, side, !inverted),
    }
    return finished(resizeLanczos(digit, width, height))
  }
  const plain = resizeLanczos(
    channels === 3 && prepare === 'plain' ? decoded : toGrey(decoded),
    width,
    height,
  )
  if (prepare === 'plain') return finished(inverted ? invertRaster(plain) : plain)
  const isInk = (value: number) => (inverted ? value < notesThreshold : value > 255 - notesThreshold)
  return finished({...plain, data: plain.data.map(value => (isInk(value) ? 255 : 0))})
}

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
