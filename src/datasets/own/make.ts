import {TfnotesError} from '../../errors.ts'
import type {Progress} from '../dataset.ts'
import {expectWritable, makePrivate, type NpzEntry, writeNpz} from '../formats/write-npz.ts'
import {isFile} from '../read-bytes.ts'
import {type Converted, convertPictures} from './convert.ts'
import {findPictures, type Parts} from './entries.ts'
import {excludePictures} from './exclude.ts'
import type {Entry, Listing, Problem} from './listing.ts'
import {manifestOf} from './manifest.ts'
import {type ArrayParts, readArrays} from './read-arrays.ts'

export interface MakeOptions {
  /** A folder of pictures; see findPictures for how it may be laid out. */
  readonly images: string
  /** A text file of `name label` lines. */
  readonly labels?: string | undefined
  /** The .npz file to write, and to reuse when it was made from the same. */
  readonly out?: string | undefined
  /** Side of the pictures in pixels. @default 28 */
  readonly size?: number
  /** 1 grey, 3 colour. @default 1 */
  readonly channels?: 1 | 3
  /** Whether to go on without what is missing or broken. @default false */
  readonly skipMissing?: boolean
  /** A text file of pictures to leave out; see excludePictures. */
  readonly exclude?: string | undefined
  /** That convert; 0: as many as there are cores. @default 0 */
  readonly threads?: number | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Made extends ArrayParts {
  /** Whether `out` had been made from the very same pictures and was read instead. */
  readonly reused: boolean
  /** What was left out: bad lines, missing and unreadable pictures. */
  readonly problems: readonly Problem[]
}

/** Problems that a sentence names; the others are counted. */
const named = 5

/**
 * Turns a folder of labelled pictures into arrays (`x` and `y`, or `x_train` … `y_test` when the folder has a part for
 * testing, with the names of the classes) and writes them as .npz, which nobody else can read unless everybody can
 * read the pictures. When nothing has changed since, the file is reused.
 *
 * @throws TfnotesError label-lines, pictures-missing, pictures-unreadable (unless skipMissing), no-pictures,
 *   those of findPictures, excludePictures, convertPictures, expectWritable and writeNpz
 */
export async function makePictureDataset(options: MakeOptions): Promise<Made> {
  return makeOf(await listPictures(options), options)
}

/**
 * The pictures that a set is made of.
 * @throws TfnotesError label-lines, pictures-missing (unless skipMissing), those of findPictures and excludePictures
 */
export async function listPictures(options: MakeOptions): Promise<Parts> {
  const {images, labels, exclude, signal} = options
  const all = await findPictures(images, labels, signal)
  const parts = exclude === undefined ? all : await excludePictures(all, exclude, signal)
  complain(problemsIn(parts), parts, options)
  return parts
}

const problemsIn = ({train, test}: Parts): Problem[] => [...train.problems, ...(test?.problems ?? [])]

/** makePictureDataset, of pictures that are listed. */
export async function makeOf(parts: Parts, options: MakeOptions): Promise<Made> {
  const {images, out, size = 28, channels = 1, threads, onProgress, signal} = options
  const problems = problemsIn(parts)
  const {digest, isPrivate} = manifestOf(parts, size, channels)
  const before = out === undefined ? undefined : await readMade(out, digest, signal)
  if (out !== undefined && before) {
    // It may have been made before the pictures were locked away, or by a version that did not care.
    if (isPrivate) await makePrivate(out)
    const unreadable = before.unread.map(text => problemOf(text, parts))
    complain(unreadable, parts, options)
    return {
      ...withNames(before, parts, unreadable),
      reused: true,
      problems: [...problems, ...unreadable],
      remarks: parts.remarks,
    }
  }

  if (out !== undefined) await expectWritable(out, isPrivate)
  const convert = (entries: readonly Entry[]) =>
    convertPictures(entries, {size, channels, threads, onProgress, signal})
  const train = await convert(parts.train.entries)
  const test = parts.test && (await convert(parts.test.entries))
  const unreadable = [...train.problems, ...(test?.problems ?? [])]
  complain(unreadable, parts, options)
  if (train.kept.length === 0 || test?.kept.length === 0)
    throw new TfnotesError('no-pictures', {folder: images})

  const classes = classNames([...train.kept, ...(test?.kept ?? [])])
  const arrays = (from: Converted) => ({
    shape: [size, size, channels] as const,
    pixels: from.pixels,
    labels: Int32Array.from(from.kept, ({label}) => classes.indexOf(label)),
    count: from.kept.length,
    names: from.kept.map(({name}) => name),
  })
  const unread = unreadable.map(({name, reason}) => `${reason} ${name}`)
  const made = {
    classes,
    digest,
    unread,
    train: arrays(train),
    test: test && arrays(test),
    remarks: parts.remarks,
  }
  if (out !== undefined) await writeNpz(out, toEntries(made), {isPrivate, signal})
  return {...made, reused: false, problems: [...problems, ...unreadable]}
}

/** Says in one sentence what is wrong with how many, unless it is to be passed over. */
export function complain(
  problems: readonly Problem[],
  {train, test}: Parts,
  {skipMissing, images, labels}: MakeOptions,
): void {
  if (skipMissing) return
  const total = [train, test].reduce(
    (sum, part) => sum + (part?.entries.length ?? 0) + (part?.problems.length ?? 0),
    0,
  )
  const codes = {line: 'label-lines', missing: 'pictures-missing', unreadable: 'pictures-unreadable'} as const
  for (const kind of ['line', 'missing', 'unreadable'] as const) {
    const found = problems.filter(problem => problem.kind === kind)
    if (found.length === 0) continue
    const names = found
      .slice(0, named)
      .map(({name, line}) => (line === undefined ? name : `${name} (${line})`))
    throw new TfnotesError(codes[kind], {
      folder: images,
      file: labels ?? images,
      count: found.length,
      total,
      names,
      reason: found[0]?.reason,
    })
  }
}

/** Labels in numerical order when all are numbers, else in alphabetical order. */
export function classNames(entries: readonly Entry[]): string[] {
  const names = [...new Set(entries.map(({label}) => label))]
  return names.every(name => /^\d+$/.test(name))
    ? names.sort((a, b) => Number(a) - Number(b))
    : names.sort((a, b) => (a < b ? -1 : 1))
}

/** What was made before, when it was made from the same; whatever is wrong with the file, it is then made anew. */
async function readMade(
  path: string,
  digest: Uint8Array,
  signal?: AbortSignal,
): Promise<ArrayParts | undefined> {
  if (!(await isFile(path))) return undefined
  const found = await readArrays(path, undefined, signal).catch(() => undefined)
  return found?.digest && Buffer.compare(found.digest, digest) === 0 ? found : undefined
}

/** The arrays of a file that was made before, with the files they were made of. */
function withNames(before: ArrayParts, parts: Parts, unreadable: readonly Problem[]): ArrayParts {
  const unread = new Set(unreadable.map(({name}) => name))
  const namesOf = ({entries}: Listing) => entries.map(({name}) => name).filter(name => !unread.has(name))
  const {train, test} = before
  return {
    ...before,
    train: {...train, names: namesOf(parts.train)},
    test: test && parts.test && {...test, names: namesOf(parts.test)},
  }
}

/** What a file that was made before says of a picture it is without. */
function problemOf(text: string, {train, test}: Parts): Problem {
  const at = text.indexOf(' ')
  const [reason, name] = [text.slice(0, at), text.slice(at + 1)]
  const line = [...train.entries, ...(test?.entries ?? [])].find(entry => entry.name === name)?.line
  return {kind: 'unreadable', name, reason, ...(line !== undefined && {line})}
}

function toEntries({classes, digest, unread, train, test}: ArrayParts): Record<string, NpzEntry> {
  const array = ({shape: [height, width, channels], pixels, count}: ArrayParts['train']): NpzEntry => ({
    shape: channels === 1 ? [count, height, width] : [count, height, width, channels],
    data: pixels,
  })
  const labels = (part: ArrayParts['train']): NpzEntry => ({shape: [part.count], data: part.labels})
  return {
    ...(test
      ? {x_train: array(train), y_train: labels(train), x_test: array(test), y_test: labels(test)}
      : {x: array(train), y: labels(train)}),
    classes,
    ...(digest && {tfnotes: {shape: [digest.length], data: digest}}),
    // Whoever uses the file again is told of them again.
    ...(unread.length > 0 && {tfnotes_unread: unread}),
  }
}
