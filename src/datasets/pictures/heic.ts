import {TfnotesError} from '../../errors.ts'
import {reasonOf} from '../../system/reason-of.ts'
import {longestSide, mostPixels, onPaper} from './pixels.ts'
import type {Raster} from './raster.ts'
import {shrinkToFit} from './resize.ts'

/**
 * Decodes a HEIC, which sharp's binaries may not hold a decoder for: the format is patented. The library that does is an
 * optional package, loaded by the first such picture. It turns a picture as the file says by itself.
 *
 * @returns RGB, no side longer than 2048
 * @throws TfnotesError heic-reader-missing, picture-broken, picture-too-large
 */
export async function decodeHeic(bytes: Uint8Array, file: string): Promise<Raster> {
  const {HeifDecoder} = await loadLibheif(file)
  const broken = (cause: unknown) =>
    new TfnotesError('picture-broken', {file, reason: `HEIC: ${reasonOf(cause).split('\n')[0]}`}, {cause})
  try {
    const images = new HeifDecoder().decode(bytes)
    const image = images.find(one => one.is_primary()) ?? images[0]
    if (!image) throw broken('no picture')
    const [width, height] = [image.get_width(), image.get_height()]
    if (width * height > mostPixels)
      throw new TfnotesError('picture-too-large', {file, width, height, limit: mostPixels})
    const empty = {data: new Uint8ClampedArray(width * height * 4), width, height}
    const shown = await new Promise<{data: Uint8ClampedArray} | null>(done => image.display(empty, done))
    for (const one of images) one.free()
    if (!shown) throw broken('it cannot be decoded')
    return shrinkToFit(onPaper(Uint8Array.from(shown.data), width, height), longestSide)
  } catch (error) {
    throw error instanceof TfnotesError ? error : broken(error)
  }
}

async function loadLibheif(file: string) {
  try {
    return (await import('libheif-js/wasm-bundle.js')).default
  } catch (cause) {
    throw new TfnotesError('heic-reader-missing', {file}, {cause})
  }
}
