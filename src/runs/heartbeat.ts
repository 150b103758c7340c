import {closeSync, fstatSync} from 'node:fs'
import {setTimeout as sleep} from 'node:timers/promises'
import {ioError, isUnreadable} from '../system/io-error.ts'
import {openGuardedSync} from '../system/read-guarded.ts'

/** Milliseconds without a touch after which a trainer that cannot be asked counts as gone; it touches once a second. */
const silence = 60_000

/** Milliseconds in which a trainer that is at work touches for certain. */
const twoBeats = 2500

/** Clocks that differ by more than a day are not waited for: the run was left behind. */
const day = 24 * 60 * 60_000

/** What this process has seen of a file: its time, and when that was last seen to change, by a clock that nobody sets. */
interface Seen {
  readonly mtimeMs: number
  readonly changedAt: number
}

const seen = new Map<string, Seen>()

/**
 * Whether a trainer on another machine still touches the file. The file's time is that machine's or the file server's;
 * our clock judges it only at first sight, within a minute to both sides. From then on a time that changes, forwards or
 * back, is a trainer at work, and one that stands still for a minute of ours is not.
 */
export function isTouched(path: string): boolean {
  const mtimeMs = timeOf(path)
  if (mtimeMs === undefined) {
    seen.delete(path)
    return false
  }
  const now = performance.now()
  const before = seen.get(path)
  const age = Math.abs(Date.now() - mtimeMs)
  const changedAt = before === undefined ? now - age : before.mtimeMs === mtimeMs ? before.changedAt : now
  seen.set(path, {mtimeMs, changedAt})
  return now - changedAt < silence
}

/** Gives a trainer whose clock is not ours the time to be seen touching the file, where our clock says that it is gone. */
export async function listenForTouch(path: string): Promise<void> {
  if (seen.has(path) || isTouched(path)) return
  const mtimeMs = timeOf(path)
  if (mtimeMs === undefined || Math.abs(Date.now() - mtimeMs) > day) return
  const end = performance.now() + twoBeats
  while (performance.now() < end && !isTouched(path)) await sleep(100)
}

/** Opened, not only looked at: a network drive answers from memory otherwise. */
function timeOf(path: string): number | undefined {
  try {
    const file = openGuardedSync(path)
    try {
      return fstatSync(file).mtimeMs
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    const error = ioError(cause, path)
    if (isUnreadable(error)) throw error
    return undefined
  }
}
