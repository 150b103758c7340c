import {join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {findBelow} from '../find-below.ts'
import {readHead} from '../read-bytes.ts'
import {type FileKind, kindOfBytes} from '../tables/file-kind.ts'

/** What tells a file's kind. */
const start = 65_536
/** Folders deep in which a download puts its tables. */
const deepest = 2

/** What a file is by its content; undefined for text and what nobody knows. */
export const kindOfFile = async (path: string): Promise<FileKind | undefined> =>
  kindOfBytes(await readHead(path, start))

/** Files in which sets of pictures come that are no pictures. */
const packed: readonly (FileKind | undefined)[] = [
  'parquet',
  'arrow',
  'npz',
  'npy',
  'hdf5',
  'zip',
  'tar',
  '7z',
  'rar',
  'gzip',
]

/** The error that says what a folder holds in place of labelled pictures, where that is known. */
export async function noPictures(folder: string): Promise<TfnotesError> {
  for (const {name, folder: place} of await findBelow(folder, deepest)) {
    const file = join(place, name)
    const kind = /\.(parquet|arrow|feather|npz|npy|h5|hdf5|zip|tar|tgz|gz|7z|rar)$/i.test(name)
      ? await kindOfFile(file).catch(() => undefined)
      : undefined
    if (kind && packed.includes(kind)) return new TfnotesError('pictures-kind', {file, kind, folder})
    if (/\.csv$/i.test(name) && (await isPixelTable(file)))
      return new TfnotesError('pictures-kind', {file, kind: 'pixels', folder})
  }
  return new TfnotesError('no-pictures', {folder})
}

/** A heading of hundreds of pixels, or a first row of as many values. */
async function isPixelTable(path: string): Promise<boolean> {
  const head = await readHead(path, start).catch(() => undefined)
  const [first = ''] = head?.toString('latin1').split(/[\r\n]/) ?? []
  return first.split(',').length > 100 && (/label.*pixel|pixel.*label/i.test(first) || /^[\d,]+$/.test(first))
}
