import {rename, rm, stat} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {writeError} from '../../system/io-error.ts'
import {makeFolder} from '../../system/make-folder.ts'
import {reasonOf} from '../../system/reason-of.ts'
import type {Progress} from '../dataset.ts'
import type {RemoteFile} from '../facts/facts.ts'
import {type DatasetName, facts} from '../facts/index.ts'
import {sha256Of} from './sha256.ts'
import {sizeOf, type Transfer, transferFile} from './transfer.ts'

export interface FetchOptions {
  /** tfnotes' own cache; the files are put into a folder of the set's name below it. */
  readonly cache: string
  readonly fetch: typeof fetch
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
  /** Milliseconds without a byte after which a server is given up. @default 15000 */
  readonly patience?: number
  /** A server that sends fewer `bytes` in so many `milliseconds` is given up. @default 1 kB/s over half a minute */
  readonly slowest?: {readonly bytes: number; readonly milliseconds: number}
}

export interface Fetched {
  readonly folder: string
  readonly fetched: readonly string[]
  /** Files that were already there and right. */
  readonly kept: readonly string[]
}

/**
 * Downloads the official files of a data set into the cache: resumes what was broken off, verifies every file, and
 * puts it in place only when it is right.
 *
 * @throws TfnotesError nothing-to-fetch, download-failed, sha256-wrong, disk-full, not-writable
 */
export async function fetchDataset(name: DatasetName, options: FetchOptions): Promise<Fetched> {
  const {files} = facts[name]
  if (files.length === 0) throw new TfnotesError('nothing-to-fetch', {dataset: name}, {usage: true})
  return fetchFiles(files, join(options.cache, name), options)
}

/** As `fetchDataset`, for any list of files. */
export async function fetchFiles(
  files: readonly RemoteFile[],
  folder: string,
  options: Omit<FetchOptions, 'cache'>,
): Promise<Fetched> {
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  let before = 0
  const fetched: string[] = []
  const kept: string[] = []
  for (const file of files) {
    const target = join(folder, file.path)
    const done = before
    const report = (bytes: number) => options.onProgress?.({phase: 'download', done: done + bytes, total})
    if (await isRight(target, file)) kept.push(file.path)
    else {
      await fetchFile(file, target, {...options, report})
      fetched.push(file.path)
    }
    before += file.bytes
    report(file.bytes)
  }
  return {folder, fetched, kept}
}

const isRight = async (path: string, file: RemoteFile) =>
  (await stat(path).catch(() => undefined))?.size === file.bytes && (await sha256Of(path)) === file.sha256

async function fetchFile(
  file: RemoteFile,
  target: string,
  options: Omit<Transfer, 'url' | 'part' | 'bytes'>,
): Promise<void> {
  const part = `${target}.part`
  await makeFolder(dirname(target)).catch(cause => {
    throw writeError(cause, dirname(target))
  })
  const failures: string[] = []
  let wrong: TfnotesError | undefined
  for (const url of file.urls) {
    try {
      const begun = await sizeOf(part)
      await transferFile({...options, url, part, bytes: file.bytes})
      let found = await sha256Of(part)
      if (found !== file.sha256 && begun > 0) {
        // The beginning was another server's, or another day's: this one is judged by what it sends itself.
        await rm(part)
        await transferFile({...options, url, part, bytes: file.bytes})
        found = await sha256Of(part)
      }
      if (found === file.sha256) {
        await rename(part, target)
        return
      }
      const rejected = `${target}.rejected`
      await rename(part, rejected)
      wrong = new TfnotesError('sha256-wrong', {url, file: target, expected: file.sha256, found, rejected})
    } catch (error) {
      if (options.signal?.aborted || (error instanceof TfnotesError && error.code !== 'transfer-failed'))
        throw error
      failures.push(
        `${new URL(url).host}: ${error instanceof TfnotesError ? error.detail.reason : reasonOf(error)}`,
      )
    }
  }
  if (wrong) throw wrong
  throw new TfnotesError('download-failed', {file: file.path, failures})
}
