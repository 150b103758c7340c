import {zipSync} from 'fflate'
import type {Checkpoint} from '../../session/checkpoints/read.ts'

/** NumPy's .npy: a header of text, padded to a multiple of 64, then the numbers. */
function npy(shape: readonly number[], data: Float32Array): Uint8Array {
  const words = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`
  const start = `{'descr': '<f4', 'fortran_order': False, 'shape': ${words}, }`
  const length = Math.ceil((10 + start.length + 1) / 64) * 64
  const header = `${start.padEnd(length - 11)}\n`
  const bytes = new Uint8Array(length + data.byteLength)
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8])
  bytes.set(new TextEncoder().encode(header), 10)
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), length)
  return bytes
}

/** All weights by name, as `numpy.savez` writes them: `numpy.load(path)['hidden/kernel']`. */
export const weightsNpz = ({state, weights}: Checkpoint): Uint8Array =>
  zipSync(
    Object.fromEntries(
      state.weights.map(({name, shape}) => [`${name}.npy`, npy(shape, weights.get(name) as Float32Array)]),
    ),
    {level: 0, mtime: new Date(Date.UTC(1980, 0, 2))},
  )
