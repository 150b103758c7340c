import openLibjpeg from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs'
import type {Raster} from './raster.ts'

/** Larger pictures are decoded as fast by sharp, whose cost per picture is high and per pixel low. */
const longestSide = 256

/** More than a picture of that size takes; longer files are not even copied into libjpeg's memory. */
export const mostBytes = 2 ** 17

/** What makes sharp turn a picture or change its colours. */
const conversions = ['Exif', 'ICC_PROFILE']

const {JPEGDecoder} = await openLibjpeg()
const decoder = new JPEGDecoder()

/**
 * Decodes a small grey JPEG, as handwritten digits are kept in by the ten thousand: 10 µs for one of 28×28, of which
 * sharp takes 400, to the same bytes. Anything else about the file (colour, orientation, damage) gives `undefined`:
 * then it is sharp's to read or to refuse.
 */
export function decodeGreyJpeg(bytes: Buffer): Raster | undefined {
  if (bytes.length > mostBytes || conversions.some(word => bytes.includes(word))) return undefined
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes)
    decoder.readHeader()
    const {width, height, componentCount} = decoder.getFrameInfo()
    if (componentCount !== 1 || Math.max(width, height) > longestSide) return undefined
    decoder.decode()
    return {width, height, channels: 1, data: Uint8Array.from(decoder.getDecodedBuffer())}
  } catch {
    return undefined
  }
}
