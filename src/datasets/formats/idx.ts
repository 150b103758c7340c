import {TfnotesError} from '../../errors.ts'

export interface Idx {
  readonly shape: readonly number[]
  readonly data: Uint8Array
}

/**
 * Reads LeCun's idx format: two zero bytes, the element type (8: unsigned byte, the only one accepted), the number of
 * dimensions, the dimensions as big-endian 32-bit integers, then the elements. The result shares `bytes`' memory.
 *
 * @throws TfnotesError idx-format, idx-shape, idx-size; each names `file`, what was found and what was expected
 */
export function parseIdx(bytes: Uint8Array, file: string, dimensions: number): Idx {
  const header = 4 + 4 * dimensions
  if (bytes.length < header) throw new TfnotesError('idx-size', {file, found: bytes.length, expected: header})
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const magic = view.getUint32(0)
  if (magic !== 0x0800 + dimensions) {
    throw new TfnotesError('idx-format', {file, found: hex(magic), expected: hex(0x0800 + dimensions)})
  }
  const shape = Array.from({length: dimensions}, (_, i) => view.getUint32(4 + 4 * i))
  const size = shape.reduce((product, n) => product * n, 1)
  if (bytes.length !== header + size) {
    throw new TfnotesError('idx-size', {file, found: bytes.length, expected: header + size})
  }
  return {shape, data: bytes.subarray(header)}
}

const hex = (n: number) => `0x${n.toString(16).padStart(8, '0')}`
