import {randomBytes} from 'node:crypto'
import {rm, rmdir} from 'node:fs/promises'
import {freemem} from 'node:os'
import {dirname, join} from 'node:path'
import type {LoadedDataset, Samples, Values} from '../../../datasets/dataset.ts'
import {npyHeader} from '../../../datasets/formats/npy.ts'
import {laidOut} from '../../../datasets/values.ts'
import {TfnotesError} from '../../../errors.ts'
import {ioError} from '../../../system/io-error.ts'
import {makeNewFolder} from '../../../system/make-folder.ts'
import {privateFolderMode} from '../../../system/own-file.ts'
import {writePieces} from '../../../system/write-pieces.ts'
import {judgedSamples} from '../../loading/judged.ts'

/**
 * Makes a folder of this session's own in `scratch` and writes the samples into it as NumPy maps them. Whatever a
 * session that was killed has left in `scratch`, a link that was planted there, is gone first; and one that has lost the run to
 * this session without knowing finds its own folder no more, instead of writing into this one.
 * @returns the folder
 * @throws TfnotesError `keras-data-too-large`, `disk-full`, `no-permission`, `read-only` …, with nothing left behind
 */
export async function handOver(
  scratch: string,
  data: LoadedDataset,
  free: number = freemem(),
): Promise<string> {
  const parts = {train: data.train, test: judgedSamples(data)}
  const size = data.inputShape.reduce((product, dimension) => product * dimension, 1)
  expectMemory(Object.values(parts), size, free)
  const folder = join(scratch, randomBytes(4).toString('hex'))
  try {
    await rm(scratch, {recursive: true, force: true})
    await makeNewFolder(scratch, privateFolderMode)
    await makeNewFolder(folder, privateFolderMode)
    for (const [part, samples] of Object.entries(parts)) {
      const {x, y, count} = samples
      const values = laidOut(samples, size, Math.ceil(piece / size))
      await writeArray(join(folder, `${part}_x.npy`), x, scaled(values, data.scale), [
        count,
        ...data.inputShape,
      ])
      await writeArray(join(folder, `${part}_y.npy`), y, [y], [count])
    }
    return folder
  } catch (cause) {
    await putAway(folder)
    throw ioError(cause, scratch)
  }
}

/** Keras has all samples in memory, laid out; what does not lie there so already may be more than there is. */
function expectMemory(parts: readonly Samples[], size: number, free: number): void {
  const laid = parts.filter(({from}) => from)
  const bytes = laid.reduce((sum, {x, count}) => sum + count * size * x.BYTES_PER_ELEMENT, 0)
  const count = laid.reduce((sum, {count}) => sum + count, 0)
  if (bytes > free) throw new TfnotesError('keras-data-too-large', {count, bytes, free})
}

/** Never throws: what could not be put away is in nobody's way, and the next session does it. */
export async function putAway(folder: string): Promise<void> {
  try {
    await rm(folder, {recursive: true, force: true, maxRetries: 3})
    await rmdir(dirname(folder))
  } catch {}
}

/** Bytes are multiplied when they are taken; whatever else has a scale is so at once. */
function* scaled(pieces: Iterable<Values>, scale: number): Generator<Values> {
  for (const x of pieces) yield x instanceof Float32Array && scale !== 1 ? x.map(value => value * scale) : x
}

/** Values that are handed over at a time, of those that do not lie in memory as they are wanted. */
const piece = 2 ** 22

/** @param like one of whose type all pieces are */
async function writeArray(
  path: string,
  like: Values,
  pieces: Iterable<Values>,
  shape: readonly number[],
): Promise<void> {
  const type = [Uint8Array, Int32Array].find(type => like instanceof type) ?? Float32Array
  function* bytes() {
    yield npyHeader(type, shape)
    for (const values of pieces) yield bytesOf(values)
  }
  await writePieces(path, bytes(), {by: 'program'})
}

export const bytesOf = ({buffer, byteOffset, byteLength}: Values): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)
