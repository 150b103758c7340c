import {createReadStream} from 'node:fs'
import {chmod, type FileHandle, open, rename, rm, stat} from 'node:fs/promises'
import {dirname} from 'node:path'
import {Zip, ZipPassThrough} from 'fflate'
import {TfnotesError} from '../../errors.ts'
import {writeError} from '../../system/io-error.ts'
import {makeFolder} from '../../system/make-folder.ts'
import {fileMode, folderMode, privateFileMode, privateFolderMode} from '../../system/own-file.ts'
import {isFolder} from '../read-bytes.ts'
import {npyHeader, npyText} from './npy.ts'

const arrayTypes = [Uint8Array, Int32Array, Float32Array, Float64Array] as const
type ArrayData = Uint8Array | Int32Array | Float32Array | Float64Array

/** An array with its shape, or a list of text. */
export type NpzEntry = {readonly shape: readonly number[]; readonly data: ArrayData} | readonly string[]

const piece = 2 ** 24

export interface WriteOptions {
  /** Whether nobody else may read it, nor enter a folder that is made for it. @default false */
  readonly isPrivate?: boolean
  /** Whether other content that lies there is left as it is. @default false */
  readonly keepsOthers?: boolean
  readonly signal?: AbortSignal | undefined
}

/**
 * Writes an .npz file as NumPy's `savez` does (uncompressed), beside its place and renamed into it, so that it is whole
 * or not there.
 *
 * @throws TfnotesError disk-full, not-writable, file-exists
 */
export async function writeNpz(
  path: string,
  arrays: Readonly<Record<string, NpzEntry>>,
  {isPrivate = false, keepsOthers = false, signal}: WriteOptions = {},
): Promise<void> {
  await writing(path, isPrivate, async (file, beside) => {
    for (const chunk of zipped(arrays)) {
      signal?.throwIfAborted()
      await file.writeFile(chunk)
    }
    if (keepsOthers && !(await isSameOrNone(path, beside))) throw new TfnotesError('file-exists', {path})
    await rename(beside, path)
  })
}

/** Whether nothing lies at `path`, or the very bytes of another file. */
async function isSameOrNone(path: string, other: string): Promise<boolean> {
  const [found, made] = [await stat(path).catch(() => undefined), await stat(other)]
  if (found === undefined) return true
  if (!found.isFile() || found.size !== made.size) return false
  const [before, now] = [createReadStream(path), createReadStream(other)].map(stream => stream.iterator())
  for (;;) {
    const [a, b] = [await before?.next(), await now?.next()]
    if (a?.done || b?.done) return true
    if (!a?.value.equals(b?.value)) return false
  }
}

/** Opens a file beside `path`, which is gone afterwards unless it was renamed. */
async function writing(
  path: string,
  isPrivate: boolean,
  write: (file: FileHandle, beside: string) => Promise<void>,
): Promise<void> {
  const beside = `${path}.${process.pid}.part`
  try {
    await makeFolder(dirname(path), isPrivate ? privateFolderMode : folderMode)
    // The name can be foretold: what lies there, a link perhaps, is put away and never written to.
    await rm(beside, {force: true})
    // What is in its place may have been locked away by its owner.
    const before = (await stat(path).catch(() => undefined))?.mode ?? fileMode
    const mode = isPrivate ? privateFileMode : fileMode & (before | privateFileMode)
    const file = await open(beside, 'wx', mode)
    try {
      await write(file, beside)
    } finally {
      await file.close()
      await rm(beside, {force: true}).catch(() => {})
    }
  } catch (cause) {
    throw writeError(cause, path)
  }
}

/**
 * Finds out before a long work whether its result can be written.
 *
 * @throws TfnotesError is-a-folder, disk-full, not-writable
 */
export async function expectWritable(path: string, isPrivate = false): Promise<void> {
  if (await isFolder(path)) throw new TfnotesError('is-a-folder', {path})
  await writing(path, isPrivate, async () => {})
}

/** Keeps others from reading a file that is there, if it is one of ours. */
export const makePrivate = (path: string): Promise<void> => chmod(path, privateFileMode).catch(() => {})

/** The archive's bytes, a piece at a time. */
function* zipped(arrays: Readonly<Record<string, NpzEntry>>): Generator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  for (const [name, array] of Object.entries(arrays)) {
    const entry = new ZipPassThrough(`${name}.npy`)
    // As NumPy has it: the same arrays are the same bytes, whenever they are written.
    entry.mtime = '1980-01-01T00:00:00'
    zip.add(entry)
    const isText = Array.isArray(array)
    if (isText) entry.push(npyText(array))
    else {
      const {shape, data} = array as Exclude<NpzEntry, readonly string[]>
      entry.push(npyHeader(arrayTypes.find(type => data instanceof type) ?? Uint8Array, shape))
      const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      for (let at = 0; at < bytes.length; at += piece) {
        entry.push(bytes.subarray(at, at + piece))
        yield* ready.splice(0)
      }
    }
    entry.push(new Uint8Array(), true)
  }
  zip.end()
  yield* ready
}
