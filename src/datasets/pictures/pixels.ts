import {TfnotesError} from '../../errors.ts'
import {loadSharp} from './load-sharp.ts'
import type {Raster} from './raster.ts'

/** More than any camera's picture; a picture of more is refused before a pixel of it is decoded. */
export const mostPixels = 150_000_000

/** Pictures of more are decoded one at a time: interlaced or turned, one of the largest takes 1.4 GB. */
const manyPixels = 30_000_000

/** No network of ours sees more detail than this; larger pictures are reduced while they are decoded. */
export const longestSide = 2048

/**
 * Decodes a picture with sharp: turned as its EXIF orientation says, alpha laid on white.
 *
 * @param source its bytes, or where they are
 * @param file named in errors
 * @param formats sharp's names of those that are taken
 * @returns RGB, no side longer than 2048
 * @throws TfnotesError picture-format, picture-too-large, sharp-missing; sharp's own errors
 */
export async function readPixels(
  source: Buffer | string,
  file: string,
  formats: readonly string[],
): Promise<Raster> {
  const sharp = await loadSharp()
  const input = sharp(source, {limitInputPixels: false, failOn: 'error'})
  const {format, width = 0, height = 0, hasAlpha = false} = await input.metadata()
  if (!format || !formats.includes(format)) throw new TfnotesError('picture-format', {file, found: format})
  if (width * height > mostPixels)
    throw new TfnotesError('picture-too-large', {file, width, height, limit: mostPixels})
  const oriented = input
    .autoOrient()
    .resize({
      width: longestSide,
      height: longestSide,
      fit: 'inside',
      withoutEnlargement: true,
      kernel: 'lanczos3',
    })
    .toColourspace('srgb')
  // Most pictures have no alpha: to add one and lay it on paper would cost them more than to be decoded.
  const output = (hasAlpha ? oriented.ensureAlpha() : oriented.removeAlpha()).raw({depth: 'uchar'})
  const decode = () => output.toBuffer({resolveWithObject: true})
  const {data, info} = await (width * height > manyPixels ? oneAtATime(decode) : decode())
  if (info.channels === 3) return {width: info.width, height: info.height, channels: 3, data}
  return onPaper(data, info.width, info.height)
}

let last: Promise<unknown> = Promise.resolve()

function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work)
  last = done.catch(() => {})
  return done
}

/** Lays RGBA on white; on black where on white nothing would be seen of it (white ink on nothing). */
export function onPaper(rgba: Uint8Array, width: number, height: number): Raster {
  const onWhite = compose(rgba, 255)
  const vanished = onWhite.every(value => value > 240) && rgba.some((value, i) => i % 4 === 3 && value < 128)
  return {width, height, channels: 3, data: vanished ? compose(rgba, 0) : onWhite}
}

function compose(rgba: Uint8Array, paper: number): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3)
  for (let i = 0, k = 0; i < rgba.length; i += 4) {
    const alpha = rgba[i + 3] as number
    for (let c = 0; c < 3; c++)
      rgb[k++] = Math.round(((rgba[i + c] as number) * alpha + paper * (255 - alpha)) / 255)
  }
  return rgb
}
