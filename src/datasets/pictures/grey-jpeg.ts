import {inverseDct} from './inverse-dct.ts'
import type {Raster} from './raster.ts'

/** Larger pictures are decoded faster by sharp, whose cost per picture is high and per pixel low. */
const longestSide = 256

/** In which order a block's 64 coefficients are stored. */
const zigzag = Uint8Array.of(
  ...[
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
    14,
  ],
  ...[
    21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
    53,
  ],
  ...[60, 61, 54, 47, 55, 62, 63],
)

interface Frame {
  readonly width: number
  readonly height: number
  readonly quantisation: number
}

/**
 * Decodes a small grey baseline JPEG, as handwritten digits are kept in by the ten thousand, about twenty times faster
 * than sharp and to the same bytes. Anything else about the file (colour, progressive, restarts, orientation, damage)
 * gives `undefined`: then it is sharp's to read or to refuse.
 */
export function decodeGreyJpeg(bytes: Uint8Array): Raster | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined
  const tables: Tables = {quantisation: [], dc: [], ac: []}
  let frame: Frame | undefined
  for (let at = 2; at + 4 <= bytes.length; ) {
    const [marker = 0, length] = [bytes[at + 1], word(bytes, at + 2)]
    if (bytes[at] !== 0xff || length < 2) return undefined
    const body = bytes.subarray(at + 4, at + 2 + length)
    at += 2 + length
    if (marker === 0xdb) readQuantisation(body, tables)
    else if (marker === 0xc4) readHuffman(body, tables)
    else if (marker === 0xc0) frame = readFrame(body)
    else if (marker === 0xda)
      return frame && body[0] === 1 ? readScan(bytes.subarray(at), frame, tables, body[2] ?? 0) : undefined
    else if (
      !(marker === 0xe0 || marker === 0xee || marker === 0xfe || (marker === 0xe1 && body[0] !== 0x45))
    )
      return undefined
  }
  return undefined
}

const word = (bytes: Uint8Array, at: number) => ((bytes[at] as number) << 8) | (bytes[at + 1] as number)

interface Tables {
  readonly quantisation: Int32Array[]
  readonly dc: Huffman[]
  readonly ac: Huffman[]
}

function readQuantisation(body: Uint8Array, {quantisation}: Tables): void {
  for (let at = 0; at + 65 <= body.length; at += 65) {
    const id = body[at] as number
    // A table of 16-bit steps belongs to another kind of JPEG; without its table the scan is not read.
    if (id > 3) return
    quantisation[id] = Int32Array.from(body.subarray(at + 1, at + 65))
  }
}

function readFrame(body: Uint8Array): Frame | undefined {
  const [height, width, components] = [word(body, 1), word(body, 3), body[5]]
  if (body[0] !== 8 || components !== 1 || width < 1 || height < 1) return undefined
  return Math.max(width, height) > longestSide ? undefined : {width, height, quantisation: body[8] ?? 0}
}

/** Codes of up to 8 bits are looked up at once; longer ones are found by the largest code of each length. */
interface Huffman {
  readonly definition: Uint8Array
  /** By the next 8 bits: how long the code at their start is (0: longer), and what it stands for. */
  readonly lengths: Uint8Array
  readonly symbols: Uint8Array
  /** By length: the first code that is too large, as 16 bits, and what to add to a code for its symbol's place. */
  readonly limits: Int32Array
  readonly offsets: Int32Array
}

/** Many encoders use the same tables for all pictures, so the last ones built are kept. */
const built: Huffman[] = []

function readHuffman(body: Uint8Array, {dc, ac}: Tables): void {
  for (let at = 0; at + 17 <= body.length; ) {
    const kind = body[at] as number
    let count = 0
    for (let i = 1; i <= 16; i++) count += body[at + i] as number
    const definition = body.subarray(at + 1, at + 17 + count)
    const table =
      built.find(one => Buffer.compare(one.definition, definition) === 0) ?? buildHuffman(definition)
    ;(kind >> 4 ? ac : dc)[kind & 15] = table
    at += 17 + count
  }
}

function buildHuffman(definition: Uint8Array): Huffman {
  const table: Huffman = {
    definition: definition.slice(),
    lengths: new Uint8Array(256),
    symbols: new Uint8Array(256),
    limits: new Int32Array(17),
    offsets: new Int32Array(17),
  }
  let code = 0
  let next = 16
  for (let length = 1; length <= 16; length++, code <<= 1) {
    const count = definition[length - 1] as number
    table.offsets[length] = next - code
    if (length <= 8) {
      for (let i = 0; i < count; i++) {
        const from = (code + i) << (8 - length)
        table.lengths.fill(length, from, from + (1 << (8 - length)))
        table.symbols.fill(definition[next + i] as number, from, from + (1 << (8 - length)))
      }
    }
    next += count
    code += count
    table.limits[length] = code << (16 - length)
  }
  built.unshift(table)
  built.length = Math.min(built.length, 4)
  return table
}

function readScan(data: Uint8Array, frame: Frame, tables: Tables, selectors: number): Raster | undefined {
  const [dc, ac] = [tables.dc[selectors >> 4], tables.ac[selectors & 15]]
  const steps = tables.quantisation[frame.quantisation]
  if (!dc || !ac || !steps) return undefined
  const {width, height} = frame
  const pixels = new Uint8Array(width * height)
  const block = new Int32Array(64)
  const bits = new BitReader(data)
  let level = 0
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      block.fill(0)
      level += bits.signed(bits.symbol(dc))
      block[0] = level * (steps[0] as number)
      for (let k = 1; k < 64; k++) {
        const symbol = bits.symbol(ac)
        const size = symbol & 15
        if (size === 0) {
          if (symbol !== 0xf0) break
          k += 15
          continue
        }
        k += symbol >> 4
        if (k > 63) return undefined
        block[zigzag[k] as number] = bits.signed(size) * (steps[k] as number)
      }
      inverseDct(block, pixels, width, left, top)
    }
  }
  return bits.spent ? undefined : {width, height, channels: 1, data: pixels}
}

/** Reads bits from entropy-coded data, in which FF is followed by 00 unless a marker ends it. */
class BitReader {
  readonly #data: Uint8Array
  #at = 0
  #buffer = 0
  #count = 0
  /** Bits beyond the end that were made up. */
  #missing = 0

  constructor(data: Uint8Array) {
    this.#data = data
  }

  /** Whether more was read than there was, or a code that stands for nothing. */
  get spent(): boolean {
    return this.#missing > this.#count
  }

  symbol(table: Huffman): number {
    this.#fill()
    const next = (this.#buffer >>> (this.#count - 16)) & 0xffff
    let length = table.lengths[next >> 8] as number
    if (length > 0) {
      this.#count -= length
      return table.symbols[next >> 8] as number
    }
    length = 9
    while (length <= 16 && next >= (table.limits[length] as number)) length++
    if (length > 16) this.#missing = 64
    this.#count -= Math.min(length, 16)
    return table.definition[(next >> (16 - length)) + (table.offsets[length] ?? 0)] ?? 0
  }

  /** A number of `size` bits; one that begins with 0 is negative. */
  signed(size: number): number {
    if (size === 0) return 0
    this.#fill()
    this.#count -= size
    const value = (this.#buffer >>> this.#count) & ((1 << size) - 1)
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value
  }

  /** At least 16 bits in the buffer. */
  #fill(): void {
    while (this.#count < 16) {
      let byte = this.#data[this.#at] ?? -1
      if (byte === 0xff && this.#data[this.#at + 1] !== 0) byte = -1
      this.#at += byte === 0xff ? 2 : 1
      if (byte < 0) {
        this.#missing += 8
        this.#at--
        byte = 0
      }
      this.#buffer = (this.#buffer << 8) | byte
      this.#count += 8
    }
  }
}
