import {readFileSync, type Stats} from 'node:fs'
import {readFile, stat} from 'node:fs/promises'
import sharp from 'sharp'
import {TfnotesError} from '../../errors.ts'
import {readError} from '../../system/io-error.ts'
import {reasonOf} from '../../system/reason-of.ts'
import {isBmp, readBmp} from './bmp.ts'
import type {Raster} from './raster.ts'
import {shrinkToFit} from './resize.ts'

/** More than any camera's picture; a picture of more is refused before a pixel of it is decoded. */
export const mostPixels = 150_000_000

/** No network of ours sees more detail than this; larger pictures are reduced while they are decoded. */
const longestSide = 2048

/** Bytes of a file that are read at once; sharp reads larger ones as it goes. */
const mostHeld = 2 ** 24

/** Formats of sharp's that are pictures; it also reads tables and raw data, which nobody means here. */
const formats = ['png', 'jpeg', 'webp', 'gif', 'tiff', 'svg', 'heif', 'avif', 'jp2', 'jxl', 'ppm']

/**
 * Decodes a picture file of any of PNG, JPEG, WebP, GIF (first frame), TIFF, BMP, SVG, AVIF, judged by its content
 * and not by its name, turned as its EXIF orientation says, alpha laid on white.
 *
 * @returns RGB, no side longer than 2048
 * @throws TfnotesError file-missing, is-a-folder, picture-empty, picture-format, picture-broken,
 *   picture-too-large, file-unreadable
 */
export async function decodePicture(path: string): Promise<Raster> {
  const {size} = await checkFile(path)
  try {
    // The header and the pixels are read apart: from memory the file is opened and listed once.
    const source = size <= mostHeld ? readFileSync(path) : path
    const input = sharp(source, {limitInputPixels: false, failOn: 'error'})
    const {format, width = 0, height = 0, hasAlpha = false} = await input.metadata()
    if (!format || !formats.includes(format))
      throw new TfnotesError('picture-format', {file: path, found: format})
    if (width * height > mostPixels)
      throw new TfnotesError('picture-too-large', {file: path, width, height, limit: mostPixels})
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
    const {data, info} = await (hasAlpha ? oriented.ensureAlpha() : oriented.removeAlpha())
      .raw({depth: 'uchar'})
      .toBuffer({resolveWithObject: true})
    if (info.channels === 3) return {width: info.width, height: info.height, channels: 3, data}
    return onPaper(data, info.width, info.height)
  } catch (error) {
    if (error instanceof TfnotesError) throw error
    return decodeOther(path, error)
  }
}

async function checkFile(path: string): Promise<Stats> {
  const found = await stat(path).catch(cause => {
    throw readError(cause, path)
  })
  if (found.isDirectory()) throw new TfnotesError('is-a-folder', {path})
  if (!found.isFile()) throw new TfnotesError('picture-format', {file: path})
  if (found.size === 0) throw new TfnotesError('picture-empty', {file: path})
  return found
}

/** What sharp could not read: a bitmap, a picture that is damaged, or no picture at all. */
async function decodeOther(path: string, cause: unknown): Promise<Raster> {
  const {size} = await stat(path)
  const bytes = size > 4 * mostPixels ? undefined : await readFile(path).catch(() => undefined)
  if (!bytes) throw readError(cause, path)
  if (isBmp(bytes)) {
    const {rgba, width, height} = readBmp(bytes, path, mostPixels)
    return shrinkToFit(onPaper(rgba, width, height), longestSide)
  }
  const message = reasonOf(cause)
  if (/unsupported image format|no.*loader/i.test(message)) {
    throw new TfnotesError('picture-format', {file: path, found: isText(bytes) ? 'text' : undefined}, {cause})
  }
  throw new TfnotesError('picture-broken', {file: path, reason: message.split('\n')[0]}, {cause})
}

const isText = (bytes: Uint8Array) =>
  bytes.subarray(0, 512).every(byte => byte >= 32 || (byte >= 9 && byte <= 13))

/** Lays RGBA on white; on black where on white nothing would be seen of it (white ink on nothing). */
function onPaper(rgba: Uint8Array, width: number, height: number): Raster {
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
