import {join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import type {Dataset} from './dataset.ts'
import {generateDigits} from './generated/digits.ts'
import {readIdxPictures} from './idx-pictures.ts'
import type {Npy} from './npy.ts'
import {readNpz} from './npz.ts'
import {type FoundPictures, type LabelledPictures, loadPictureSet, type PictureSet} from './picture-set.ts'
import {isFile} from './read-bytes.ts'

const arrays = ['x_train', 'y_train', 'x_test', 'y_test'] as const

/** Keras' own copy: one .npz of four arrays. */
async function readKerasMnist(folder: string, signal?: AbortSignal): Promise<FoundPictures | undefined> {
  const path = join(folder, 'mnist.npz')
  if (!(await isFile(path))) return undefined
  const found = await readNpz(path, arrays, {mostBytes: 256 * 2 ** 20, signal})
  const part = (x: Npy | undefined, y: Npy | undefined): LabelledPictures => {
    const missing = arrays.filter(name => !found[name])
    if (!x || !y) throw new TfnotesError('npz-missing', {file: path, missing})
    const [count = 0, ...size] = x.shape
    if (!(x.data instanceof Uint8Array) || !(y.data instanceof Uint8Array) || size.join('×') !== '28×28') {
      throw new TfnotesError('npz-shape', {file: path, found: x.shape.join('×'), expected: 'n×28×28'})
    }
    if (y.data.length !== count) {
      throw new TfnotesError('count-mismatch', {file: path, labels: y.data.length, pictures: count})
    }
    return {pixels: x.data, labels: y.data, count}
  }
  return {origin: path, train: part(found.x_train, found.y_train), test: part(found.x_test, found.y_test)}
}

const set: PictureSet = {
  name: 'mnist',
  shape: [28, 28, 1],
  classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  readers: {
    given: async (folder, signal) =>
      (await readIdxPictures(join(folder, 'mnist'), signal)) ??
      (await readKerasMnist(join(folder, 'mnist'), signal)) ??
      readKerasMnist(folder, signal),
    kerasCache: readKerasMnist,
    cache: (folder, signal) => readIdxPictures(join(folder, 'mnist'), signal),
  },
  generate: generateDigits,
}

const file = (path: string, sha256: string, bytes: number) => ({
  path,
  urls: [
    `https://yann.lecun.com/exdb/mnist/${path}`,
    `https://ossci-datasets.s3.amazonaws.com/mnist/${path}`,
    `https://storage.googleapis.com/cvdf-datasets/mnist/${path}`,
  ],
  sha256,
  bytes,
})

export const mnist: Dataset = {
  name: 'mnist',
  title: {en: 'MNIST handwritten digits', zh: 'MNIST 手写数字'},
  kind: 'pictures',
  inputShape: set.shape,
  classes: set.classes,
  trainCount: 60_000,
  testCount: 10_000,
  licence: 'CC BY-SA 3.0',
  homepage: 'https://yann.lecun.com/exdb/mnist/',
  files: [
    file(
      'train-images-idx3-ubyte.gz',
      '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
      9_912_422,
    ),
    file(
      'train-labels-idx1-ubyte.gz',
      '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
      28_881,
    ),
    file(
      't10k-images-idx3-ubyte.gz',
      '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
      1_648_877,
    ),
    file(
      't10k-labels-idx1-ubyte.gz',
      'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
      4_542,
    ),
  ],
  load: options => loadPictureSet(set, options),
}
