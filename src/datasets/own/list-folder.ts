import {closeSync, type Dirent, openSync} from 'node:fs'
import {readdir, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {readError} from '../../system/io-error.ts'
import {reasonOf} from '../../system/reason-of.ts'
import {kindOfFile} from './instead-of-pictures.ts'

/** A path as the system has it: its bytes, where they are no text. */
export type FilePath = string | Uint8Array

export interface Item {
  /** As it is shown: bytes that are no UTF-8 are written `\xe4`. */
  readonly name: string
  readonly path: FilePath
  readonly kind: 'file' | 'folder' | 'broken link' | 'other'
  /** Where the name is no UTF-8: what it says in the encoding of Chinese archives, if anything. */
  readonly odd?: {readonly chinese: string | undefined}
  /** Of a folder, the same wherever links come from; empty where the system knows none. */
  readonly id: string
}

/**
 * What lies in a folder, by name; links are followed. Names that are no UTF-8 are read by their bytes.
 *
 * @throws TfnotesError folder-locked, those of readError
 */
export async function listFolder(folder: FilePath): Promise<Item[]> {
  try {
    const names = await readdir(asPath(folder), {withFileTypes: true})
    // Where a name is no text, its bytes stand for it; that is asked for only then, for it takes longer.
    const odd = names.some(({name}) => name.includes('\ufffd'))
    const entries = odd ? await readdir(asPath(folder), {withFileTypes: true, encoding: 'buffer'}) : names
    const items: Item[] = []
    // Of most it is known at once what they are; of ten thousands each wait would be felt.
    for (const entry of entries)
      items.push(itemOf(folder, entry.name, entry) ?? (await lookedAt(folder, entry.name)))
    return items.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (cause) {
    throw folderError(cause, folder)
  }
}

/** What an entry is as far as the listing tells; nothing where the folder or what a link leads to has to be asked. */
function itemOf(
  folder: FilePath,
  raw: FilePath,
  entry: Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>,
): Item | undefined {
  if (entry.isDirectory() || entry.isSymbolicLink()) return undefined
  return {...named(folder, raw), id: '', kind: entry.isFile() ? 'file' : 'other'}
}

async function lookedAt(folder: FilePath, raw: FilePath): Promise<Item> {
  const item = named(folder, raw)
  const found = await stat(asPath(item.path)).catch(() => undefined)
  // A folder that vanished meanwhile is nothing to read, either.
  if (!found) return {...item, id: '', kind: 'broken link'}
  const kind = found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other'
  return {...item, kind, id: found.ino === 0 ? '' : `${found.dev} ${found.ino}`}
}

function named(folder: FilePath, raw: FilePath): Pick<Item, 'name' | 'path' | 'odd'> {
  if (typeof raw === 'string' && typeof folder === 'string') return {name: raw, path: join(folder, raw)}
  const name = typeof raw === 'string' ? raw : shown(raw)
  const isText = typeof raw === 'string' || name === Buffer.from(raw).toString()
  const path = joined(folder, raw, isText ? name : undefined)
  return {name, path, ...(!isText && {odd: {chinese: asChinese(raw)}})}
}

/** @throws TfnotesError folder-missing, folder-locked, pictures-kind or not-a-folder when it is none */
export async function folderId(folder: string): Promise<string> {
  const found = await stat(folder).catch(cause => {
    if (reasonOf(cause) === 'ENOENT') throw new TfnotesError('folder-missing', {folder}, {cause})
    throw folderError(cause, folder)
  })
  if (!found.isDirectory()) throw await notAFolder(folder)
  return `${found.dev} ${found.ino}`
}

async function notAFolder(path: string): Promise<TfnotesError> {
  const kind = await kindOfFile(path)
  return kind
    ? new TfnotesError('pictures-kind', {file: path, kind})
    : new TfnotesError('not-a-folder', {path})
}

function folderError(cause: unknown, folder: FilePath): TfnotesError {
  const name = typeof folder === 'string' ? folder : shown(folder)
  return ['EACCES', 'EPERM'].includes(reasonOf(cause))
    ? new TfnotesError('folder-locked', {folder: name}, {cause})
    : readError(cause, name)
}

const utf8 = new TextDecoder('utf-8', {fatal: true})

/** Text as it is; of bytes that are none, each as `\xe4`. */
function shown(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\x80-\xff]/g, byte => `\\x${byte.charCodeAt(0).toString(16)}`)
  }
}

function asChinese(bytes: FilePath): string | undefined {
  try {
    return new TextDecoder('gb18030', {fatal: true}).decode(bytesOf(bytes))
  } catch {
    return undefined
  }
}

const joined = (folder: FilePath, raw: FilePath, name: string | undefined): FilePath =>
  typeof folder === 'string' && name !== undefined
    ? join(folder, name)
    : Buffer.concat([bytesOf(folder), Buffer.from('/'), bytesOf(raw)])

const bytesOf = (path: FilePath): Buffer => (typeof path === 'string' ? Buffer.from(path) : Buffer.from(path))

const asPath = (path: FilePath): string | Buffer => (typeof path === 'string' ? path : Buffer.from(path))

/**
 * A file by a path that every reader understands: libraries take text alone. Where the path is none, the open file
 * stands for it, which Linux offers; elsewhere names are always text.
 */
export async function withReadable<T>(path: FilePath, use: (path: string) => Promise<T>): Promise<T> {
  if (typeof path === 'string') return use(path)
  const file = openSync(asPath(path), 'r')
  try {
    return await use(`/proc/self/fd/${file}`)
  } finally {
    closeSync(file)
  }
}
