import {statSync} from 'node:fs'
import {join} from 'node:path'
import type {TfnotesError} from '../errors.ts'
import {ioError, isUnreadable} from '../system/io-error.ts'
import {readEndGuarded} from '../system/read-guarded.ts'
import {type Alive, isRunning, listenForTrainer, readAlive, trainerOf} from './alive.ts'
import {eventsIn} from './read-events.ts'
import {initialRunState, type RunState, reduceRunEvents} from './state.ts'
import type {RunStatus} from './status.ts'
import {eventsFile} from './writer.ts'

/**
 * What a run is doing, or how it ended; reads the end of its events.
 * @throws TfnotesError `no-permission`, `too-many-files`, `file-trouble` where nobody can tell
 */
export async function liveness(dir: string): Promise<RunStatus> {
  await listenForTrainer(dir)
  const {lines, from} = await readEnd(join(dir, eventsFile))
  const {events, newestAt} = eventsIn(lines)
  return statusOf(dir, reduceRunEvents(initialRunState, events), newestAt < 0 ? -1 : from + newestAt)
}

/** Milliseconds that may pass between the creation of a run and its launch. */
const untilLaunch = 5000

/**
 * As `liveness`, for who has the newest of the run's events at hand; the line of the newest one begins at byte
 * `newestAt` of `events.jsonl`, −1 where there is none.
 */
export function statusOf(
  dir: string,
  {phase, lastAt}: Pick<RunState, 'phase' | 'lastAt'>,
  newestAt: number,
): RunStatus {
  const alive = readAlive(dir)
  // Whatever the last event of an earlier session was: this one has taken up the run again.
  const isSilent = alive !== undefined && hasToldNothing(alive, lastAt, newestAt)
  if (
    !isSilent &&
    (phase === 'finished' || phase === 'stopped' || phase === 'discarded' || phase === 'failed')
  )
    return phase
  if (alive === undefined) return newestAt < 0 && isNew(dir) ? 'starting' : 'crashed'
  if (!isRunning(dir, alive)) return 'crashed'
  if (isSilent) return 'starting'
  return phase === 'training' ? 'live' : phase === 'paused' ? 'paused' : 'starting'
}

/**
 * Whether a session is at work on a run that has told nothing yet, so that its events say how an earlier one ended;
 * the last two as for `statusOf`. @throws TfnotesError as `liveness`
 */
export function isTakenUp(dir: string, {lastAt}: Pick<RunState, 'lastAt'>, newestAt: number): boolean {
  const trainer = newestAt < 0 ? undefined : trainerOf(dir)
  return trainer !== undefined && hasToldNothing(trainer, lastAt, newestAt)
}

/**
 * Whether the newest event is older than the session that `alive` names. Told by places in the file: clocks are put
 * back, and two machines have two of them. Older versions left only times.
 */
const hasToldNothing = ({eventsFrom, since}: Alive, lastAt: number, newestAt: number): boolean =>
  eventsFrom === undefined ? lastAt < since : newestAt < eventsFrom

/** A clock that was put back makes no run new for longer. */
function isNew(dir: string): boolean {
  try {
    return Math.abs(Date.now() - (statSync(dir, {throwIfNoEntry: false})?.ctimeMs ?? 0)) < untilLaunch
  } catch (cause) {
    throw ioError(cause, dir)
  }
}

const endBytes = 1 << 16

/** The last 64 kB of a file, without a torn last line, and where they begin; the first line may be torn. */
async function readEnd(path: string): Promise<{readonly lines: Buffer; readonly from: number}> {
  const {bytes, from} = await readEndGuarded(path, endBytes).catch((error: TfnotesError) => {
    if (isUnreadable(error)) throw error
    return {bytes: Buffer.alloc(0), from: 0}
  })
  return {lines: bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1), from}
}
