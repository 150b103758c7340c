import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import type {LoadedDataset, Samples} from '../../../datasets/dataset.ts'
import {npyHeader} from '../../../datasets/formats/npy.ts'
import {writeError} from '../../../system/io-error.ts'
import {makeFolder} from '../../../system/make-folder.ts'
import {privateFolderMode} from '../../../system/own-file.ts'
import {writePieces} from '../../../system/write-pieces.ts'

type Array = Uint8Array | Float32Array | Int32Array

/**
 * Makes the folder and writes the samples into it as NumPy maps them. Whatever a session that was killed has left there
 * is gone first.
 * @throws TfnotesError `disk-full`, `not-writable` …
 */
export async function handOver(folder: string, data: LoadedDataset): Promise<void> {
  await putAway(folder)
  try {
    await makeFolder(folder, privateFolderMode)
  } catch (cause) {
    throw writeError(cause, folder)
  }
  for (const part of ['train', 'test'] as const) {
    const {x, y, count} = data[part]
    await writeArray(join(folder, `${part}_x.npy`), scaled(x, data.scale), [count, ...data.inputShape])
    await writeArray(join(folder, `${part}_y.npy`), y, [count])
  }
}

export const putAway = (folder: string): Promise<void> => rm(folder, {recursive: true, force: true})

/** Bytes are multiplied when they are taken; whatever else has a scale is so at once. */
const scaled = (x: Samples['x'], scale: number): Samples['x'] =>
  x instanceof Float32Array && scale !== 1 ? x.map(value => value * scale) : x

async function writeArray(path: string, values: Array, shape: readonly number[]): Promise<void> {
  const type = [Uint8Array, Int32Array].find(type => values instanceof type) ?? Float32Array
  await writePieces(path, [npyHeader(type, shape), bytesOf(values)], {by: 'program'})
}

export const bytesOf = ({buffer, byteOffset, byteLength}: Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)
