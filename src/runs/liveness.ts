import {statSync} from 'node:fs'
import {open} from 'node:fs/promises'
import {join} from 'node:path'
import {isRunning, readAlive} from './alive.ts'
import {initialRunState, type RunState, reduceRunEvents} from './state.ts'
import type {RunStatus} from './status.ts'
import {parseEvents} from './tail.ts'
import {eventsFile} from './writer.ts'

/** What a run is doing, or how it ended; reads the end of its events. */
export async function liveness(dir: string): Promise<RunStatus> {
  const events = parseEvents(await readEnd(join(dir, eventsFile)))
  return statusOf(dir, reduceRunEvents(initialRunState, events))
}

/** Milliseconds that may pass between the creation of a run and its launch. */
const untilLaunch = 5000

/** As `liveness`, for who has the newest of the run's events at hand. */
export function statusOf(dir: string, {phase, lastAt}: Pick<RunState, 'phase' | 'lastAt'>): RunStatus {
  const alive = readAlive(dir)
  // A session launched after the last event has taken up the run again, whatever that event was.
  const before = alive !== undefined && lastAt < alive.since
  if (!before && (phase === 'finished' || phase === 'stopped' || phase === 'discarded' || phase === 'failed'))
    return phase
  if (alive === undefined) return lastAt === 0 && isNew(dir) ? 'starting' : 'crashed'
  if (!isRunning(dir, alive)) return 'crashed'
  if (before) return 'starting'
  return phase === 'training' ? 'live' : phase === 'paused' ? 'paused' : 'starting'
}

const isNew = (dir: string) =>
  Date.now() - (statSync(dir, {throwIfNoEntry: false})?.ctimeMs ?? 0) < untilLaunch

const endBytes = 1 << 16

/** The last 64 kB of a file, without a torn last line; the first line may be torn. */
async function readEnd(path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => undefined)
  if (!file) return ''
  try {
    const {size} = await file.stat()
    const buffer = Buffer.alloc(Math.min(size, endBytes))
    const {bytesRead} = await file.read(buffer, 0, buffer.length, size - buffer.length)
    return buffer.toString('utf8', 0, buffer.subarray(0, bytesRead).lastIndexOf(0x0a) + 1)
  } finally {
    await file.close()
  }
}
