import {existsSync, type FSWatcher, watch} from 'node:fs'
import {stat} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {aliveFile} from './alive.ts'
import type {RunEvent} from './events.ts'
import {isTakenUp, liveness} from './liveness.ts'
import {isLive} from './status.ts'
import {openTail} from './tail.ts'
import {eventsFile} from './writer.ts'

export interface FollowOptions {
  /** Aborted: following ends at once. */
  readonly signal?: AbortSignal | undefined
  /** Begin with the first event of the run, or with what comes from now on. @default true */
  readonly fromStart?: boolean
  /**
   * Called when another session has taken up the run and not told anything yet: what the events said last is how the
   * one before ended. May be called again and again.
   */
  readonly onTakenUp?: (() => void) | undefined
}

/** Milliseconds: between two looks without a hint from the system, between two reads, between two looks at the trainer. */
const poll = 250
const pace = 40
const checkTrainer = 1000

/**
 * Calls `onEvents` with the events of a run, in batches as they appear, and the byte of the file at which the newest of
 * them begins, until the run is over, its trainer has
 * vanished, or `signal` aborts. The system's word that the folder has changed is only a
 * hint to look sooner: network drives and full watch tables give none.
 * @throws TfnotesError `run-gone` when the directory is not there any more, or when the events cannot be read; whatever `onEvents` throws
 */
export async function follow(
  dir: string,
  onEvents: (events: readonly RunEvent[], newestAt: number) => void,
  {signal, fromStart = true, onTakenUp}: FollowOptions = {},
): Promise<void> {
  const path = join(dir, eventsFile)
  const from = fromStart
    ? 0
    : await stat(path).then(
        ({size}) => size,
        () => 0,
      )
  const tail = openTail(path, {from})
  const changes = watchChanges(dir, signal)
  let lastAt = 0
  const look = () => {
    if (onTakenUp && isTakenUp(dir, {lastAt}, tail.newestAt)) onTakenUp()
  }
  const hand = (events: readonly RunEvent[]) => {
    onEvents(events, tail.newestAt)
    lastAt = events.at(-1)?.t ?? lastAt
    // At once: an ending that is none any more must not be seen for a moment.
    look()
  }
  // Not by the clock: put back an hour, it would hide for an hour that the trainer has vanished.
  let checked = Number.NEGATIVE_INFINITY
  try {
    // What there is stands at once; to find out whether the trainer lives may take a while.
    await readAll(tail, hand, signal)
    while (!signal?.aborted) {
      // Asked before reading: what the trainer wrote until its end is then read for certain.
      const check = performance.now() - checked >= checkTrainer
      const status = check ? await liveness(dir) : undefined
      const over = status !== undefined && !isLive(status)
      if (check) checked = performance.now()
      if (status === 'starting') look()
      const {events, ended} = await readAll(tail, hand, signal)
      if (over && !existsSync(dir)) throw new TfnotesError('run-gone', {run: basename(dir)})
      if (over) return
      if (ended) checked = Number.NEGATIVE_INFINITY
      else await changes.next(events > 0 ? pace : 0)
    }
  } finally {
    changes.close()
  }
}

async function readAll(
  tail: ReturnType<typeof openTail>,
  onEvents: (events: readonly RunEvent[]) => void,
  signal: AbortSignal | undefined,
): Promise<{events: number; ended: boolean}> {
  let count = 0
  let ended = false
  for (;;) {
    const events = await tail.read()
    if (events.length === 0 || signal?.aborted) return {events: count, ended}
    count += events.length
    const last = events.at(-1)?.event
    ended = last === 'finished' || last === 'failed'
    onEvents(events)
  }
}

/** Waits for a change of a folder, or for as long as one polls without hints. */
function watchChanges(dir: string, signal: AbortSignal | undefined) {
  let wake = () => {}
  let changed = false
  /** The trainer has come or gone, or nobody waits any more: what there is to read now is not followed by more. */
  let pressing = false
  const onChange = () => {
    changed = true
    wake()
  }
  const onPressing = () => {
    pressing = true
    onChange()
  }
  let watcher: FSWatcher | undefined
  try {
    watcher = watch(dir, {persistent: false}, (_, name) => (name === aliveFile ? onPressing() : onChange()))
    watcher.on('error', () => watcher?.close())
  } catch {
    // Polling it is.
  }
  signal?.addEventListener('abort', onPressing)
  /** Until `isEnough`, but no longer than `ms`. */
  const wait = (ms: number, isEnough: () => boolean) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        if (!isEnough()) return
        clearTimeout(timer)
        resolve()
      }
      wake()
    })
  return {
    /** Resolves at the next change, but not before `atLeast` milliseconds unless it is pressing. */
    async next(atLeast: number) {
      if (atLeast > 0) await wait(atLeast, () => pressing)
      await wait(poll, () => changed)
      changed = false
      pressing = false
    },
    close() {
      signal?.removeEventListener('abort', onPressing)
      watcher?.close()
    },
  }
}
