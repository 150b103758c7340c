import {join} from 'node:path'
import type {Dataset} from './dataset.ts'
import {generateGarments} from './generated/garments.ts'
import {readIdxPictures} from './idx-pictures.ts'
import {loadPictureSet, type PictureSet} from './picture-set.ts'

const set: PictureSet = {
  name: 'fashion',
  shape: [28, 28, 1],
  classes: [
    'T-shirt/top',
    'Trouser',
    'Pullover',
    'Dress',
    'Coat',
    'Sandal',
    'Shirt',
    'Sneaker',
    'Bag',
    'Ankle boot',
  ],
  readers: {
    given: async (folder, signal) =>
      (await readIdxPictures(join(folder, 'fashion'), signal)) ??
      readIdxPictures(join(folder, 'fashion-mnist'), signal),
    kerasCache: (folder, signal) => readIdxPictures(join(folder, 'fashion-mnist'), signal),
    cache: (folder, signal) => readIdxPictures(join(folder, 'fashion'), signal),
  },
  generate: generateGarments,
}

const file = (path: string, sha256: string, bytes: number) => ({
  path,
  urls: [
    `https://fashion-mnist.s3-website.eu-central-1.amazonaws.com/${path}`,
    `https://storage.googleapis.com/tensorflow/tf-keras-datasets/${path}`,
    `https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/${path}`,
  ],
  sha256,
  bytes,
})

export const fashion: Dataset = {
  name: 'fashion',
  title: {en: 'Fashion-MNIST garments', zh: 'Fashion-MNIST 服饰'},
  kind: 'pictures',
  inputShape: set.shape,
  classes: set.classes,
  trainCount: 60_000,
  testCount: 10_000,
  licence: 'MIT',
  homepage: 'https://github.com/zalandoresearch/fashion-mnist',
  files: [
    file(
      'train-images-idx3-ubyte.gz',
      '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
      26_421_880,
    ),
    file(
      'train-labels-idx1-ubyte.gz',
      'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
      29_515,
    ),
    file(
      't10k-images-idx3-ubyte.gz',
      '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
      4_422_102,
    ),
    file(
      't10k-labels-idx1-ubyte.gz',
      '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
      5_148,
    ),
  ],
  load: options => loadPictureSet(set, options),
}
