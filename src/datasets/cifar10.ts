import {join} from 'node:path'
import {readBatchArchive, readBatchFolder} from './cifar-batches.ts'
import type {Dataset} from './dataset.ts'
import {generateScenes} from './generated/scenes.ts'
import {type FoundPictures, loadPictureSet, type PictureSet} from './picture-set.ts'

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
const cacheNames = ['cifar10', join('cifar10', 'cifar-10-python.tar.gz')]

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

const set: PictureSet = {
  name: 'cifar10',
  shape: [32, 32, 3],
  classes: ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'],
  readers: {given: readFirst(given), kerasCache: readFirst(kerasNames), cache: readFirst(cacheNames)},
  generate: generateScenes,
}

export const cifar10: Dataset = {
  name: 'cifar10',
  title: {en: 'CIFAR-10 pictures', zh: 'CIFAR-10 图像'},
  kind: 'pictures',
  inputShape: set.shape,
  classes: set.classes,
  trainCount: 50_000,
  testCount: 10_000,
  licence: 'not stated; made by Krizhevsky, Nair and Hinton for research',
  homepage: 'https://www.cs.toronto.edu/~kriz/cifar.html',
  files: [
    {
      path: 'cifar-10-python.tar.gz',
      urls: ['https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz'],
      sha256: '6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce',
      bytes: 170_498_071,
    },
  ],
  load: options => loadPictureSet(set, options),
}
