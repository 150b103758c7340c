import {createHash} from 'node:crypto'
import {readFileSync, statSync, writeSync} from 'node:fs'
import {TfnotesError} from '../../errors.ts'
import {type Raster, toColour, toGrey} from '../pictures/raster.ts'
import {resizeLanczos} from '../pictures/resize.ts'
import {type FilePath, withReadable} from './list-folder.ts'

/** Where the bytes of the pictures go, one after another, each of size × size × channels. */
export type Target =
  /** In shared memory. */
  | {readonly pixels: Uint8Array}
  /** An open file, from `offset` on; `hashes`, in shared memory, has `hashBytes` for each picture that could be read. */
  | {readonly file: number; readonly offset: number; readonly hashes: Uint8Array}

/** Of a SHA-1. */
export const hashBytes = 20

/** Pictures to convert, by as many threads as there are: each takes the next one, and writes it to its place. */
export interface Job {
  readonly paths: readonly FilePath[]
  /** Side in pixels. */
  readonly size: number
  readonly channels: 1 | 3
  /** Pictures that a thread has in memory at a time. */
  readonly together: number
  readonly to: Target
  /** In shared memory: how many have been taken, and how many are done. */
  readonly counts: Int32Array
}

/** A picture that could not be read, by its place, and the code of the TfnotesError that says why. */
export type Unread = readonly [index: number, code: string]

export const openJob = (job: Omit<Job, 'counts'>): Job => ({
  ...job,
  counts: new Int32Array(new SharedArrayBuffer(8)),
})

const take = ({counts}: Job) => Atomics.add(counts, 0, 1)

export const doneOf = ({counts}: Job): number => Atomics.load(counts, 1)

/** No thread takes another picture. */
export const closeJob = ({paths, counts}: Job): void => {
  Atomics.store(counts, 0, paths.length)
}

/** Converts pictures until none is left to take. */
export async function workOn(job: Job, afterEach?: () => Promise<void>): Promise<Unread[]> {
  const failures: Unread[] = []
  const work = async () => {
    for (let index = take(job); index < job.paths.length; index = take(job)) {
      const code = await convert(job, index)
      if (code !== undefined) failures.push([index, code])
      Atomics.add(job.counts, 1, 1)
      await afterEach?.()
    }
  }
  await Promise.all(Array.from({length: job.together}, work))
  return failures
}

/** @returns why the picture cannot be read, if so */
async function convert(job: Job, index: number): Promise<string | undefined> {
  const {paths, size, channels, to} = job
  const path = paths[index] as FilePath
  try {
    const picture = await withReadable(path, async file => (await readSmall(file)) ?? (await decode(file)))
    const fitted = resizeLanczos(channels === 1 ? toGrey(picture) : toColour(picture), size, size)
    put(fitted.data, index, to)
    return undefined
  } catch (error) {
    if (!(error instanceof TfnotesError)) throw error
    // None of the others would fare better.
    if (error.code === 'sharp-missing') closeJob(job)
    return error.code
  }
}

function put(bytes: Uint8Array, index: number, to: Target): void {
  if ('pixels' in to) {
    to.pixels.set(bytes, index * bytes.length)
    return
  }
  const {file, offset, hashes} = to
  for (let at = 0; at < bytes.length; )
    at += writeSync(file, bytes, at, bytes.length - at, offset + index * bytes.length + at)
  hashes.set(createHash('sha1').update(bytes).digest(), index * hashBytes)
}

/** sharp takes longer to load than a thousand handwritten digits to convert. */
const decode = async (path: string): Promise<Raster> =>
  (await import('../pictures/decode.ts')).decodePicture(path)

/** Loaded by a thread's first JPEG. */
let quick: Promise<typeof import('../pictures/grey-jpeg.ts')> | undefined

/** The quick way for the small grey JPEGs that digits are kept in; everything else is `decodePicture`'s. */
async function readSmall(path: string): Promise<Raster | undefined> {
  if (!/\.jpe?g$/i.test(path)) return undefined
  quick ??= import('../pictures/grey-jpeg.ts')
  const {decodeGreyJpeg, mostBytes} = await quick
  try {
    const found = statSync(path)
    // A pipe that is called so would be waited for without end.
    if (!found.isFile() || found.size > mostBytes) return undefined
    return decodeGreyJpeg(readFileSync(path))
  } catch {
    return undefined
  }
}
