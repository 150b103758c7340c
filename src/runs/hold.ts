import {closeSync, openSync, type Stats, statSync} from 'node:fs'
import {basename, join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {reasonOf} from '../system/reason-of.ts'
import {type Alive, aliveFile, readAlive} from './alive.ts'

/** That a run is still there and still this session's. */
export interface Hold {
  /**
   * Before everything that is written, and while waiting. Cheap enough for every event: one look at `alive`, and a
   * longer one when that has changed, or once a second.
   * @throws TfnotesError `run-gone`, `run-taken`
   */
  check(): void
  /** Counts a file that is kept open as part of the run: what is written to one that was deleted is lost. */
  include(name: string): void
  close(): void
}

/** Milliseconds after which `alive` is read though it looks the same: on a shared folder looks may be old. */
const sure = 1000

/** Whether it says that a run is not this session's any more. */
export const isLost = (error: unknown): boolean =>
  error instanceof TfnotesError && (error.code === 'run-gone' || error.code === 'run-taken')

/** What the system says of a path that is on no disk any more. */
const vanished: readonly string[] = ['ESTALE', 'ENODEV', 'ENXIO', 'EIO', 'ENOTCONN']

/** What tells the trainers of a run apart. */
type Session = Pick<Alive, 'pid' | 'host' | 'startTime'>

/**
 * Holds on to the run that this process has claimed. A process that was stopped for minutes, a machine that slept, come
 * back to a folder that was deleted, or that another session has taken over; what they hold in memory is then nobody's.
 */
export function holdRun(dir: string, mine: Session): Hold {
  const run = basename(dir)
  const alivePath = join(dir, aliveFile)
  const folder = statSync(dir)
  const files = new Map<string, Stats>()
  // As long as it is open, no other folder gets its number.
  const fd = openFolder(dir)
  let seen: Stats | undefined
  let looked = {clock: 0, date: 0}

  function expectOurs(): void {
    if (!isSame(statOf(dir), folder)) throw new TfnotesError('run-gone', {run})
    for (const [name, file] of files)
      if (!isSame(statOf(join(dir, name)), file)) throw new TfnotesError('run-gone', {run, file: name})
    const alive = readAlive(dir)
    if (!alive && !statOf(alivePath)) throw new TfnotesError('run-taken', {run})
    // One that cannot be read names nobody: whoever takes the run over writes a whole one.
    if (alive && !isBy(alive, mine))
      throw new TfnotesError('run-taken', {run, pid: alive.pid, host: alive.host})
  }

  return {
    check() {
      // Two clocks: one may stand still while a machine sleeps, the other may be put back.
      const now = {clock: performance.now(), date: Date.now()}
      const since = Math.max(now.clock - looked.clock, Math.abs(now.date - looked.date))
      try {
        const found = statOf(alivePath)
        if (since < sure && isAsSeen(found, seen)) return
        expectOurs()
        seen = found
        looked = now
      } catch (error) {
        // What cannot be looked at for a moment (too many files are open) may be ours as before.
        if (isLost(error)) throw error
      }
    },
    include(name) {
      files.set(name, statSync(join(dir, name)))
    },
    close() {
      if (fd !== undefined) closeSync(fd)
    },
  }
}

const isSame = (a: Stats | undefined, b: Stats | undefined): boolean => a?.ino === b?.ino && a?.dev === b?.dev

const isAsSeen = (a: Stats | undefined, b: Stats | undefined): boolean =>
  isSame(a, b) && a?.mtimeMs === b?.mtimeMs && a?.size === b?.size

const isBy = (a: Session, b: Session): boolean =>
  a.pid === b.pid && a.host === b.host && (a.startTime ?? '') === (b.startTime ?? '')

/** @returns undefined for what is not there */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, {throwIfNoEntry: false})
  } catch (error) {
    if (vanished.includes(reasonOf(error))) return undefined
    throw error
  }
}

/** Windows opens no folders. */
function openFolder(dir: string): number | undefined {
  try {
    return openSync(dir, 'r')
  } catch {
    return undefined
  }
}
