import {randomBytes} from 'node:crypto'
import {lstatSync} from 'node:fs'
import {readdir, rename, rm, rmdir} from 'node:fs/promises'
import {join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {ioError} from '../system/io-error.ts'
import {makeFolder, makeNewFolder} from '../system/make-folder.ts'
import {expectOwnFolder} from '../system/own-file.ts'
import {reasonOf} from '../system/reason-of.ts'
import {readLabel} from './label.ts'
import {clearLeft, expectRemovable} from './remove.ts'

/** Where deleted runs lie, in the folder of runs: a name that begins with a point is no run's. */
export const trashFolder = '.trash'

/** Milliseconds that a deleted run can be brought back. */
export const keptFor = 7 * 86_400_000

/**
 * What a deletion makes: a folder that says when, with the run's own folder in it. Times of files are nobody's word: a
 * copy has new ones, and clocks of two machines differ.
 */
const entryName = (at: number): string => `${at}-${randomBytes(4).toString('hex')}`
const entryPattern = /^(\d{1,16})-[0-9a-f]{8}$/

/** How an entry is named while it is emptied: what a kill leaves of it is no run that could be brought back. */
const emptying = '.emptied-'
const emptyingPattern = /^\.emptied-\d{1,16}-[0-9a-f]{8}$/

/** A run that can be brought back. */
export interface Trashed {
  /** The name of its folder. */
  readonly run: string
  /** Milliseconds since 1970. */
  readonly deletedAt: number
  /** Where it lies. */
  readonly dir: string
}

/** Until when a deleted run can be brought back for certain, in milliseconds since 1970. */
export const keptUntil = ({deletedAt}: Pick<Trashed, 'deletedAt'>): number => deletedAt + keptFor

/**
 * Puts a run out of sight, from where `restoreRun` brings it back; it is moved in one step. What has lain there for more
 * than seven days goes.
 * @throws TfnotesError as `expectRemovable`; `foreign-file` where the trash is no folder of its own
 */
export async function trashRun(root: string, name: string, now: () => number = Date.now): Promise<Trashed> {
  await expectRemovable(root, name)
  const deletedAt = now()
  const trash = join(root, trashFolder)
  const entry = join(trash, entryName(deletedAt))
  const dir = join(entry, name)
  try {
    expectOwnFolder(trash)
    await makeFolder(trash)
    await makeNewFolder(entry)
    await rename(join(root, name), dir).catch(async cause => {
      await rmdir(entry).catch(() => {})
      throw cause
    })
  } catch (cause) {
    throw ioError(cause, join(root, name))
  }
  await emptyTrash(root, deletedAt - keptFor)
  return {run: name, deletedAt, dir}
}

/** The runs in the trash, the one that was deleted last first. @throws TfnotesError where the trash cannot be read */
export async function trashedRuns(root: string): Promise<readonly Trashed[]> {
  const found: Trashed[] = []
  for (const entry of await entriesOf(root)) {
    const path = join(root, trashFolder, entry)
    const inside = await readdir(path, {withFileTypes: true}).catch(() => [])
    // A link to a folder is none.
    for (const one of inside)
      if (one.isDirectory()) found.push({run: one.name, deletedAt: timeOf(entry), dir: join(path, one.name)})
  }
  return found.sort((a, b) => b.deletedAt - a.deletedAt)
}

/**
 * Brings a run back into its place: the one of that name, of that beginning, or that its reader called so; of several of
 * one name the one that was deleted last, without `ref` the one that was deleted last of all.
 * @throws TfnotesError `not-in-trash`, `run-ambiguous`, `run-place-taken`, and as `trashedRuns`
 */
export async function restoreRun(root: string, ref?: string): Promise<Trashed> {
  const all = await trashedRuns(root)
  const found = ref === undefined ? all[0] : chosen(all, ref)
  if (!found) throw new TfnotesError('not-in-trash', {run: ref ?? '', root})
  const place = join(root, found.run)
  try {
    if (lstatSync(place, {throwIfNoEntry: false}))
      throw new TfnotesError('run-place-taken', {run: found.run, path: place})
    await rename(found.dir, place)
    await rmdir(join(found.dir, '..')).catch(() => {})
  } catch (cause) {
    throw ioError(cause, place)
  }
  return found
}

function chosen(all: readonly Trashed[], ref: string): Trashed | undefined {
  const exact = all.find(({run}) => run === ref)
  if (exact || ref === '') return exact
  const fit = all.filter(({run, dir}) => run.startsWith(ref) || readLabel(dir).label?.name === ref)
  const matches = [...new Set(fit.map(({run}) => run))]
  if (matches.length > 1) throw new TfnotesError('run-ambiguous', {run: ref, matches, count: matches.length})
  return fit[0]
}

/** What could not be taken away, and why the first of it. */
export interface Emptied {
  readonly gone: number
  readonly left: readonly string[]
  readonly reason?: string
}

/**
 * Takes away for good what was deleted before a time, and what a killed emptying has left. Whatever else lies in the trash
 * is somebody's own. Never throws.
 * @param before milliseconds since 1970 @default seven days ago
 */
export async function emptyTrash(root: string, before: number = Date.now() - keptFor): Promise<Emptied> {
  await clearLeft(root)
  const trash = join(root, trashFolder)
  const left: string[] = []
  let [gone, reason]: [number, string | undefined] = [0, undefined]
  const fail = (name: string, cause: unknown) => {
    left.push(name)
    reason ??= reasonOf(cause)
  }
  const names = await namesIn(root).catch(() => [])
  for (const name of names.filter(one => emptyingPattern.test(one)))
    await rm(join(trash, name), {recursive: true, force: true}).catch(() => {})
  for (const name of names.filter(one => isEntry(one) && timeOf(one) < before)) {
    const aside = join(trash, `${emptying}${name}`)
    try {
      await rename(join(trash, name), aside)
      await rm(aside, {recursive: true, force: true})
      gone++
    } catch (cause) {
      fail(name, cause)
    }
  }
  return {gone, left, ...(reason !== undefined && {reason})}
}

const isEntry = (name: string): boolean => entryPattern.test(name)

const timeOf = (entry: string): number => Number(entryPattern.exec(entry)?.[1])

const entriesOf = async (root: string): Promise<string[]> => (await namesIn(root)).filter(isEntry)

/** Folders in the trash; none where there is no trash, or a link in its place. */
async function namesIn(root: string): Promise<string[]> {
  const trash = join(root, trashFolder)
  try {
    expectOwnFolder(trash)
    const inside = await readdir(trash, {withFileTypes: true})
    return inside.filter(entry => entry.isDirectory()).map(({name}) => name)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw ioError(cause, trash)
  }
}
