import {join} from 'node:path'
import {pictures} from './facts/pictures.ts'
import {readBatchArchive, readBatchFolder} from './formats/cifar-batches.ts'
import {generateScenes} from './generated/scenes.ts'
import {type FoundPictures, pictureLoader} from './picture-set.ts'

/** Where a folder may hold the set, in the order of preference; those that end in .gz are archives. */
const given = [
  'cifar-10-batches-py',
  'cifar-10-batches-bin',
  'cifar10',
  'cifar-10-python.tar.gz',
  'cifar-10-binary.tar.gz',
]
const kerasNames = [
  join('cifar-10-batches-py-target', 'cifar-10-batches-py'),
  'cifar-10-batches-py',
  'cifar-10-batches-py.tar.gz',
]
/** As `dataset fetch` puts it there, or unpacked. */
const cacheNames = ['cifar10', ...pictures.cifar10.files.map(({path}) => join('cifar10', path))]

const readFirst =
  (names: readonly string[]) =>
  async (folder: string, signal?: AbortSignal): Promise<FoundPictures | undefined> => {
    for (const name of names) {
      const path = join(folder, name)
      const found = await (name.endsWith('.gz') ? readBatchArchive : readBatchFolder)(path, signal)
      if (found) return found
    }
    return undefined
  }

export const loadCifar10 = pictureLoader({
  name: 'cifar10',
  readers: {given: readFirst(given), kerasCache: readFirst(kerasNames), cache: readFirst(cacheNames)},
  generate: generateScenes,
})
