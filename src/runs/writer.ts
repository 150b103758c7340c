import {join} from 'node:path'
import {openAppender} from './append.ts'
import type {EventBody, RunEvent} from './events.ts'

export const eventsFile = 'events.jsonl'

/** The one writer of a run's events. */
export interface EventWriter {
  /** Appends an event at once. @throws TfnotesError `disk-full`, `read-only` … */
  emit(body: EventBody): void
  /** Makes the events so far outlast a power cut. @throws TfnotesError as `emit` */
  sync(): void
  close(): void
}

/** Opens `events.jsonl` of a run; `now` gives milliseconds since the epoch. */
export function openWriter(dir: string, now: () => number = Date.now): EventWriter {
  const file = openAppender(join(dir, eventsFile))
  return {
    emit(body) {
      const event: RunEvent = {v: 1, t: now(), ...body}
      file.append(JSON.stringify(event))
    },
    sync: file.sync,
    close: file.close,
  }
}
