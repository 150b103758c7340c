import {TfnotesError} from '../errors.ts'
import type {LoadedDataset, Loader, LoadOptions, Samples, Source} from './dataset.ts'
import {classNames, type DatasetName, expectedShape} from './facts/index.ts'
import {takePart} from './part.ts'
import {isFolder} from './read-bytes.ts'

/** `count` pictures one after another, row-major, channels last, and one label each. */
export interface LabelledPictures {
  readonly pixels: Uint8Array
  readonly labels: Uint8Array
  readonly count: number
}

export interface FoundPictures {
  /** A path, or a word on how the pictures were drawn. */
  readonly origin: string
  readonly train: LabelledPictures
  readonly test: LabelledPictures
}

/** Reads a folder's copy of the set; `undefined` when the folder holds none of it. */
type FolderReader = (folder: string, signal?: AbortSignal) => Promise<FoundPictures | undefined>

export interface PictureSet {
  readonly name: DatasetName
  readonly readers: Readonly<Record<'given' | 'kerasCache' | 'cache', FolderReader>>
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
    const {source, found} = await lookUp(set, options)
    return {
      name: set.name,
      source,
      origin: found.origin,
      inputShape: expectedShape(set.name, options.hyperparameters).inputShape,
      classes,
      train: samplesOf(set.name, classes.length, found.train, options.trainSamples, options.seed),
      test: samplesOf(set.name, classes.length, found.test, options.testSamples, options.seed),
      scale: 1 / 255,
    }
  }

async function lookUp(
  set: PictureSet,
  options: LoadOptions,
): Promise<{source: Source; found: FoundPictures}> {
  if (options.from === 'generated') return {source: 'generated', found: await set.generate(options)}
  const {given} = options.places
  if (given !== undefined && !(await isFolder(given)))
    throw new TfnotesError('data-folder-missing', {folder: given})
  for (const place of ['given', 'kerasCache', 'cache'] as const) {
    const folder = options.places[place]
    if (folder === undefined) continue
    try {
      const found = await set.readers[place](folder, options.signal)
      if (found) return {source: sourceOf[place], found}
    } catch (error) {
      // A cache may hold half a set (a download that was broken off); the reader's own folder should not.
      const half = error instanceof TfnotesError && error.code === 'dataset-incomplete'
      if (!half || place === 'given') throw error
    }
  }
  return {source: 'generated', found: await set.generate(options)}
}

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
