import {type Failure, failureOf, TfnotesError} from '../../errors.ts'
import {NotProtobuf} from './protobuf.ts'
import {type LoggedEvent, type Plugins, readLogged} from './read-event.ts'
import {openRecords} from './records.ts'
import {TagLog} from './tag-log.ts'

/** Tags of one file that are kept; no program draws as many. */
export const mostTags = 256

/** Damages of one file that are told. */
const mostTold = 3

/** An event file as far as it has been read. */
export interface LogFile {
  /** Reads a piece of what has come. @returns what there is to be done next */
  look(): Promise<{readonly more: boolean; readonly doubtful: boolean; readonly changed: boolean}>
  readonly curves: ReadonlyMap<string, TagLog>
  /** The lowest step at which a session began: what earlier files tell from there on counts no more. */
  readonly beginsAt: number | undefined
  readonly writer: string | undefined
  /** When its newest event was written, milliseconds since 1970; 0 before any. */
  readonly newestAt: number
  /** What is wrong with it. */
  readonly problems: readonly Failure[]
  readonly read: number
  readonly size: number
}

export function openLogFile(path: string): LogFile {
  const records = openRecords(path)
  let curves = new Map<string, TagLog>()
  let plugins: Plugins = new Map()
  let beginsAt: number | undefined
  let writer: string | undefined
  let newestAt = 0
  let damages: Failure[] = []
  let trouble: Failure | undefined
  let hasTooMany = false

  function forget(): void {
    curves = new Map()
    plugins = new Map()
    beginsAt = undefined
    writer = undefined
    newestAt = 0
    damages = []
    hasTooMany = false
  }

  function tell(offset: number): void {
    if (damages.length < mostTold) damages.push({code: 'events-damaged', detail: {path, offset}})
  }

  function apply({t, step, scalars, begins, ...event}: LoggedEvent): void {
    writer ??= event.writer
    newestAt = Math.max(newestAt, t)
    if (begins) {
      for (const curve of curves.values()) curve.dropFrom(step)
      beginsAt = Math.min(beginsAt ?? step, step)
    }
    for (const {tag, value} of scalars) {
      const curve = curves.get(tag) ?? new TagLog()
      if (curves.size >= mostTags && !curves.has(tag)) hasTooMany = true
      else curves.set(tag, curve)
      curve.add({step, value, t})
    }
  }

  /** One word on all tags without steps. */
  function counted(): Failure[] {
    const tags = [...curves].flatMap(([tag, log]) => (log.isCounted ? [tag] : []))
    return tags.length > 0 ? [{code: 'steps-missing', detail: {path, tags}}] : []
  }

  return {
    async look() {
      const before = trouble?.code
      try {
        const found = await records.look()
        if (found.anew) forget()
        for (const {at, bytes} of found.records) {
          try {
            apply(readLogged(bytes, plugins))
          } catch (error) {
            if (!(error instanceof NotProtobuf)) throw error
            tell(at)
          }
        }
        found.damaged.forEach(tell)
        trouble = undefined
        const changed =
          found.anew || found.records.length > 0 || found.damaged.length > 0 || before !== undefined
        return {more: found.more, doubtful: found.doubtful, changed}
      } catch (error) {
        if (!(error instanceof TfnotesError)) throw error
        trouble = failureOf(error)
        return {more: false, doubtful: false, changed: trouble.code !== before}
      }
    },
    get curves() {
      return curves
    },
    get beginsAt() {
      return beginsAt
    },
    get writer() {
      return writer
    },
    get newestAt() {
      return newestAt
    },
    get problems() {
      return [
        ...(trouble ? [trouble] : []),
        ...damages,
        ...counted(),
        ...(hasTooMany ? [{code: 'too-many-tags', detail: {path, limit: mostTags}}] : []),
      ]
    },
    get read() {
      return records.read
    },
    get size() {
      return records.size
    },
  }
}
