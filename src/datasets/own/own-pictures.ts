import {createHash} from 'node:crypto'
import {join, resolve} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {createRandom} from '../../random/random.ts'
import type {LoadedDataset, LoadOptions, Samples} from '../dataset.ts'
import type {Tuned} from '../facts/facts.ts'
import {pictures} from '../facts/pictures.ts'
import {takePart} from '../part.ts'
import {isFile} from '../read-bytes.ts'
import {setAside} from '../set-aside.ts'
import {remarksOnBalance} from './balance.ts'
import {kindOfFile} from './instead-of-pictures.ts'
import {type MakeOptions, makePictureDataset} from './make.ts'
import {readPixelTable} from './pixel-table.ts'
import {type ArrayParts, type PictureArrays, readArrays} from './read-arrays.ts'

/**
 * The reader's own pictures: a folder with a label file or with folders of classes, or arrays that were made from such
 * (.npz, .npy). Without a part for testing, the share `validationSplit` (default 0.2) of every class becomes one.
 */
export async function loadOwnPictures(options: LoadOptions): Promise<LoadedDataset> {
  const {images, labels, seed} = options
  if (images === undefined) throw new TfnotesError('needs-own-pictures', {}, {usage: true})
  const origin = resolve(images)
  const parts = await readParts(origin, labels && resolve(labels), options)
  const classes = namesOf(parts, origin)
  if (classes.length < 2) throw new TfnotesError('one-class', {file: origin, name: classes[0]})
  const share = Number(options.hyperparameters.validationSplit ?? 0.2)
  const {train, test} = parts.test
    ? {train: samplesOf(parts.train), test: samplesOf(parts.test)}
    : split(samplesOf(parts.train), classes.length, share, seed)
  const remarks = [
    ...parts.remarks,
    ...remarksOnBalance(classes, train, parts.test || share === 0 ? undefined : test),
  ]
  return {
    name: 'own-pictures',
    source: 'file',
    origin,
    inputShape: parts.train.shape,
    classes,
    train: takePart(train, options.trainSamples, seed, classes.length),
    test: takePart(test, options.testSamples, seed, classes.length),
    scale: 1 / 255,
    ...(remarks.length > 0 && {remarks}),
  }
}

/** A file of arrays or a table of pixels is read as it is, a folder is converted. */
async function readParts(
  images: string,
  labels: string | undefined,
  options: LoadOptions,
): Promise<ArrayParts> {
  if (/\.np[zy]$/i.test(images)) return readArrays(images, labels, options.signal)
  if (!(await isFile(images))) return makeCached(images, labels, options)
  const kind = await kindOfFile(images)
  if (kind === 'npz') return readArrays(images, labels, options.signal)
  // A table that is packed is read all the same.
  if (kind !== undefined && kind !== 'gzip') throw new TfnotesError('pictures-kind', {file: images, kind})
  if (labels !== undefined) throw new TfnotesError('not-a-folder', {path: images})
  return readPixelTable(images, options.signal)
}

/** Converts once and keeps the arrays in tfnotes' cache, when that can be written. */
async function makeCached(
  images: string,
  labels: string | undefined,
  options: LoadOptions,
): Promise<ArrayParts> {
  const {imageSize, colorMode}: Tuned = {...pictures['own-pictures'].brings, ...options.hyperparameters}
  const settings: MakeOptions = {
    images,
    labels,
    size: Number(imageSize),
    channels: colorMode === 'rgb' ? 3 : 1,
    skipMissing: options.skipMissing === true,
    threads: options.threads,
    onProgress: options.onProgress,
    signal: options.signal,
  }
  const key = createHash('sha256')
    .update(JSON.stringify([images, labels, imageSize, colorMode]))
    .digest('hex')
    .slice(0, 16)
  try {
    return await makePictureDataset({
      ...settings,
      out: join(options.places.cache, 'own-pictures', `${key}.npz`),
    })
  } catch (error) {
    const unkept =
      error instanceof TfnotesError && (error.code === 'not-writable' || error.code === 'disk-full')
    if (!unkept) throw error
    return makePictureDataset(settings)
  }
}

function namesOf({classes, train, test}: ArrayParts, file: string): readonly string[] {
  const most = [train, test].reduce(
    (high, part) => part?.labels.reduce((a, b) => Math.max(a, b), high) ?? high,
    0,
  )
  if (classes.length === 0) return Array.from({length: most + 1}, (_, i) => String(i))
  if (most >= classes.length)
    throw new TfnotesError('label-range', {dataset: file, found: most, classes: classes.length})
  return classes
}

const samplesOf = ({pixels, labels, count, names}: PictureArrays): Samples => ({
  x: pixels,
  y: labels,
  count,
  ...(names && {names}),
})

/** A seeded share of every class, rounded down, is set aside; both parts keep the order of the file. */
function split(all: Samples, classes: number, share: number, seed: number): {train: Samples; test: Samples} {
  const random = createRandom(seed, 'validation')
  const {kept, aside} = setAside(all, classes, {
    random,
    take: counts => counts.map(count => Math.floor(count * share)),
  })
  return {train: kept, test: aside}
}
