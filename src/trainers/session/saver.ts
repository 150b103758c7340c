import {join} from 'node:path'
import type {EventBody} from '../../runs/events.ts'
import {type Subject, takeSnapshot} from './checkpoints/snapshot.ts'
import {type Snapshot, writeCheckpoint} from './checkpoints/write.ts'
import type {Position} from './position.ts'

/** Seconds between two checkpoints of a run whose epochs are shorter. */
const shortest = 1
/** Seconds after which a checkpoint is due inside an epoch. */
const insideEpoch = 10
/** A checkpoint that took t to write is followed by at least this many times t of training, so that little goes into it. */
const patience = 20

export interface Saver {
  /** `last/`, if one is due: at the end of an epoch sooner than in its middle. */
  saveIfDue(position: Position, where: 'inside' | 'epoch-end'): Promise<void>
  /** `last/` at once: for a pause, a stop, the end. Writes a waiting `best/`, too. */
  saveNow(position: Position): Promise<void>
  /** Writes a waiting `best/`. */
  flush(): Promise<void>
  /** Keeps the weights as the best so far; `best/` is written as soon as one is due, and never after a later `last/`. */
  keepBest(position: Position): Promise<void>
}

export interface SaverOptions {
  /** The run's directory. */
  readonly dir: string
  readonly subject: Subject
  /** Write `best/` alone. */
  readonly bestOnly: boolean
  /** Asked before checkpoints are touched. @throws TfnotesError when the run is not this session's any more */
  readonly check?: (() => void) | undefined
  readonly emit: (event: EventBody) => void
  /** Makes the events outlast a power cut: no checkpoint may know of epochs that readers lose. */
  readonly sync?: (() => void) | undefined
  /** Milliseconds from any origin. */
  readonly now: () => number
}

/**
 * Decides when checkpoints are written. When is a matter of the clock, what they hold is not: a run that is resumed
 * from whichever of them goes on the same.
 */
export function openSaver({dir, subject, bestOnly, check, emit, sync, now}: SaverOptions): Saver {
  /** When each was last written, and what the last writing took. */
  const saved = {last: now(), best: now()}
  let cost = 0
  let waiting: Snapshot | undefined

  const due = (kind: keyof typeof saved, seconds: number) =>
    now() - saved[kind] >= Math.max(seconds * 1000, patience * cost)

  async function write(snapshot: Snapshot): Promise<void> {
    const {kind, position} = snapshot.state
    const start = now()
    sync?.()
    await writeCheckpoint(join(dir, kind), snapshot, check)
    saved[kind] = now()
    cost = saved[kind] - start
    emit({event: 'checkpoint', kind, epoch: position.epoch, step: position.step, path: join(dir, kind)})
  }

  async function flush(): Promise<void> {
    if (waiting) await write(waiting)
    waiting = undefined
  }

  async function saveNow(position: Position): Promise<void> {
    await flush()
    if (!bestOnly) await write(await takeSnapshot(subject, 'last', position))
  }

  return {
    flush,
    saveNow,
    async saveIfDue(position, where) {
      if (due('last', where === 'inside' ? insideEpoch : shortest)) await saveNow(position)
    },
    async keepBest(position) {
      waiting = await takeSnapshot(subject, 'best', position)
      if (due('best', shortest)) await flush()
    },
  }
}
