import {closeSync, lutimesSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {basename, dirname, join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {ioError, isUnreadable} from '../system/io-error.ts'
import {openOwn} from '../system/own-file.ts'
import {processExists, processStart} from '../system/process-start.ts'
import {readGuardedSync} from '../system/read-guarded.ts'
import {guardOf, holdGuard, isGuardOf} from './guard.ts'
import {isTouched, listenForTouch} from './heartbeat.ts'
import {parseJson} from './parse-json.ts'
import {isCount, isObjectOf, isOptional, isOrdinal, isText, isTime} from './shape.ts'
import {eventsFile} from './writer.ts'

/** Content of the file `alive`: which process trains the run. It is gone when a session has ended in order. */
export interface Alive {
  readonly pid: number
  /** See `processStart`; absent where the system does not tell. */
  readonly startTime?: string | undefined
  /** A pid says nothing on another machine that shares the folder. */
  readonly host: string
  /** Milliseconds since the epoch when the session was launched. */
  readonly since: number
  /** Length of `requests.jsonl` then: what was asked of earlier sessions is not asked of this one. */
  readonly requestsFrom: number
  /**
   * Length of `events.jsonl` then: what begins before it was told by earlier sessions. Unlike times it stands however
   * often clocks are put right. Absent where an older version launched the session.
   */
  readonly eventsFrom?: number | undefined
}

export const aliveFile = 'alive'
export const requestsFile = 'requests.jsonl'

const sizeOf = (path: string): number => statSync(path, {throwIfNoEntry: false})?.size ?? 0

/** What is asked of a run from now on is not behind this length of its requests. */
export const requestsUntilNow = (dir: string): number => sizeOf(join(dir, requestsFile))

/** What its trainer tells from now on does not begin before this length of its events. */
export const eventsUntilNow = (dir: string): number => sizeOf(join(dir, eventsFile))

const besideFor = (path: string, pid: number) => `${path}.${pid}`

/** Says that process `pid` trains the run from now on. @throws TfnotesError `disk-full`, `read-only` … */
export function writeAlive(dir: string, pid: number, requestsFrom = requestsUntilNow(dir)): Alive {
  const alive: Alive = {
    pid,
    startTime: processStart(pid),
    host: hostname(),
    since: Date.now(),
    requestsFrom,
    eventsFrom: eventsUntilNow(dir),
  }
  const path = join(dir, aliveFile)
  const beside = besideFor(path, pid)
  try {
    // The name can be foretold: what lies there, a link perhaps, is put away and never written to.
    rmSync(beside, {force: true})
    const fd = openOwn(beside, 'new')
    try {
      writeFileSync(fd, JSON.stringify(alive))
    } finally {
      closeSync(fd)
    }
    renameSync(beside, path)
  } catch (cause) {
    putAway(beside)
    throw ioError(cause, path)
  }
  return alive
}

/** Bytes; a few names take a few hundred of them. */
const longestAlive = 1 << 16

const isAlive = isObjectOf<Alive>({
  pid: isOrdinal,
  startTime: isOptional(isText),
  host: isText,
  since: isTime,
  requestsFrom: isCount,
  eventsFrom: isOptional(isCount),
})

/**
 * What `alive` says; undefined where there is none, or what is there is none.
 * @throws TfnotesError `no-permission`, `too-many-files`, `file-trouble` where nobody can tell
 */
export function readAlive(dir: string): Alive | undefined {
  try {
    const alive = parseJson(String(readGuardedSync(join(dir, aliveFile), longestAlive)))
    return isAlive(alive) ? alive : undefined
  } catch (error) {
    // A run that is trained must never be taken for one that is not.
    if (error instanceof TfnotesError && !isUnreadable(error)) return undefined
    throw error
  }
}

/** Who trains the run at this moment, if anybody. @throws TfnotesError as `readAlive` */
export function trainerOf(dir: string): Alive | undefined {
  const alive = readAlive(dir)
  return alive && isRunning(dir, alive) ? alive : undefined
}

/** Whether the process that `alive` names is still the one that wrote it, into `file` of the run. @throws as `readAlive` */
export function isRunning(dir: string, alive: Alive, file = aliveFile): boolean {
  if (alive.host === hostname()) {
    const start = processStart(alive.pid)
    if (alive.startTime !== undefined) return start === alive.startTime
    if (!processExists(alive.pid)) return false
  }
  return isTouched(join(dir, file))
}

/**
 * Before asking `isRunning` once and for all: takes two seconds where the trainer is on another machine and seems to be
 * gone by our clock, which may be the one that is wrong.
 */
export async function listenForTrainer(dir: string): Promise<void> {
  const alive = readAlive(dir)
  if (alive && alive.host !== hostname()) await listenForTouch(join(dir, aliveFile))
}

/** A session's hold on its run. */
interface Claim extends Alive {
  /** Shows that the process is at work; call it between batches and while waiting. Never throws. */
  touch(): void
  /** The session has ended in order: with its terminal event written. */
  close(): void
}

/**
 * Makes this process the run's trainer. Of several that try at once, exactly one becomes it.
 * @param requestsFrom length of `requests.jsonl` when the session was launched @default now
 * @throws TfnotesError `run-still-live` when another process trains it
 */
export function claimRun(dir: string, requestsFrom?: number): Claim {
  const alive = takeAlive(dir, requestsFrom)
  const path = join(dir, aliveFile)
  clearLeftovers(dir)
  // Not by the clock: put back an hour, it would keep the trainer silent for an hour.
  let touched = performance.now()
  return {
    ...alive,
    touch() {
      if (performance.now() - touched < 1000) return
      touched = performance.now()
      const now = Date.now()
      try {
        lutimesSync(path, now / 1000, now / 1000)
      } catch {
        // A folder that cannot be written makes itself known by the events.
      }
    },
    close() {
      rmSync(path, {force: true})
    },
  }
}

/**
 * Puts away what killed or failed claims left beside `alive`. Whoever holds one of these at this moment looks again at
 * `alive` before he changes it.
 */
function clearLeftovers(dir: string): void {
  const path = join(dir, aliveFile)
  for (const name of readdirSync(dir))
    if (isGuardOf(path, name) || name === besideFor(aliveFile, Number(name.slice(aliveFile.length + 1))))
      putAway(join(dir, name))
}

/** Never throws: it is in nobody's way. */
function putAway(path: string): void {
  try {
    rmSync(path, {force: true})
  } catch {}
}

/** Whoever changes `alive` holds the guard that stands for what it says, and looks again whether it still says so. */
function takeAlive(dir: string, requestsFrom?: number): Alive {
  const me = JSON.stringify({pid: process.pid, startTime: processStart(process.pid), host: hostname()})
  for (;;) {
    const found = readAlive(dir)
    const words = JSON.stringify(found ?? null)
    const guard = guardOf(join(dir, aliveFile), words)
    const holder =
      found && isRunning(dir, found) ? words : holds(guard, me, (path, by) => isHeld(dir, path, by))
    if (holder !== undefined) throw new TfnotesError('run-still-live', {run: dir, pid: parse(holder)?.pid})
    try {
      if (JSON.stringify(readAlive(dir) ?? null) === words) return writeAlive(dir, process.pid, requestsFrom)
    } finally {
      rmSync(guard, {force: true})
    }
  }
}

function holds(...args: Parameters<typeof holdGuard>): ReturnType<typeof holdGuard> {
  try {
    return holdGuard(...args)
  } catch (cause) {
    throw ioError(cause, dirname(args[0]))
  }
}

function parse(text: string): Alive | undefined {
  try {
    return JSON.parse(text) ?? undefined
  } catch {
    return undefined
  }
}

function isHeld(dir: string, path: string, by: string): boolean {
  const holder = parse(by)
  return holder !== undefined && isRunning(dir, holder, basename(path))
}
