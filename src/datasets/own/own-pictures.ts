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
import {mostBytes} from '../values.ts'
import {remarksOnBalance} from './balance.ts'
import {kindOfFile} from './instead-of-pictures.ts'
import {listPictures, type MakeOptions, makeOf} from './make.ts'
import {makeKept} from './make-kept.ts'
import {readPixelTable} from './pixel-table.ts'
import {type ArrayParts, type PictureArrays, readArrays} from './read-arrays.ts'

/** Bytes of pictures: what loading takes besides is several times as much. */
const usuallyInMemory = 2 ** 28

/**
 * The reader's own pictures: a folder with a label file or with folders of classes, or arrays that were made from such
 * (.npz, .npy). Without a part for testing, the share `validationSplit` (default 0.2) of every class becomes one.
 *
 * @param mostInMemory bytes; what is made of a folder and is more stays on the disk
 */
export async function loadOwnPictures(
  options: LoadOptions,
  mostInMemory = usuallyInMemory,
): Promise<LoadedDataset> {
  const {images, labels, seed} = options
  if (images === undefined) throw new TfnotesError('needs-own-pictures', {}, {usage: true})
  const origin = resolve(images)
  const parts = await readParts(origin, labels && resolve(labels), options, mostInMemory)
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
  mostInMemory: number,
): Promise<ArrayParts> {
  if (/\.np[zy]$/i.test(images)) return readArrays(images, labels, options.signal)
  if (!(await isFile(images))) return makeCached(images, labels, options, mostInMemory)
  const kind = await kindOfFile(images)
  if (kind === 'npz') return readArrays(images, labels, options.signal)
  // A table that is packed is read all the same.
  if (kind !== undefined && kind !== 'gzip') throw new TfnotesError('pictures-kind', {file: images, kind})
  if (labels !== undefined) throw new TfnotesError('not-a-folder', {path: images})
  return readPixelTable(images, options.signal)
}

/**
 * Converts once and keeps the arrays in tfnotes' cache, when that can be written. More than `mostInMemory` stay there and
 * are read while they are trained on.
 */
async function makeCached(
  images: string,
  labels: string | undefined,
  options: LoadOptions,
  mostInMemory: number,
): Promise<ArrayParts> {
  const {imageSize, colorMode}: Tuned = {...pictures['own-pictures'].brings, ...options.hyperparameters}
  const [size, channels] = [Number(imageSize), colorMode === 'rgb' ? 3 : 1] as const
  const settings: MakeOptions = {
    images,
    labels,
    size,
    channels,
    skipMissing: options.skipMissing === true,
    threads: options.threads,
    onProgress: options.onProgress,
    signal: options.signal,
  }
  const key = createHash('sha256')
    .update(JSON.stringify([images, labels, imageSize, colorMode]))
    .digest('hex')
    .slice(0, 16)
  const within = join(options.places.cache, 'own-pictures')
  const parts = await listPictures(settings)
  const count = parts.train.entries.length + (parts.test?.entries.length ?? 0)
  const bytes = count * size * size * channels
  const make = async (where: Pick<MakeOptions, 'out'>): Promise<ArrayParts> =>
    bytes > mostInMemory && where.out !== undefined
      ? makeKept(parts, {...settings, size, channels}, within, key)
      : makeOf(parts, {...settings, ...where})
  try {
    return await make({out: join(within, `${key}.npz`)})
  } catch (error) {
    const unkept = error instanceof TfnotesError && unkeptCodes.has(error.code) && bytes <= mostBytes
    if (!unkept) throw error
    return make({})
  }
}

/** Why the cache is done without, where memory would do. */
const unkeptCodes: ReadonlySet<string> = new Set(['not-writable', 'disk-full', 'pictures-no-room'])

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

const samplesOf = ({pixels, labels, count, names, from}: PictureArrays): Samples => ({
  x: pixels,
  y: labels,
  count,
  ...(from && {from}),
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
