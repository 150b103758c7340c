import {type Is, isEither, isNumber, isObjectOf, isOneOf, isText, isTime} from '../runs/shape.ts'
import {addLine, readLines} from './json-lines.ts'
import {studiesOf} from './study.ts'

const queueFile = 'queue.jsonl'

/** What is asked of the queue: one line each, appended by whoever asks, read by the driver. */
export type QueueRequest =
  | {readonly ask: 'add' | 'pause' | 'continue' | 'drop'; readonly study: string}
  /** `to` counts from 1. */
  | {readonly ask: 'move'; readonly study: string; readonly to: number}

type Line = QueueRequest & {readonly t: number}

const isLine: Is<Line> = isEither(
  isObjectOf<Extract<Line, {ask: 'add' | 'pause' | 'continue' | 'drop'}>>({
    t: isTime,
    ask: isOneOf(['add', 'pause', 'continue', 'drop']),
    study: isText,
  }),
  isObjectOf<Extract<Line, {ask: 'move'}>>({t: isTime, ask: isOneOf(['move']), study: isText, to: isNumber}),
)

/** A study in the queue. */
export interface Queued {
  readonly study: string
  readonly isPaused: boolean
  /** When it was last asked to be trained: what had gone wrong before is tried again. */
  readonly since: number
  /** How often it was asked for: clocks are put back, and this only grows. */
  readonly asked: number
}

export interface Queue {
  /** In the order in which they are trained. */
  readonly waiting: readonly Queued[]
  /** Those that were taken out. */
  readonly dropped: ReadonlySet<string>
}

/** The queue after these lines. Pure. */
export function queueAfter(lines: readonly Line[]): Queue {
  let waiting: Queued[] = []
  const times = new Map<string, number>()
  const dropped = new Set<string>()
  for (const line of lines) {
    const {study} = line
    const at = waiting.findIndex(one => one.study === study)
    const known = waiting[at]
    if (line.ask === 'add') {
      dropped.delete(study)
      const asked = (times.get(study) ?? 0) + 1
      times.set(study, asked)
      const entry = {study, isPaused: false, since: line.t, asked}
      if (known) waiting[at] = entry
      else waiting.push(entry)
    } else if (line.ask === 'drop') {
      dropped.add(study)
      waiting = waiting.filter(one => one.study !== study)
    } else if (known && line.ask === 'move') {
      waiting.splice(at, 1)
      waiting.splice(Math.max(0, Math.min(waiting.length, Math.round(line.to) - 1)), 0, known)
    } else if (known) waiting[at] = {...known, isPaused: line.ask === 'pause'}
  }
  return {waiting, dropped}
}

/** Studies that are over stay in it until their driver finds nothing left to do; see `driveAll`. */
export const readQueue = async (root: string): Promise<Queue> =>
  queueAfter(await readLines(studiesOf(root), queueFile, isLine))

/** @throws TfnotesError `disk-full`, `read-only` … */
export const askQueue = (root: string, request: QueueRequest): void =>
  addLine(studiesOf(root), queueFile, {t: Date.now(), ...request})
