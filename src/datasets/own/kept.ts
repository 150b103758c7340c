import {closeSync, fdatasync, ftruncateSync, writeSync} from 'node:fs'
import {chmod, readdir, rename, rm, stat, statfs} from 'node:fs/promises'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {TfnotesError} from '../../errors.ts'
import {writeError} from '../../system/io-error.ts'
import {makeFolder, makeNewFolder} from '../../system/make-folder.ts'
import {folderMode, openOwn, privateFolderMode} from '../../system/own-file.ts'
import {processExists} from '../../system/process-start.ts'
import {isOwnFolder, readGuarded} from '../../system/read-guarded.ts'
import {writeSynced} from '../../system/sync.ts'
import type {Store} from '../dataset.ts'
import {openStore} from '../file-store.ts'
import {npyHeader} from '../formats/npy.ts'
import {type Conversion, convertTo} from './convert.ts'
import {hashBytes} from './job.ts'
import type {Entry} from './listing.ts'

/** Converted pictures in a folder of the cache, of which a run reads those that it needs at the moment. */
export interface Kept {
  readonly folder: string
  /** Bytes on the disk. */
  readonly bytes: number
  /** How long they took to be made. */
  readonly seconds: number
  /** Whether they had been made before. */
  readonly reused: boolean
  /** Why pictures could not be read, by their places. */
  readonly failures: ReadonlyMap<number, string>
  readonly x: Uint8Array
  readonly store: Store
}

export interface Keeping extends Pick<Conversion, 'size' | 'channels' | 'threads' | 'onProgress' | 'signal'> {
  /** Folder in which they are kept, those of every version of the same pictures under names that begin with `key`. */
  readonly within: string
  readonly key: string
  /** Of all that they depend on. */
  readonly digest: Uint8Array
  readonly isPrivate: boolean
}

/** As NumPy maps it (`np.load(…, mmap_mode='r')`): pictures × height × width × channels bytes. */
const picturesFile = 'pictures.npy'
/** SHA-1 of each picture, by which copies are found without reading them. */
const hashesFile = 'hashes.bin'
/** Written last: without it the folder is nothing. */
const factsFile = 'kept.json'

interface FactsOfKept {
  readonly tfnotes: 'pictures'
  readonly digest: string
  readonly seconds: number
  readonly unread: readonly (readonly [place: number, code: string])[]
}

/**
 * Converts pictures into the cache, or finds what was made there of the same. The folder gets its name when it is whole:
 * whoever is stopped meanwhile leaves one that the next takes away, and of two who convert the same the later one takes what
 * the earlier made. Others of the same key, of pictures as they were before, are taken away; who reads them still can.
 *
 * @throws TfnotesError pictures-no-room before anything is written, disk-full, not-writable, sharp-missing
 */
export async function keepPictures(entries: readonly Entry[], keeping: Keeping): Promise<Kept> {
  const {within, key, digest, isPrivate, size, channels} = keeping
  const written = Buffer.from(digest).toString('hex')
  const folder = join(within, `${key}-${written.slice(0, 16)}`)
  const found = await openKept(folder, written, entries.length, keeping)
  if (found) {
    // They may have been locked away since.
    if (isPrivate) await chmod(folder, privateFolderMode).catch(() => {})
    return {...found, reused: true}
  }
  const part = `${folder}.${process.pid}.part`
  try {
    await makeFolder(within, isPrivate ? privateFolderMode : folderMode)
    await clear(within, key, name => isLeft(name) || [part, folder].includes(join(within, name)))
    await expectRoom(within, entries.length, size, channels)
    await makeNewFolder(part, isPrivate ? privateFolderMode : folderMode)
    await fill(part, written, entries, keeping)
    await rename(part, folder).catch(async cause => {
      // Another trainer was quicker, with the same.
      if (!(await openKept(folder, written, entries.length, keeping))) throw cause
    })
  } catch (cause) {
    keeping.signal?.throwIfAborted()
    throw writeError(cause, join(part, picturesFile))
  } finally {
    await rm(part, {recursive: true, force: true}).catch(() => {})
  }
  await clear(within, key, name => !name.endsWith('.part') && join(within, name) !== folder)
  const made = await openKept(folder, written, entries.length, keeping)
  if (!made) throw new TfnotesError('not-writable', {path: folder, folder: within, reason: 'ENOENT'})
  return {...made, reused: false}
}

async function fill(
  part: string,
  digest: string,
  entries: readonly Entry[],
  keeping: Keeping,
): Promise<void> {
  const {size, channels} = keeping
  const started = performance.now()
  const hashes = new Uint8Array(new SharedArrayBuffer(entries.length * hashBytes))
  const header = npyHeader(Uint8Array, [entries.length, size, size, channels])
  const file = openOwn(join(part, picturesFile), 'new')
  let failures: ReadonlyMap<number, string>
  try {
    writeSync(file, header)
    failures = await convertTo(entries, {file, offset: header.length, hashes}, keeping)
    // The place of a last one that could not be read is there, too.
    ftruncateSync(file, header.length + entries.length * size * size * channels)
    await promisify(fdatasync)(file)
  } finally {
    closeSync(file)
  }
  const facts: FactsOfKept = {
    tfnotes: 'pictures',
    digest,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    unread: [...failures],
  }
  await writeSynced(join(part, hashesFile), hashes)
  await writeSynced(join(part, factsFile), `${JSON.stringify(facts)}\n`)
}

/** What was made before of the same; whatever is wrong with it, it is then made anew. */
async function openKept(
  folder: string,
  digest: string,
  count: number,
  {size, channels}: Keeping,
): Promise<Omit<Kept, 'reused'> | undefined> {
  try {
    await isOwnFolder(folder)
    const written = await readGuarded(join(folder, factsFile), mostFacts + count * mostOfUnread)
    const facts: unknown = JSON.parse(written.toString('utf8'))
    const hashes = await readGuarded(join(folder, hashesFile), count * hashBytes)
    const path = join(folder, picturesFile)
    const width = size * size * channels
    const offset = npyHeader(Uint8Array, [count, size, size, channels]).length
    const bytes = (await stat(path)).size
    if (!isFacts(facts) || facts.digest !== digest) return undefined
    if (bytes !== offset + count * width || hashes.length !== count * hashBytes) return undefined
    return {
      folder,
      bytes: bytes + hashes.length,
      seconds: facts.seconds,
      failures: new Map(facts.unread),
      ...openStore({path, offset, width, hashOf: place => hashOf(hashes, place)}),
    }
  } catch {
    return undefined
  }
}

/** More than is ever written, of all pictures together and of one that could not be read. */
const [mostFacts, mostOfUnread] = [1 << 12, 1 << 8]

function isFacts(value: unknown): value is FactsOfKept {
  const {tfnotes, digest, seconds, unread}: Partial<Record<keyof FactsOfKept, unknown>> = value ?? {}
  return (
    tfnotes === 'pictures' &&
    typeof digest === 'string' &&
    Number.isFinite(seconds) &&
    Array.isArray(unread) &&
    unread.every(
      one => Array.isArray(one) && Number.isInteger(one[0]) && typeof one[1] === 'string' && one.length === 2,
    )
  )
}

const hashOf = (hashes: Buffer, place: number): string =>
  hashes.toString('base64', place * hashBytes, (place + 1) * hashBytes)

/** Of what was made there under this key, takes away what is `old`. */
async function clear(within: string, key: string, old: (name: string) => boolean): Promise<void> {
  const names = await readdir(within).catch(() => [])
  for (const name of names)
    if (name.startsWith(`${key}-`) && old(name))
      await rm(join(within, name), {recursive: true, force: true}).catch(() => {})
}

/** Whether it was left by a process that is no more. */
function isLeft(name: string): boolean {
  const pid = /\.(\d+)\.part$/.exec(name)?.[1]
  return pid !== undefined && !processExists(Number(pid))
}

/** A disk that is full to the last byte is in everybody's way. */
const spare = 2 ** 28

async function expectRoom(within: string, count: number, size: number, channels: number): Promise<void> {
  const bytes = count * (size * size * channels + hashBytes)
  const {bavail, bsize} = await statfs(within)
  const free = bavail * bsize
  if (free < bytes + spare)
    throw new TfnotesError('pictures-no-room', {folder: within, count, size, bytes, free, spare})
}
