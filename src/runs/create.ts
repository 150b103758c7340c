import {randomBytes} from 'node:crypto'
import {existsSync} from 'node:fs'
import {rename, rm} from 'node:fs/promises'
import {basename, dirname, join, resolve} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {ioError} from '../system/io-error.ts'
import {makeFolder, makeNewFolder} from '../system/make-folder.ts'
import {readGuarded} from '../system/read-guarded.ts'
import {syncFolder, writeSynced} from '../system/sync.ts'
import {parseJson} from './parse-json.ts'
import {isRunSpec, type RunSpec} from './spec.ts'

export const specFile = 'run.json'

/** The folder of what a run begins with, where that is more than its seed. It never changes. */
export const initFolder = 'init'

/** A run to be created: its spec without what the creation decides. */
export type NewRunSpec = Omit<RunSpec, 'v' | 'id' | 'createdAt'>

const two = (value: number) => String(value).padStart(2, '0')

/** `<chapter>-<yyyymmdd-hhmmss>-<4 hex>`, in local time. */
export function runId(chapter: string, at: Date, hex: string): string {
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`
  return `${chapter}-${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}-${hex}`
}

/**
 * Creates the directory of a new run below `root`, with its `run.json`, and returns its path. The directory appears
 * with the file complete in it, and both outlast a power cut when the promise resolves.
 * @param init files of `initFolder`, by their names
 * @throws TfnotesError `disk-full`, `read-only`, `runs-not-writable`, `no-permission`, `not-a-folder`
 */
export async function createRun(
  root: string,
  spec: NewRunSpec,
  now: () => number = Date.now,
  init: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<string> {
  const createdAt = now()
  const id = runId(spec.chapter, new Date(createdAt), randomBytes(2).toString('hex'))
  const run: RunSpec = {v: 1, id, createdAt, ...spec}
  const dir = join(root, id)
  // A name of its own: two runs may draw the same two bytes, and one must not clear away the other's folder.
  const staging = join(root, `.${id}-${randomBytes(8).toString('hex')}`)
  try {
    await makeFolder(root)
    await makeNewFolder(staging)
    await writeSynced(join(staging, specFile), `${JSON.stringify(run, undefined, 2)}\n`)
    if (init.size > 0) await writeInit(join(staging, initFolder), init)
    await syncFolder(staging)
  } catch (cause) {
    await rm(staging, {recursive: true, force: true}).catch(() => {})
    throw isCode(cause, 'EEXIST')
      ? new TfnotesError('not-a-folder', {path: root}, {cause})
      : whyNot(root, cause)
  }
  try {
    await rename(staging, dir)
  } catch (cause) {
    await rm(staging, {recursive: true, force: true})
    // Two runs of a chapter in one second, and the same two random bytes.
    if (isCode(cause, 'ENOTEMPTY') || isCode(cause, 'EEXIST')) return createRun(root, spec, now, init)
    throw ioError(cause, root)
  }
  // Before anybody is told of it: a power cut must leave no run without its spec, and none that nobody finds.
  await syncFolder(root)
  await syncFolder(dirname(resolve(root)))
  return dir
}

async function writeInit(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await makeNewFolder(folder)
  for (const [name, bytes] of files) await writeSynced(join(folder, name), bytes)
  await syncFolder(folder)
}

/** Why no run is created there. In a folder that several share, whoever made it is the only one who may at first. */
function whyNot(root: string, cause: unknown): TfnotesError {
  const error = ioError(cause, root)
  return error.code === 'no-permission' && existsSync(root)
    ? new TfnotesError('runs-not-writable', {path: root}, {cause})
    : error
}

const isCode = (cause: unknown, code: string) => (cause as NodeJS.ErrnoException).code === code

/** Bytes; a few values take a few hundred of them. */
const longestSpec = 1 << 20

/**
 * Reads `run.json`. A run is the folder it lies in: the `id` that it was born with says nothing of a copy, of a folder
 * that was renamed, or of one that a stranger wrote.
 * @throws TfnotesError `not-a-run`, `run-unreadable`, and as `readGuarded`
 */
export async function readSpec(dir: string): Promise<RunSpec> {
  const path = join(dir, specFile)
  const text = await readGuarded(path, longestSpec).catch((cause: TfnotesError) => {
    throw cause.code === 'file-missing' || cause.code === 'not-a-folder'
      ? new TfnotesError('not-a-run', {path: dir}, {cause})
      : cause
  })
  const spec = parseJson(String(text))
  if (!isRunSpec(spec)) throw new TfnotesError('run-unreadable', {path})
  return {...spec, id: basename(resolve(dir))}
}
