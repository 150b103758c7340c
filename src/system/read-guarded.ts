import {closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats} from 'node:fs'
import {type FileHandle, lstat, open} from 'node:fs/promises'
import {TfnotesError} from '../errors.ts'
import type {ErrorCode} from '../text/errors.ts'
import {type ForeignKind, foreignKind, unfollowed} from './file-kind.ts'
import {ioError} from './io-error.ts'

/*
 * Files that may come from a stranger: a run directory that was copied, or that lies where others can write. What is
 * no file of its own is refused before it is opened, for opening a pipe waits and reading a device never ends; and
 * nothing larger than such a file can be is taken into memory. What is written is guarded in own-file.ts, where a second
 * name of a file elsewhere is refused, too.
 */
const flags = constants.O_RDONLY | unfollowed

/**
 * Opens a file for reading that is neither a link nor anything but a file.
 * @throws TfnotesError `is-a-link`, `is-a-pipe`, `is-a-device`, `is-a-folder`, `file-missing`, `not-a-folder` and the
 * rest of `ioError`
 */
export async function openGuarded(path: string): Promise<FileHandle> {
  let file: FileHandle | undefined
  try {
    refuseOthers(await lstat(path), path)
    file = await open(path, flags)
    refuseOthers(await file.stat(), path)
    return file
  } catch (cause) {
    await file?.close()
    throw openError(cause, path)
  }
}

/** As `openGuarded`; the file descriptor is the caller's to close. */
export function openGuardedSync(path: string): number {
  let file: number | undefined
  try {
    refuseOthers(lstatSync(path), path)
    file = openSync(path, flags)
    refuseOthers(fstatSync(file), path)
    return file
  } catch (cause) {
    if (file !== undefined) closeSync(file)
    throw openError(cause, path)
  }
}

/**
 * All of a file that has at most `most` bytes. What it grows by meanwhile is left out.
 * @throws TfnotesError `file-too-large`, those of `openGuarded`
 */
export async function readGuarded(path: string, most: number): Promise<Buffer> {
  const {bytes} = await readFrom(path, size => {
    checkSize(path, size, most)
    return 0
  })
  return bytes
}

/** The last `most` bytes of a file, or all of it, and where they begin. @throws TfnotesError those of `openGuarded` */
export const readEndGuarded = (path: string, most: number): Promise<Part> =>
  readFrom(path, size => Math.max(0, size - most))

interface Part {
  readonly bytes: Buffer
  readonly from: number
}

async function readFrom(path: string, start: (size: number) => number): Promise<Part> {
  const file = await openGuarded(path)
  try {
    const {size} = await file.stat()
    const from = start(size)
    // Memory of its own: of small buffers Node makes parts of a larger one.
    const bytes = Buffer.allocUnsafeSlow(size - from)
    let length = 0
    for (let read = -1; length < bytes.length && read !== 0; length += read)
      read = (await file.read(bytes, length, Math.min(bytes.length - length, mostAtOnce), from + length))
        .bytesRead
    return {bytes: bytes.subarray(0, length), from}
  } catch (cause) {
    throw ioError(cause, path)
  } finally {
    await file.close()
  }
}

/** As `readGuarded`. */
export function readGuardedSync(path: string, most: number): Buffer {
  const file = openGuardedSync(path)
  try {
    const {size} = fstatSync(file)
    checkSize(path, size, most)
    const bytes = Buffer.allocUnsafeSlow(size)
    let length = 0
    for (let read = -1; length < size && read !== 0; length += read)
      read = readSync(file, bytes, length, Math.min(size - length, mostAtOnce), length)
    return bytes.subarray(0, length)
  } catch (cause) {
    throw ioError(cause, path)
  } finally {
    closeSync(file)
  }
}

/** More than two gigabytes cannot be read at once. */
const mostAtOnce = 2 ** 30

function checkSize(path: string, size: number, most: number): void {
  if (size > most) throw new TfnotesError('file-too-large', {path, size, limit: most})
}

/**
 * Whether a folder is there that is one itself.
 * @throws TfnotesError `is-a-link`, `not-a-folder` for anything else of that name
 */
export async function isOwnFolder(path: string): Promise<boolean> {
  const facts = await lstat(path).catch(() => undefined)
  if (facts?.isSymbolicLink()) throw new TfnotesError('is-a-link', {path})
  if (facts && !facts.isDirectory()) throw new TfnotesError('not-a-folder', {path})
  return facts !== undefined
}

/** What may be read is any file; a second name of one gives away nothing. */
const refusals: Readonly<Record<ForeignKind, ErrorCode | undefined>> = {
  link: 'is-a-link',
  'hard-link': undefined,
  folder: 'is-a-folder',
  pipe: 'is-a-pipe',
  socket: 'is-a-pipe',
  device: 'is-a-device',
}

function refuseOthers(facts: Stats, path: string): void {
  const kind = foreignKind(facts)
  const refusal = kind && refusals[kind]
  if (refusal) throw new TfnotesError(refusal, {path})
}

/** A link that was put there after the look. */
const openError = (cause: unknown, path: string): TfnotesError =>
  (cause as NodeJS.ErrnoException).code === 'ELOOP'
    ? new TfnotesError('is-a-link', {path}, {cause})
    : ioError(cause, path)
