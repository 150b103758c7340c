import {join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import type {FoundPictures, LabelledPictures} from '../picture-set.ts'
import {isFile, readBytes} from '../read-bytes.ts'
import {parseIdx} from './idx.ts'

const side = 28

const parts = {
  train: ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'],
  test: ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'],
} as const

/**
 * Reads the four idx files of MNIST's form (28×28 grey) from a folder, packed or unpacked, also under the names with
 * a dot that some archives give them. `undefined` when none of the four is there.
 *
 * @throws TfnotesError dataset-incomplete when some of the four are missing
 */
export async function readIdxPictures(
  folder: string,
  signal?: AbortSignal,
): Promise<FoundPictures | undefined> {
  const names = Object.values(parts).flat()
  const paths = new Map<string, string>()
  for (const name of names) {
    const path = await findOne(folder, name)
    if (path) paths.set(name, path)
  }
  if (paths.size === 0) return undefined
  const missing = names.filter(name => !paths.has(name))
  if (missing.length > 0) throw new TfnotesError('dataset-incomplete', {folder, missing})
  const read = async (images: string, labels: string) =>
    readPart(paths.get(images) as string, paths.get(labels) as string, signal)
  return {origin: folder, train: await read(...parts.train), test: await read(...parts.test)}
}

async function findOne(folder: string, name: string): Promise<string | undefined> {
  for (const variant of [name, name.replace('-idx', '.idx')]) {
    for (const path of [join(folder, `${variant}.gz`), join(folder, variant)]) {
      if (await isFile(path)) return path
    }
  }
  return undefined
}

async function readPart(images: string, labels: string, signal?: AbortSignal): Promise<LabelledPictures> {
  const pixels = parseIdx(await readBytes(images, signal), images, 3)
  const classes = parseIdx(await readBytes(labels, signal), labels, 1)
  const [count = 0, ...size] = pixels.shape
  if (count === 0 || size.some(n => n !== side)) {
    throw new TfnotesError('idx-shape', {
      file: images,
      found: pixels.shape.join('×'),
      expected: `n×${side}×${side}`,
    })
  }
  if (classes.data.length !== count) {
    throw new TfnotesError('count-mismatch', {file: labels, labels: classes.data.length, pictures: count})
  }
  return {pixels: pixels.data, labels: classes.data, count}
}
