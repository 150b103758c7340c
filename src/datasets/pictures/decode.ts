import {closeSync, openSync, readFileSync, readSync, type Stats} from 'node:fs'
import {readFile, stat} from 'node:fs/promises'
import {TfnotesError} from '../../errors.ts'
import {readError} from '../../system/io-error.ts'
import {reasonOf} from '../../system/reason-of.ts'
import {isBmp, readBmp} from './bmp.ts'
import {foreignFormatOf, headBytes} from './foreign-formats.ts'
import {loadSharp} from './load-sharp.ts'
import {longestSide, mostPixels, onPaper, readPixels} from './pixels.ts'
import type {Raster} from './raster.ts'
import {shrinkToFit} from './resize.ts'

/** Bytes of a file that are read at once; sharp reads larger ones as it goes. */
const mostHeld = 2 ** 24

/** Formats of sharp's that are pictures; it also reads tables and raw data, which nobody means here. */
const formats = ['png', 'jpeg', 'webp', 'gif', 'tiff', 'heif', 'avif', 'jp2', 'jxl', 'ppm']

/**
 * What else libvips may have been built with (scripts that draw, tables, raw data) is never begun on: a file says itself
 * which reader it wants. Drawings are for a process of their own. Named one by one, for all threads share the list: were
 * everything shut out and the pictures let in again, another thread's picture would find the door closed in between.
 */
const shutOut =
  'Svg Magick Magick7 Pdf Openslide Fits Vips Rad Csv Matrix Analyze Mat Openexr Raw DcRaw Uhdr'.split(' ')
const openReaders = async () =>
  (await loadSharp()).block({operation: shutOut.map(reader => `VipsForeignLoad${reader}`)})
let readers: Promise<void> | undefined

/**
 * Decodes a picture file of any of PNG, JPEG, WebP, GIF (first frame), TIFF, BMP, SVG, AVIF, HEIC, judged by its content
 * and not by its name, turned as its EXIF orientation says, alpha laid on white.
 *
 * @returns RGB, no side longer than 2048
 * @throws TfnotesError file-missing, is-a-folder, picture-empty, picture-format, picture-broken,
 *   picture-foreign, picture-too-large, heic-reader-missing, drawing-too-costly, file-unreadable, sharp-missing
 */
export async function decodePicture(path: string): Promise<Raster> {
  const {size} = await checkFile(path)
  try {
    readers ??= openReaders()
    await readers
    // The header and the pixels are read apart: from memory the file is opened and listed once.
    const source = size <= mostHeld ? readFileSync(path) : path
    // A camera's raw file is a TIFF: its thumbnail would be taken for the picture.
    const head = typeof source === 'string' ? headOf(source) : source.subarray(0, headBytes)
    if (foreignFormatOf(head) === 'camera-raw')
      throw new TfnotesError('picture-foreign', {file: path, found: 'camera-raw'})
    return await readPixels(source, path, formats)
  } catch (error) {
    // A bitmap needs no library.
    if (error instanceof TfnotesError && error.code !== 'sharp-missing') throw error
    return decodeOther(path, error)
  }
}

function headOf(path: string): Buffer {
  const handle = openSync(path, 'r')
  try {
    const head = Buffer.alloc(headBytes)
    return head.subarray(0, readSync(handle, head, 0, headBytes, 0))
  } finally {
    closeSync(handle)
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

/** What sharp could not read: a bitmap, a drawing, a picture that is damaged, or no picture at all. */
async function decodeOther(path: string, cause: unknown): Promise<Raster> {
  const {size} = await stat(path)
  const bytes = size > 4 * mostPixels ? undefined : await readFile(path).catch(() => undefined)
  if (!bytes) throw readError(cause, path)
  if (isBmp(bytes)) {
    const {rgba, width, height} = readBmp(bytes, path, mostPixels)
    return shrinkToFit(onPaper(rgba, width, height), longestSide)
  }
  const foreign = foreignFormatOf(bytes.subarray(0, headBytes))
  if (foreign === 'heic') return (await import('./heic.ts')).decodeHeic(bytes, path)
  if (cause instanceof TfnotesError) throw cause
  if (foreign) throw new TfnotesError('picture-foreign', {file: path, found: foreign}, {cause})
  if (isDrawing(bytes)) return (await import('./drawings/decode-drawing.ts')).decodeDrawing(bytes, path)
  const message = reasonOf(cause)
  if (/unsupported image format|no.*loader/i.test(message)) {
    throw new TfnotesError('picture-format', {file: path, found: isText(bytes) ? 'text' : undefined}, {cause})
  }
  throw new TfnotesError('picture-broken', {file: path, reason: message.split('\n')[0]}, {cause})
}

const isText = (bytes: Uint8Array) =>
  bytes.subarray(0, 512).every(byte => byte >= 32 || (byte >= 9 && byte <= 13))

/** SVG, as libvips knows it: by its first tag within a thousand bytes; or packed, which shows when it is unpacked. */
const isDrawing = (bytes: Buffer) =>
  /<svg/i.test(bytes.toString('latin1', 0, 1000)) || (bytes[0] === 0x1f && bytes[1] === 0x8b)

/** How large a picture is, from its header, as it is turned when it is shown; undefined where that does not tell. */
export async function measurePicture(path: string): Promise<{width: number; height: number} | undefined> {
  try {
    readers ??= openReaders()
    await readers
    const {autoOrient} = await (await loadSharp())(path, {limitInputPixels: false}).metadata()
    return autoOrient
  } catch {
    return undefined
  }
}
