import {join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {type Below, findBelow} from '../find-below.ts'
import type {FoundPictures, LabelledPictures} from '../picture-set.ts'
import {isFolder, readBytes} from '../read-bytes.ts'
import {parseIdx} from './idx.ts'

const side = 28

const parts = {
  train: ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'],
  test: ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'],
} as const

/** The files as the publisher calls them, unpacked. */
export const idxNames = Object.values(parts).flat()
type IdxName = (typeof idxNames)[number]

/** torchvision puts `raw` below the set's name, an archive of one file its name around it, and some do both. */
const deepest = 3

/** Another set of the very same names. */
const others = /fashion|[ekq]mnist|notmnist/i

/** What folders are entered where the one that is searched is not the set's own. */
export const isAround = (name: string): boolean =>
  idxNames.some(one => one === plainName(name)) || name === 'raw'

/**
 * Reads the four idx files of MNIST's form (28×28 grey) from a folder or from folders in it, packed or unpacked, with
 * dots for dashes. `undefined` when none of the four is there.
 *
 * @param enters which folders below it may hold them
 * @throws TfnotesError dataset-incomplete when some of the four are missing
 */
export async function readIdxPictures(
  folder: string,
  signal?: AbortSignal,
  enters: (name: string) => boolean = name => !others.test(name),
): Promise<FoundPictures | undefined> {
  if (!(await isFolder(folder))) return undefined
  const {origin, paths} = choose(folder, await findBelow(folder, deepest, enters))
  if (paths.size === 0) return undefined
  const missing = idxNames.filter(name => !paths.has(name))
  if (missing.length > 0) throw new TfnotesError('dataset-incomplete', {folder, missing})
  const read = async (images: IdxName, labels: IdxName) =>
    readPart(paths.get(images) as string, paths.get(labels) as string, signal)
  const [train, test] = await Promise.all([read(...parts.train), read(...parts.test)])
  return {origin, train, test}
}

/** `Train-Images.idx3_ubyte.gz` is the publisher's `train-images-idx3-ubyte`. */
const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\.gz$/, '')
    .replaceAll(/[._ ]/g, '-')
    .replace(/^test-/, 't10k-')

/** The order in which a folder's files are taken that are one file by their names. */
const forms = (name: IdxName): string[] => {
  const dotted = name.replace('-idx', '.idx')
  return [`${name}.gz`, name, `${dotted}.gz`, dotted]
}

/** The path of each file that is there: all four from one folder if one has them, else each from where it is nearest. */
function choose(folder: string, files: readonly Below[]): {origin: string; paths: Map<IdxName, string>} {
  const wanted = files.flatMap(file => {
    const is = idxNames.find(one => one === plainName(file.name))
    return is ? [{...file, is}] : []
  })
  const whole = wanted.find(({folder: home}) =>
    idxNames.every(name => wanted.some(file => file.folder === home && file.is === name)),
  )
  const paths = new Map<IdxName, string>()
  for (const name of idxNames) {
    const place = ({name: found}: Below) =>
      forms(name).includes(found) ? forms(name).indexOf(found) : forms(name).length
    const [best] = wanted
      .filter(file => file.is === name && (!whole || file.folder === whole.folder))
      .sort((a, b) => a.depth - b.depth || place(a) - place(b))
    if (best) paths.set(name, join(best.folder, best.name))
  }
  return {origin: whole?.folder ?? folder, paths}
}

async function readPart(images: string, labels: string, signal?: AbortSignal): Promise<LabelledPictures> {
  const pixels = parseIdx(await readBytes(images, signal), images, 3)
  const classes = parseIdx(await readBytes(labels, signal), labels, 1)
  const [count = 0, ...size] = pixels.shape
  if (count === 0 || size.some(n => n !== side)) {
    throw new TfnotesError('idx-shape', {
      file: images,
      found: pixels.shape.join('×'),
      expected: `n×${side}×${side}`,
    })
  }
  if (classes.data.length !== count) {
    throw new TfnotesError('count-mismatch', {file: labels, labels: classes.data.length, pictures: count})
  }
  return {pixels: pixels.data, labels: classes.data, count}
}
