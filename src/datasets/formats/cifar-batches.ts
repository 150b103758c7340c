import {join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import type {FoundPictures, LabelledPictures} from '../picture-set.ts'
import {isFile, readBytes} from '../read-bytes.ts'
import {isArray, readPickle} from './pickle.ts'
import {readTar} from './tar.ts'

const side = 32
const plane = side * side
const size = 3 * plane

const trainNames = [1, 2, 3, 4, 5].map(n => `data_batch_${n}`)
const testName = 'test_batch'

/** Gets the bytes of a batch by its name, or nothing when it is not there. */
type Opener = (name: string) => Promise<Uint8Array | undefined>

/**
 * Reads the batches of CIFAR-10 that a folder holds: the python version (pickles) or the binary one. Some of the five
 * training batches suffice; `origin` then names them.
 */
export const readBatchFolder = (folder: string, signal?: AbortSignal): Promise<FoundPictures | undefined> =>
  readBatches(folder, async name => {
    const path = join(folder, name)
    return (await isFile(path)) ? readBytes(path, signal) : undefined
  })

/** The same from the archives that the publisher offers (tar.gz of either version). */
export async function readBatchArchive(
  path: string,
  signal?: AbortSignal,
): Promise<FoundPictures | undefined> {
  if (!(await isFile(path))) return undefined
  const files = readTar(await readBytes(path, signal), path)
  return readBatches(path, async name => files.get(name))
}

async function readBatches(origin: string, open: Opener): Promise<FoundPictures | undefined> {
  const found: {name: string; pictures: LabelledPictures}[] = []
  for (const name of [...trainNames, testName]) {
    const pickled = await open(name)
    const binary = pickled ? undefined : await open(`${name}.bin`)
    const file = join(origin, name)
    if (pickled) found.push({name, pictures: fromPickle(pickled, file)})
    else if (binary) found.push({name, pictures: fromBinary(binary, `${file}.bin`)})
  }
  if (found.length === 0) return undefined
  const train = found.filter(({name}) => name !== testName)
  const test = found.find(({name}) => name === testName)
  if (train.length === 0 || !test) {
    throw new TfnotesError('dataset-incomplete', {
      folder: origin,
      missing: [test ? 'data_batch_1' : testName],
    })
  }
  const whole = train.length === trainNames.length
  return {
    path: origin,
    origin: whole ? origin : `${origin} (${train.map(({name}) => name).join(', ')})`,
    train: joinParts(train.map(({pictures}) => pictures)),
    test: test.pictures,
  }
}

function fromPickle(bytes: Uint8Array, file: string): LabelledPictures {
  const dict = readPickle(bytes, file)
  const data = dict instanceof Map ? dict.get('data') : undefined
  const labels = dict instanceof Map ? dict.get('labels') : undefined
  if (!isArray(data) || !Array.isArray(labels) || data.shape.length !== 2 || data.shape[1] !== size) {
    throw new TfnotesError('batch-format', {file})
  }
  const [count = 0] = data.shape
  if (labels.length !== count)
    throw new TfnotesError('count-mismatch', {file, labels: labels.length, pictures: count})
  if (!labels.every(label => typeof label === 'number')) throw new TfnotesError('batch-format', {file})
  const pixels = new Uint8Array(count * size)
  for (let i = 0; i < count; i++) interleave(data.bytes.subarray(i * size, (i + 1) * size), pixels, i * size)
  return {pixels, labels: Uint8Array.from(labels), count}
}

/** Rows of one label byte and 3072 bytes of pixels. */
function fromBinary(bytes: Uint8Array, file: string): LabelledPictures {
  const count = Math.floor(bytes.length / (size + 1))
  if (count === 0 || bytes.length % (size + 1) !== 0) throw new TfnotesError('batch-format', {file})
  const pixels = new Uint8Array(count * size)
  const labels = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const row = bytes.subarray(i * (size + 1), (i + 1) * (size + 1))
    labels[i] = row[0] as number
    interleave(row.subarray(1), pixels, i * size)
  }
  return {pixels, labels, count}
}

/** CIFAR-10 keeps all reds, then all greens, then all blues; networks take the three of a pixel together. */
function interleave(planes: Uint8Array, into: Uint8Array, start: number): void {
  for (let i = 0; i < plane; i++) {
    into[start + 3 * i] = planes[i] as number
    into[start + 3 * i + 1] = planes[plane + i] as number
    into[start + 3 * i + 2] = planes[2 * plane + i] as number
  }
}

function joinParts(parts: readonly LabelledPictures[]): LabelledPictures {
  const [only] = parts
  if (parts.length === 1 && only) return only
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const [pixels, labels] = [new Uint8Array(count * size), new Uint8Array(count)]
  let at = 0
  for (const part of parts) {
    pixels.set(part.pixels, at * size)
    labels.set(part.labels, at)
    at += part.count
  }
  return {pixels, labels, count}
}
