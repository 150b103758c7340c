import {createHash, randomBytes} from 'node:crypto'
import {constants, copyFileSync, linkSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {basename} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {readGuardedSync} from '../system/read-guarded.ts'
import type {ErrorCode} from '../text/errors.ts'

/** Bytes that a holder's words may have; whatever is longer, or no file, was written by somebody else. */
const longest = 4096

/**
 * Makes this process the only one that holds the file `path`, which then says `me`. A holder that died is followed by
 * exactly one of those who try. Whoever holds it removes it when done.
 * @param isHeld whether the process that wrote `by` into the file is still there
 * @returns undefined when it is ours, else what its holder wrote
 */
export function holdGuard(
  path: string,
  me: string,
  isHeld: (path: string, by: string) => boolean,
): string | undefined {
  for (;;) {
    const mine = unlessCleared(() => appears(path, me))
    if (mine) return undefined
    if (mine === undefined) continue
    const by = readHolder(path)
    if (by === undefined) continue
    if (isHeld(path, by)) return by
    // Only one may put itself in a dead holder's place: who holds the guard that stands for it.
    const heir = guardOf(path, by)
    const other = holdGuard(heir, me, isHeld)
    if (other !== undefined) return other
    try {
      if (readHolder(path) !== by) continue
      if (unlessCleared(() => replaces(path, me))) return undefined
    } finally {
      rmSync(heir, {force: true})
    }
  }
}

/** The guard that is held by who replaces what a file says. */
export const guardOf = (path: string, content: string): string =>
  `${path}.${createHash('sha256').update(content).digest('hex').slice(0, 16)}`

/** Does something with a file beside `path` that holds the whole content; it is gone afterwards. */
function withWhole<T>(path: string, content: string, use: (whole: string) => T): T {
  const whole = `${path}.${randomBytes(8).toString('hex')}`
  try {
    writeFileSync(whole, content, {flag: 'wx'})
    return use(whole)
  } finally {
    rmSync(whole, {force: true})
  }
}

/** The file appears with its whole content, unless there is one: then false. */
const appears = (path: string, content: string): boolean =>
  withWhole(path, content, whole => {
    try {
      linkSync(whole, path)
      return true
    } catch (error) {
      // A file system without links.
      return !isTaken(error) && copies(whole, path)
    }
  })

const replaces = (path: string, content: string): boolean =>
  withWhole(path, content, whole => {
    renameSync(whole, path)
    return true
  })

/** Undefined where whoever has the run now has put away what lay in the folder, ours too: it is tried again. */
function unlessCleared(attempt: () => boolean): boolean | undefined {
  try {
    return attempt()
  } catch (error) {
    const {code, syscall} = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && syscall !== 'open') return undefined
    throw error
  }
}

/** Whether a file of this name beside `path` is one that a guard of it, or its content before it appeared, lies in. */
export const isGuardOf = (path: string, name: string): boolean => {
  const stem = `${basename(path)}.`
  return name.startsWith(stem) && /^[0-9a-f]{16}(\.[0-9a-f]{16})*$/.test(name.slice(stem.length))
}

function copies(whole: string, path: string): boolean {
  try {
    copyFileSync(whole, path, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

const isTaken = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EEXIST'

/** What stands in the file, empty when that is nothing of ours; undefined when there is none. */
function readHolder(path: string): string | undefined {
  try {
    return String(readGuardedSync(path, longest))
  } catch (error) {
    if (!(error instanceof TfnotesError)) throw error
    if (error.code === 'file-missing') return undefined
    if (nothingOfOurs.has(error.code)) return ''
    throw error
  }
}

const nothingOfOurs: ReadonlySet<ErrorCode> = new Set([
  'is-a-link',
  'is-a-pipe',
  'is-a-device',
  'is-a-folder',
  'file-too-large',
])
