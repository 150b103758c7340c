import {basename, join} from 'node:path'
import {pictures} from './facts/pictures.ts'
import {entriesCalled, findBelow} from './find-below.ts'
import {readBatchArchive, readBatchFolder} from './formats/cifar-batches.ts'
import {generateScenes} from './generated/scenes.ts'
import {type FoundPictures, pictureLoader} from './picture-set.ts'
import {isFile} from './read-bytes.ts'

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

/** As the archive, its folders and those of other hands are called; CIFAR-100 is another set. */
const called = /^cifar[-_. ]?10(?!0)/i
const isBatch = /^(data_batch_[1-5]|test_batch)(\.bin)?$/
const isArchive = /^cifar[-_. ]?10(?!0).*\.(tar|tgz|tar\.gz)$/i
/** Unpacking puts a folder of the archive's name around the set's own, some do it twice. */
const deepest = 2

/** Under other names, deeper in folders, or the given folder itself. */
async function readElsewhere(folder: string, signal?: AbortSignal): Promise<FoundPictures | undefined> {
  for (const path of await entriesCalled(folder, called)) {
    if (isArchive.test(basename(path)) && (await isFile(path))) return readBatchArchive(path, signal)
    const below = await findBelow(path, deepest)
    const batch = below.find(({name}) => isBatch.test(name))
    if (batch) return readBatchFolder(batch.folder, signal)
    const archive = below.find(({name}) => isArchive.test(name))
    if (archive) return readBatchArchive(join(archive.folder, archive.name), signal)
  }
  return readBatchFolder(folder, signal)
}

export const loadCifar10 = pictureLoader({
  name: 'cifar10',
  readers: {
    given: async (folder, signal) =>
      (await readFirst(given)(folder, signal)) ?? readElsewhere(folder, signal),
    kerasCache: readFirst(kerasNames),
    cache: readFirst(cacheNames),
  },
  called: /cifar/i,
  expected: ['data_batch_1', 'cifar-10-python.tar.gz'],
  generate: generateScenes,
})
