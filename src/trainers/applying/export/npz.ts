import {zipSync} from 'fflate'
import {npyHeader} from '../../../datasets/formats/npy.ts'
import type {Checkpoint} from '../../session/checkpoints/read.ts'

const npy = (shape: readonly number[], data: Float32Array): Uint8Array =>
  Buffer.concat([
    npyHeader(Float32Array, shape),
    new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  ])

/** All weights by name, as `numpy.savez` writes them: `numpy.load(path)['hidden/kernel']`. */
export const weightsNpz = ({state, weights}: Checkpoint): Uint8Array =>
  zipSync(
    Object.fromEntries(
      state.weights.map(({name, shape}) => [`${name}.npy`, npy(shape, weights.get(name) as Float32Array)]),
    ),
    {level: 0, mtime: new Date(Date.UTC(1980, 0, 2))},
  )
