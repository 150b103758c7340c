import {TfnotesError} from '../errors.ts'
import type {LoadedDataset, Loader, LoadOptions, Samples, Source} from './dataset.ts'
import {classNames, type DatasetName, expectedShape} from './facts/index.ts'
import {entriesCalled} from './find-below.ts'
import {takePart} from './part.ts'
import {isFolder} from './read-bytes.ts'
import type {Remark} from './remark.ts'

/** `count` pictures one after another, row-major, channels last, and one label each. */
export interface LabelledPictures {
  readonly pixels: Uint8Array
  readonly labels: Uint8Array
  readonly count: number
}

export interface FoundPictures {
  /** A path, or a word on how the pictures were drawn. */
  readonly origin: string
  /** Where it lies, where `origin` says more than that. */
  readonly path?: string
  readonly remarks?: readonly Remark[]
  readonly train: LabelledPictures
  readonly test: LabelledPictures
}

/** Reads a folder's copy of the set; `undefined` when the folder holds none of it. */
type FolderReader = (folder: string, signal?: AbortSignal) => Promise<FoundPictures | undefined>

export interface PictureSet {
  readonly name: DatasetName
  readonly readers: Readonly<Record<'given' | 'kerasCache' | 'cache', FolderReader>>
  /** What a folder or file of this set may be called: where it holds nothing of it, the reader is told. */
  readonly called: RegExp
  /** Files of the set, for the sentence that says so. */
  readonly expected: readonly string[]
  readonly generate: (options: LoadOptions) => Promise<FoundPictures>
}

const sourceOf = {given: 'file', kerasCache: 'keras-cache', cache: 'cache'} as const satisfies Record<
  keyof PictureSet['readers'],
  Source
>

/** Looks for a set of pictures in the given folder, Keras' cache and tfnotes' own, and at last draws it. */
export const pictureLoader =
  (set: PictureSet): Loader =>
  async (options): Promise<LoadedDataset> => {
    options.signal?.throwIfAborted()
    const classes = classNames(set.name)
    const {source, found, passed} = await lookUp(set, options)
    const remarks = [...passed, ...(found.remarks ?? [])]
    return {
      name: set.name,
      source,
      origin: found.origin,
      ...(found.path !== undefined && {path: found.path}),
      inputShape: expectedShape(set.name, options.hyperparameters).inputShape,
      classes,
      train: samplesOf(set.name, classes.length, found.train, options.trainSamples, options.seed),
      test: samplesOf(set.name, classes.length, found.test, options.testSamples, options.seed),
      scale: 1 / 255,
      ...(remarks.length > 0 && {remarks}),
    }
  }

interface LookedUp {
  readonly source: Source
  readonly found: FoundPictures
  /** What was called like the set and yet passed over. */
  readonly passed: readonly Remark[]
}

async function lookUp(set: PictureSet, options: LoadOptions): Promise<LookedUp> {
  if (options.from === 'generated')
    return {source: 'generated', found: await set.generate(options), passed: []}
  const {given} = options.places
  if (given !== undefined && !(await isFolder(given)))
    throw new TfnotesError('data-folder-missing', {folder: given})
  const passed: Remark[] = []
  for (const place of ['given', 'kerasCache', 'cache'] as const) {
    const folder = options.places[place]
    if (folder === undefined) continue
    try {
      const found = await set.readers[place](folder, options.signal)
      if (found) return {source: sourceOf[place], found, passed}
      passed.push(...(await passedOver(set, folder)))
    } catch (error) {
      // A cache may hold half a set (a download that was broken off); the reader's own folder should not.
      const half = error instanceof TfnotesError && error.code === 'dataset-incomplete'
      if (!half || place === 'given') throw error
      passed.push({code: 'data-incomplete', detail: {dataset: set.name, ...error.detail}})
    }
  }
  return {source: 'generated', found: await set.generate(options), passed}
}

const passedOver = async ({name, called, expected}: PictureSet, folder: string): Promise<Remark[]> =>
  (await entriesCalled(folder, called)).map(path => ({
    code: 'data-passed-over',
    detail: {folder: path, dataset: name, expected},
  }))

function samplesOf(
  dataset: DatasetName,
  classes: number,
  {pixels, labels, count}: LabelledPictures,
  wanted: number | undefined,
  seed: number,
): Samples {
  const bad = labels.find(label => label >= classes)
  if (bad !== undefined) {
    throw new TfnotesError('label-range', {dataset, found: bad, classes})
  }
  return takePart({x: pixels, y: Int32Array.from(labels), count}, wanted, seed, classes)
}
