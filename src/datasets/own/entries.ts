import {readdir} from 'node:fs/promises'
import {extname, join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {readError} from '../../system/io-error.ts'
import {isFile, isFolder} from '../read-bytes.ts'
import {readLabelFile} from './label-file.ts'

/** A picture and what it shows. */
export interface Entry {
  /** Relative to the folder of pictures. */
  readonly name: string
  readonly path: string
  readonly label: string
  /** Of the label file. */
  readonly line?: number
}

/** What keeps a picture, or a line of the label file, out of the data set. */
export interface Problem {
  readonly kind: 'line' | 'missing' | 'unreadable'
  readonly name: string
  readonly line?: number
  /** A code of `TfnotesError`, for an unreadable picture. */
  readonly reason?: string
}

export interface Listing {
  /** What the labels were read from, where they are not the folders' names. */
  readonly labelFile?: string
  readonly entries: readonly Entry[]
  readonly problems: readonly Problem[]
}

export interface Parts {
  readonly train: Listing
  /** When the reader's folder keeps training and test pictures apart. */
  readonly test?: Listing
}

const extensions = new Set(
  '.png .jpg .jpeg .jfif .webp .gif .tif .tiff .bmp .svg .avif .heic .ppm .pgm .jp2 .jxl'.split(' '),
)

/**
 * Finds the reader's pictures with their labels: by a label file, or one folder per class, or, in a folder that has a
 * part for training and one for testing (named so, each with its own `<name>.txt` or its own folders of classes), both.
 *
 * @throws TfnotesError folder-missing, no-pictures, those of readLabelFile
 */
export async function findPictures(
  images: string,
  labels: string | undefined,
  signal?: AbortSignal,
): Promise<Parts> {
  if (!(await isFolder(images))) throw new TfnotesError('folder-missing', {folder: images})
  if (labels !== undefined) return {train: await byLabelFile(images, labels, signal)}
  const folders = (await readdir(images, {withFileTypes: true}))
    .filter(entry => entry.isDirectory())
    .map(({name}) => name)
  const train = folders.find(name => /train/i.test(name))
  const test = folders.find(name => /test|val/i.test(name) && name !== train)
  if (train && test) {
    return {
      train: await listPart(join(images, train), signal),
      test: await listPart(join(images, test), signal),
    }
  }
  return {train: await listPart(images, signal)}
}

async function listPart(folder: string, signal?: AbortSignal): Promise<Listing> {
  for (const labels of [
    `${folder}.txt`,
    join(folder, 'labels.txt'),
    `${folder}.csv`,
    join(folder, 'labels.csv'),
  ]) {
    if (await isFile(labels)) return byLabelFile(folder, labels, signal)
  }
  return {entries: await byFolder(folder), problems: []}
}

/** Every folder is a class, every picture directly in it one of its samples. */
async function byFolder(folder: string): Promise<Entry[]> {
  const entries: Entry[] = []
  const classes = await readdir(folder, {withFileTypes: true})
  for (const {name: label} of classes.filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))) {
    for (const file of await readdir(join(folder, label))) {
      if (!extensions.has(extname(file).toLowerCase())) continue
      entries.push({name: join(label, file), path: join(folder, label, file), label})
    }
  }
  if (entries.length === 0) throw new TfnotesError('no-pictures', {folder})
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The lines of a label file whose pictures exist; the folder is listed once, not asked for every picture. */
async function byLabelFile(folder: string, file: string, signal?: AbortSignal): Promise<Listing> {
  const {lines, problems} = await readLabelFile(file, signal)
  const there = await namesBelow(folder)
  const missing = lines.filter(({name}) => !there.has(name))
  const entries = lines
    .filter(({name}) => there.has(name))
    .map(one => ({...one, path: join(folder, one.name)}))
  if (entries.length + missing.length === 0 && problems.length === 0)
    throw new TfnotesError('no-pictures', {folder: file})
  return {
    labelFile: file,
    entries,
    problems: [...problems, ...missing.map(({name, line}) => ({kind: 'missing' as const, name, line}))],
  }
}

async function namesBelow(folder: string): Promise<Set<string>> {
  try {
    const names = await readdir(folder, {recursive: true})
    return new Set(names.map(name => name.replaceAll('\\', '/')))
  } catch (cause) {
    throw readError(cause, folder)
  }
}
