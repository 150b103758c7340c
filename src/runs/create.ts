import {randomBytes} from 'node:crypto'
import {basename, join, resolve} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {makeNewFolder} from '../system/make-folder.ts'
import {readGuarded} from '../system/read-guarded.ts'
import {syncFolder, writeSynced} from '../system/sync.ts'
import {parseJson} from './parse-json.ts'
import {isRunSpec, type RunSpec} from './spec.ts'
import {makeWhole} from './whole-folder.ts'

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
  const made = await makeWhole(root, id, async staging => {
    await writeSynced(join(staging, specFile), `${JSON.stringify(run, undefined, 2)}\n`)
    if (init.size > 0) await writeInit(join(staging, initFolder), init)
  })
  // Two runs of a chapter in one second, and the same two random bytes.
  return made ?? createRun(root, spec, now, init)
}

async function writeInit(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await makeNewFolder(folder)
  for (const [name, bytes] of files) await writeSynced(join(folder, name), bytes)
  await syncFolder(folder)
}

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
