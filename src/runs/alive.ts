import {closeSync, lutimesSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {ioError} from '../system/io-error.ts'
import {openOwn} from '../system/own-file.ts'
import {processExists, processStart} from '../system/process-start.ts'
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

/** Milliseconds after which a trainer whose process cannot be asked for counts as gone. */
const silence = 60_000

/** Says that process `pid` trains the run from now on. @throws TfnotesError `disk-full`, `read-only` … */
export function writeAlive(dir: string, pid: number): Alive {
  const alive: Alive = {
    pid,
    startTime: processStart(pid),
    host: hostname(),
    since: Date.now(),
    requestsFrom: sizeOf(join(dir, requestsFile)),
    eventsFrom: sizeOf(join(dir, eventsFile)),
  }
  const path = join(dir, aliveFile)
  const beside = `${path}.${pid}`
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
    throw ioError(cause, path)
  }
  return alive
}

const sizeOf = (path: string): number => statSync(path, {throwIfNoEntry: false})?.size ?? 0

export function readAlive(dir: string): Alive | undefined {
  try {
    return JSON.parse(readFileSync(join(dir, aliveFile), 'utf8'))
  } catch {
    return undefined
  }
}

/** Whether the process that `alive` names is still the one that wrote it. */
export function isRunning(dir: string, alive: Alive): boolean {
  if (alive.host === hostname()) {
    const start = processStart(alive.pid)
    if (alive.startTime !== undefined) return start === alive.startTime
    if (!processExists(alive.pid)) return false
  }
  const touched = statSync(join(dir, aliveFile), {throwIfNoEntry: false})?.mtimeMs ?? 0
  return Date.now() - touched < silence
}

/** A session's hold on its run. */
interface Claim extends Alive {
  /** Shows that the process is at work; call it between batches and while waiting. Never throws. */
  touch(): void
  /** The session has ended in order: with its terminal event written. */
  close(): void
}

/**
 * Makes this process the run's trainer.
 * @throws TfnotesError `run-still-live` when another process trains it
 */
export function claimRun(dir: string): Claim {
  const found = readAlive(dir)
  const launched = found?.pid === process.pid && found.host === hostname()
  if (found && !launched && isRunning(dir, found))
    throw new TfnotesError('run-still-live', {run: dir, pid: found.pid})
  const alive = launched ? found : writeAlive(dir, process.pid)
  const path = join(dir, aliveFile)
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
