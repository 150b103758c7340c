import {realpath} from 'node:fs/promises'
import {join} from 'node:path'
import {ownFolder} from '../system/own-folder.ts'
import {readGuarded} from '../system/read-guarded.ts'
import {replaceFile} from '../system/replace-file.ts'
import {type BookProgress, noProgress, withProgress} from './book-progress.ts'

/** Where it is kept: with what other programs keep of their state (XDG_STATE_HOME is honoured). */
export function progressPath(env: Readonly<Record<string, string | undefined>>, home: string): string {
  return join(ownFolder('state', env, home), 'progress.json')
}

/** Bytes above which it is none of ours. */
const largest = 1_000_000

type Entries = Readonly<Record<string, unknown>>

/** What stands in the file: nothing of what is missing, broken or no object. */
async function readEntries(path: string): Promise<Entries> {
  try {
    // A link to where its owner keeps such files is meant to be followed.
    const file = await realpath(path)
    const value: unknown = JSON.parse((await readGuarded(file, largest)).toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : {}
  } catch {
    return {}
  }
}

const idsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []

const progressOf = ({read, tried, at}: Entries): BookProgress => ({
  read: idsOf(read),
  tried: idsOf(tried),
  ...(typeof at === 'string' && {at}),
})

/** A newer version may have given what we know another form: that is left as it is. */
const isOfNewer = ({v, read = [], tried = []}: Entries): boolean =>
  typeof v === 'number' && v > 1 && !(Array.isArray(read) && Array.isArray(tried))

/** The progress as far as it can be read; a newer version's, as far as it is understood. Never rejects. */
const readProgress = async (path: string): Promise<BookProgress> => progressOf(await readEntries(path))

/**
 * Keeps what is new in the file, beside what other programs have written there meanwhile and what a newer version says.
 * It appears complete or not at all.
 * @throws what the system says, where nothing can be written
 */
async function writeProgress(path: string, more: BookProgress): Promise<void> {
  const entries = await readEntries(path)
  if (isOfNewer(entries)) return
  const before = progressOf(entries)
  const after = withProgress(before, more)
  if (after === before) return
  const target = await realpath(path).catch(() => path)
  await replaceFile(target, `${JSON.stringify({v: 1, ...entries, ...after}, undefined, 2)}\n`)
}

/**
 * Keeps the progress of one program: writes one after another, each with all that it has kept before, so that what
 * another program has overwritten comes back. What cannot be written is kept in mind alone; nothing ever rejects.
 */
export function openProgress(path: string): {
  read(): Promise<BookProgress>
  keep(more: Partial<BookProgress>): Promise<void>
} {
  let ours = noProgress
  let last = Promise.resolve()
  return {
    read: () => readProgress(path),
    keep: more => {
      ours = withProgress(ours, more)
      const now = ours
      last = last.then(() => writeProgress(path, now)).catch(() => {})
      return last
    },
  }
}
