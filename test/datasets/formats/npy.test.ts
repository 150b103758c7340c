import {describe, expect, it} from 'vitest'
import {parseNpy} from '../../../src/datasets/formats/npy.ts'

/** A file as NumPy's `save` writes it. */
function file(descr: string, fortran: boolean, shape: string, bytes: readonly number[]): Uint8Array {
  const header = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape}), }`
  const text = `${header.padEnd(117)}\n`
  return Buffer.concat([
    Uint8Array.of(0x93, ...Buffer.from('NUMPY'), 1, 0, text.length, 0),
    Buffer.from(text, 'latin1'),
    Uint8Array.from(bytes),
  ])
}

const read = (bytes: Uint8Array) => Array.from(parseNpy(bytes, 'x.npy').data as Uint8Array)

describe('.npy files', () => {
  it('are read in C order when NumPy stored them in Fortran order', () => {
    // np.arange(6).reshape(1, 2, 3), stored with the first index running fastest.
    expect(read(file('|u1', true, '1, 2, 3', [0, 3, 1, 4, 2, 5]))).toEqual([0, 1, 2, 3, 4, 5])
    const big = [0, 0, 0, 2, 0, 1, 0, 3]
    expect(read(file('>i2', true, '2, 2', big))).toEqual([0, 1, 2, 3])
  })

  it('may hold halves', () => {
    const halves = [0x00, 0x3c, 0x00, 0xc0, 0x00, 0x38, 0x01, 0x00, 0x00, 0x7c]
    expect(read(file('<f2', false, '5,', halves))).toEqual([1, -2, 0.5, 2 ** -24, Number.POSITIVE_INFINITY])
  })

  it('of objects are not read', () => {
    expect(() => read(file('|O', false, '1,', [0x80, 0x04, 0x4e, 0x2e]))).toThrow('npy-type')
  })
})
