import {join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {idxNames, readIdxPictures} from './formats/idx-pictures.ts'
import type {Npy} from './formats/npy.ts'
import {readNpz} from './formats/npz.ts'
import {generateDigits} from './generated/digits.ts'
import {readGivenIdx} from './given-idx.ts'
import {type FoundPictures, type LabelledPictures, pictureLoader} from './picture-set.ts'
import {isFile, mostBytes} from './read-bytes.ts'

const arrays = ['x_train', 'y_train', 'x_test', 'y_test'] as const

/** Keras' own copy: one .npz of four arrays. */
async function readKerasMnist(folder: string, signal?: AbortSignal): Promise<FoundPictures | undefined> {
  const path = join(folder, 'mnist.npz')
  if (!(await isFile(path))) return undefined
  const found = await readNpz(path, arrays, {mostBytes, signal})
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

/** As torchvision and archives spell it. */
const called = /^mnist([-_. ](data|dataset|master|raw|original))?$/i

export const loadMnist = pictureLoader({
  name: 'mnist',
  readers: {
    given: (folder, signal) => readGivenIdx(folder, 'mnist', {called, also: readKerasMnist, signal}),
    kerasCache: readKerasMnist,
    cache: (folder, signal) => readIdxPictures(join(folder, 'mnist'), signal),
  },
  called: /^mnist\b/i,
  expected: [...idxNames.slice(0, 1), 'mnist.npz'],
  generate: generateDigits,
})
