import {TfnotesError} from '../../errors.ts'

export interface Bitmap {
  readonly width: number
  readonly height: number
  /** Red, green, blue, alpha. */
  readonly rgba: Uint8Array
}

export const isBmp = (bytes: Uint8Array): boolean => bytes[0] === 0x42 && bytes[1] === 0x4d

const uncompressed = 0
const bitfields = [3, 6]

/**
 * Reads a Windows bitmap: 1, 4, 8, 16, 24 or 32 bits a pixel, with a palette or bit masks, bottom-up or top-down.
 * Run-length encoding is refused, as are pictures of more than `mostPixels`.
 *
 * @throws TfnotesError picture-broken, picture-too-large
 */
export function readBmp(bytes: Uint8Array, file: string, mostPixels: number): Bitmap {
  const broken = (reason: string) => new TfnotesError('picture-broken', {file, reason})
  if (bytes.length < 26) throw broken('BMP: no header')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = view.getUint32(10, true)
  const headerSize = view.getUint32(14, true)
  const old = headerSize === 12
  if (!old && (headerSize < 40 || bytes.length < 14 + headerSize)) throw broken('BMP: no header')
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true)
  const tall = old ? view.getInt16(20, true) : view.getInt32(22, true)
  const height = Math.abs(tall)
  const bits = view.getUint16(old ? 24 : 28, true)
  const compression = old ? uncompressed : view.getUint32(30, true)
  if (width <= 0 || height === 0 || ![1, 4, 8, 16, 24, 32].includes(bits))
    throw broken('BMP: impossible size')
  if (width * height > mostPixels)
    throw new TfnotesError('picture-too-large', {file, width, height, limit: mostPixels})
  const masked = bitfields.includes(compression) && bits >= 16
  if (compression !== uncompressed && !masked) throw broken(`BMP: compression ${compression}`)
  const stride = Math.ceil((width * bits) / 32) * 4
  if (bytes.length < start + stride * height) throw broken('BMP: cut off')

  const read =
    bits <= 8 ? paletteReader(bytes, start, headerSize, bits) : maskReader(view, headerSize, bits, masked)
  const rgba = new Uint8Array(4 * width * height)
  for (let y = 0; y < height; y++) {
    const row = start + stride * (tall < 0 ? y : height - 1 - y)
    for (let x = 0; x < width; x++) rgba.set(read(row, x), 4 * (y * width + x))
  }
  // Many writers leave the fourth byte 0 where it has no meaning.
  if (rgba.every((value, i) => i % 4 !== 3 || value === 0))
    for (let i = 3; i < rgba.length; i += 4) rgba[i] = 255
  return {width, height, rgba}
}

type PixelReader = (row: number, x: number) => readonly number[]

function paletteReader(bytes: Uint8Array, start: number, headerSize: number, bits: number): PixelReader {
  const entry = headerSize === 12 ? 3 : 4
  const palette = bytes.subarray(14 + headerSize, start)
  const mask = (1 << bits) - 1
  return (row, x) => {
    const shift = 8 - bits - ((x * bits) & 7)
    const at = entry * (((bytes[row + ((x * bits) >> 3)] ?? 0) >> shift) & mask)
    return [palette[at + 2] ?? 0, palette[at + 1] ?? 0, palette[at] ?? 0, 255]
  }
}

const defaultMasks: Readonly<Record<number, readonly number[]>> = {
  16: [0x7c00, 0x03e0, 0x001f, 0],
  24: [0xff0000, 0x00ff00, 0x0000ff, 0],
  32: [0xff0000, 0x00ff00, 0x0000ff, 0xff000000],
}

function maskReader(view: DataView, headerSize: number, bits: number, masked: boolean): PixelReader {
  const hasAlphaMask = headerSize >= 56
  const masks = masked
    ? [54, 58, 62, 66].map((at, i) => (i < 3 || hasAlphaMask ? view.getUint32(at, true) : 0))
    : (defaultMasks[bits] ?? [])
  const fields = masks.map(mask => {
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask)
    return {shift, most: mask === 0 ? 0 : (mask >>> shift) >>> 0}
  })
  const step = bits / 8
  return (row, x) => {
    const at = row + x * step
    const low = view.getUint16(at, true)
    const pixel =
      step === 2
        ? low
        : low + view.getUint8(at + 2) * 65_536 + (step === 4 ? view.getUint8(at + 3) * 2 ** 24 : 0)
    return fields.map(({shift, most}) =>
      most === 0 ? 255 : Math.round((255 * ((pixel >>> shift) & most)) / most),
    )
  }
}
