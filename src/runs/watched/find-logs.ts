import {type Dirent, lstatSync} from 'node:fs'
import {opendir} from 'node:fs/promises'
import {join} from 'node:path'
import {ioError} from '../../system/io-error.ts'

/** What every writer calls its files: `events.out.tfevents.<seconds>.<host>…`. */
const isEventFile = (name: string): boolean => name.includes('tfevents')

/** One folder of a run: Keras writes training and validation into two. */
export interface LogPart {
  /** What stands before its tags: empty for the run's own folder. */
  readonly name: string
  /** Absolute paths, the oldest first. */
  readonly files: readonly string[]
}

/** What one training has written. */
export interface LogRun {
  /** Its folder as seen from the one that was looked through; `.` for that itself. */
  readonly name: string
  readonly parts: readonly LogPart[]
  /** When a file of it was written last, milliseconds since 1970. */
  readonly writtenAt: number
}

export interface FoundLogs {
  /** The last written first. */
  readonly runs: readonly LogRun[]
  /** There are more folders, or deeper ones, than are looked through. */
  readonly isCut: boolean
}

export interface FindLogsOptions {
  /** Folders below the first that are entered. @default 8 */
  readonly depth?: number
  /** Entries of folders that are looked at. @default 100000 */
  readonly entries?: number
}

/** How far one looks who only passes by: no further than a few runs lie deep. */
export const near = {depth: 3, entries: 2000} as const satisfies FindLogsOptions

/** Names of folders that are a part of the run above them, and no run of their own. */
const partNames = /^(train|training|val|valid|validation|eval|evaluation|dev|test)(_\d+)?$/i
/** What `add_scalars('Loss', {train: …, val: …})` makes beside the writer's own file: `Loss_train`, with tensorboardX `Loss/train`. */
const partSuffix = /[_-](train|training|val|valid|validation|eval|evaluation|dev|test)$/i

/**
 * The runs whose event files lie in a folder or below it. Links are not followed, so that nothing outside is read.
 * @throws TfnotesError where the folder itself cannot be read, as `ioError`
 */
export async function findLogs(
  root: string,
  {depth = 8, entries = 100_000}: FindLogsOptions = {},
): Promise<FoundLogs> {
  const folders: {path: string; name: string; files: string[]}[] = []
  let left = entries
  let isCut = false

  // Level by level: where not all is looked through, what lies near is found.
  const waiting = [{path: root, name: '.', deep: 0}]
  for (let next = waiting.shift(); next !== undefined && left > 0; next = waiting.shift()) {
    const {path, name, deep} = next
    const inside = await listed(path, left).catch(cause => {
      // Another's folder that may not be entered, or that has gone meanwhile.
      if (deep > 0) return []
      throw ioError(cause, path)
    })
    left -= inside.length
    const files = inside
      .filter(entry => isEventFile(entry.name) && !entry.isDirectory())
      .map(entry => entry.name)
    if (files.length > 0) folders.push({path, name, files})
    const deeper = inside.filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
    if (deeper.length > 0 && deep === depth) isCut = true
    else
      for (const entry of deeper)
        waiting.push({path: join(path, entry.name), name: below(name, entry.name), deep: deep + 1})
  }
  if (left <= 0) isCut = true

  const own = new Set(folders.map(({name}) => name))
  const runs = new Map<string, {parts: LogPart[]; writtenAt: number}>()
  for (const {path, name, files} of folders) {
    const above = runAbove(name, own)
    const run = runs.get(above) ?? {parts: [], writtenAt: 0}
    runs.set(above, run)
    const paths = files.sort(byTime).map(file => join(path, file))
    run.parts.push({
      name: name === above ? '' : name.slice(above === '.' ? 0 : above.length + 1),
      files: paths,
    })
    run.writtenAt = Math.max(run.writtenAt, ...paths.map(writtenAt))
  }
  const found = [...runs].map(([name, run]) => ({name, ...run}))
  return {runs: found.sort((a, b) => b.writtenAt - a.writtenAt || (a.name < b.name ? -1 : 1)), isCut}
}

/** The folder whose run a folder belongs to. `own` are all that hold event files. */
function runAbove(name: string, own: ReadonlySet<string>): string {
  if (name === '.') return name
  const above = parentOf(name)
  const last = name.slice(name.lastIndexOf('/') + 1)
  if (partSuffix.test(last) && own.has(above)) return above
  if (!partNames.test(last)) return name
  // `Loss/train` of tensorboardX lies two below the writer's own file.
  if (!own.has(above) && above !== '.' && own.has(parentOf(above))) return parentOf(above)
  return above
}

/** Names of folders are parted alike on every system. */
const below = (name: string, entry: string): string => (name === '.' ? entry : `${name}/${entry}`)

const parentOf = (name: string): string => {
  const at = name.lastIndexOf('/')
  return at < 0 ? '.' : name.slice(0, at)
}

/** Entries of a folder, so many at most. */
async function listed(path: string, most: number): Promise<Dirent[]> {
  const found: Dirent[] = []
  for await (const entry of await opendir(path)) {
    if (found.push(entry) >= most) break
  }
  return found
}

const writtenAt = (path: string): number => lstatSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0

/** Seconds stand in the name; within one second the numbers behind them count. */
function byTime(a: string, b: string): number {
  return secondsIn(a) - secondsIn(b) || a.localeCompare(b, 'en', {numeric: true})
}

/** When the file was begun by its name, in seconds since 1970; 0 where that does not say. */
export const secondsIn = (name: string): number => Number(/tfevents\.(\d+)/.exec(name)?.[1] ?? 0)
