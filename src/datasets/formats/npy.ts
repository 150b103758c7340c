import {TfnotesError} from '../../errors.ts'

export type NpyData =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array

export interface Npy {
  readonly shape: readonly number[]
  readonly data: NpyData
}

interface ElementType {
  readonly width: number
  readonly read: (buffer: ArrayBuffer) => NpyData
}

const elements = (
  type: {readonly BYTES_PER_ELEMENT: number; new (buffer: ArrayBuffer): NpyData},
  read = (buffer: ArrayBuffer): NpyData => new type(buffer),
): ElementType => ({width: type.BYTES_PER_ELEMENT, read})

const types: Readonly<Record<string, ElementType>> = {
  b1: elements(Uint8Array),
  u1: elements(Uint8Array),
  i1: elements(Int8Array),
  u2: elements(Uint16Array),
  i2: elements(Int16Array),
  u4: elements(Uint32Array),
  i4: elements(Int32Array),
  f2: elements(Uint16Array, buffer => Float32Array.from(new Uint16Array(buffer), fromHalf)),
  f4: elements(Float32Array),
  f8: elements(Float64Array),
  i8: elements(BigInt64Array),
  u8: elements(BigUint64Array),
}

/** The value of an IEEE half: 1 bit sign, 5 bits exponent, 10 bits fraction. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023]
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15))
}

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]

/**
 * Reads NumPy's .npy format (versions 1 to 3, numbers and booleans, little or big endian); the elements come in C order
 * whichever the file has.
 *
 * @param file named in errors
 * @throws TfnotesError npy-format, npy-type (objects, text, complex numbers), npy-size
 */
export function parseNpy(bytes: Uint8Array, file: string): Npy {
  if (bytes.length < 12 || magic.some((byte, i) => bytes[i] !== byte))
    throw new TfnotesError('npy-format', {file})
  const {header, end} = readHeader(bytes)
  const descr = /'descr':\s*'([<>|=]?)([a-zA-Z]\d+)'/.exec(header)
  const shapeText = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1]
  if (!descr || shapeText === undefined) throw new TfnotesError('npy-type', {file, found: header.trim()})
  const type = types[descr[2] as string]
  if (!type) throw new TfnotesError('npy-type', {file, found: `${descr[1]}${descr[2]}`})
  const shape = shapeText
    .split(',')
    .filter(text => text.trim() !== '')
    .map(Number)
  const {width} = type
  const size = shape.reduce((product, n) => product * n, 1) * width
  if (bytes.length - end < size)
    throw new TfnotesError('npy-size', {file, found: bytes.length - end, expected: size})
  const fortran = /'fortran_order':\s*True/.test(header) && shape.length > 1
  if (type === types.u1 && !fortran) return {shape, data: bytes.subarray(end, end + size)}
  const stored = bytes.subarray(end, end + size)
  // A fresh buffer of its own: the elements may begin anywhere in the file, and typed arrays want their alignment.
  const copy = fortran ? toRowMajor(stored, shape, width) : new Uint8Array(stored)
  if (descr[1] === '>') swapBytes(copy, width)
  return {shape, data: type.read(copy.buffer as ArrayBuffer)}
}

/** Elements stored with the first index running fastest, put so that the last one does. */
function toRowMajor(stored: Uint8Array, shape: readonly number[], width: number): Uint8Array {
  const turned = new Uint8Array(stored.length)
  // How far apart neighbours along each axis are stored.
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, n) => product * n, width))
  const index = shape.map(() => 0)
  for (let to = 0, from = 0; to < turned.length; to += width) {
    for (let byte = 0; byte < width; byte++) turned[to + byte] = stored[from + byte] as number
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis] as number
      index[axis] = (index[axis] as number) + 1
      if ((index[axis] as number) < (shape[axis] as number)) break
      from -= (strides[axis] as number) * (shape[axis] as number)
      index[axis] = 0
    }
  }
  return turned
}

function readHeader(bytes: Uint8Array): {header: string; end: number} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const long = (bytes[6] as number) >= 2
  const start = long ? 12 : 10
  const end = start + (long ? view.getUint32(8, true) : view.getUint16(8, true))
  return {header: new TextDecoder('latin1').decode(bytes.subarray(start, end)), end}
}

function swapBytes(bytes: Uint8Array, width: number): void {
  for (let i = 0; i < bytes.length; i += width) bytes.subarray(i, i + width).reverse()
}

const descrOf = new Map<unknown, string>([
  [Uint8Array, '|u1'],
  [Int8Array, '|i1'],
  [Uint16Array, '<u2'],
  [Int16Array, '<i2'],
  [Uint32Array, '<u4'],
  [Int32Array, '<i4'],
  [Float32Array, '<f4'],
  [Float64Array, '<f8'],
])

/** The header of a version 1 .npy file; the elements follow it, little endian, C order. */
export const npyHeader = (
  type: abstract new (...args: never[]) => NpyData,
  shape: readonly number[],
): Uint8Array => header(descrOf.get(type) ?? '', shape)

function header(descr: string, shape: readonly number[]): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }`
  const length = Math.ceil((10 + text.length + 1) / 64) * 64 - 10
  const start = Uint8Array.of(...magic, 1, 0, length & 255, length >> 8)
  return Buffer.concat([start, Buffer.from(`${text.padEnd(length - 1)}\n`, 'latin1')])
}

/** A list of text as NumPy's `<U` (UTF-32, padded with zeros). */
export function npyText(items: readonly string[]): Uint8Array {
  const points = items.map(item => Array.from(item, char => char.codePointAt(0) ?? 0))
  const width = Math.max(1, ...points.map(one => one.length))
  const data = new Uint32Array(items.length * width)
  for (const [i, one] of points.entries()) data.set(one, i * width)
  return Buffer.concat([header(`<U${width}`, [items.length]), new Uint8Array(data.buffer)])
}

/**
 * Reads a list of text that NumPy wrote.
 *
 * @throws TfnotesError npy-format, npy-type
 */
export function parseNpyText(bytes: Uint8Array, file: string): string[] {
  if (bytes.length < 12 || magic.some((byte, i) => bytes[i] !== byte))
    throw new TfnotesError('npy-format', {file})
  const {header: text, end} = readHeader(bytes)
  const width = Number(/'descr':\s*'<U(\d+)'/.exec(text)?.[1] ?? 0)
  if (width === 0) throw new TfnotesError('npy-type', {file, found: text.trim()})
  const data = new Uint32Array(bytes.slice(end, end + Math.floor((bytes.length - end) / 4) * 4).buffer)
  return Array.from({length: Math.floor(data.length / width)}, (_, i) =>
    Array.from(data.subarray(i * width, (i + 1) * width))
      .filter(point => point > 0 && point <= 0x10ffff)
      .map(point => String.fromCodePoint(point))
      .join(''),
  )
}
