import {open} from 'node:fs/promises'
import {ioError} from '../system/io-error.ts'
import type {RunEvent} from './events.ts'

/** Reads a growing file of events. */
export interface Tail {
  /**
   * The events written since the last call. At most about `chunkBytes` are read at a time: an empty answer means
   * that there is nothing more for now. A last record without its newline is not there yet; a whole line that is
   * no event (torn by a crash) is passed over. The file need not exist yet.
   */
  read(): Promise<RunEvent[]>
  /** Byte at which the line of the newest event begins that was read and not skipped; −1 before any. */
  readonly newestAt: number
}

export interface TailOptions {
  /** Byte to begin at. @default 0 */
  readonly from?: number
  /** Lines not worth parsing. @default none */
  readonly skip?: (line: string) => boolean
}

const chunkBytes = 1 << 18
const newline = 0x0a

/** @throws (from `read`) TfnotesError when the file is there but cannot be read */
export function openTail(path: string, {from = 0, skip}: TailOptions = {}): Tail {
  let offset = from
  let rest: Buffer = Buffer.alloc(0)
  let newestAt = -1

  async function readChunk(): Promise<Buffer> {
    const file = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return undefined
      throw ioError(cause, path)
    })
    if (!file) return Buffer.alloc(0)
    try {
      const {size} = await file.stat()
      const buffer = Buffer.alloc(Math.max(0, Math.min(chunkBytes, size - offset)))
      const {bytesRead} = await file.read(buffer, 0, buffer.length, offset)
      offset += bytesRead
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }

  return {
    get newestAt() {
      return newestAt
    },
    async read() {
      for (;;) {
        const chunk = await readChunk()
        if (chunk.length === 0) return []
        const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
        const end = bytes.lastIndexOf(newline)
        rest = Buffer.from(bytes.subarray(end + 1))
        const found = eventsIn(bytes.subarray(0, end + 1), skip)
        if (found.events.length === 0) continue
        newestAt = offset - bytes.length + found.newestAt
        return found.events
      }
    },
  }
}

/** The events among whole lines, and at which of their bytes the newest one's line begins; −1 where there is none. */
export function eventsIn(
  lines: Buffer,
  skip?: (line: string) => boolean,
): {readonly events: RunEvent[]; readonly newestAt: number} {
  const events: RunEvent[] = []
  let newestAt = -1
  for (let from = 0; from < lines.length; ) {
    const found = lines.indexOf(newline, from)
    const to = found < 0 ? lines.length : found
    const line = lines.toString('utf8', from, to)
    const event = line === '' || skip?.(line) ? undefined : parse(line)
    if (event) {
      events.push(event)
      newestAt = from
    }
    from = to + 1
  }
  return {events, newestAt}
}

function parse(line: string): RunEvent | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isEvent(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isEvent = (value: unknown): value is RunEvent =>
  typeof value === 'object' &&
  value !== null &&
  'event' in value &&
  typeof value.event === 'string' &&
  't' in value &&
  typeof value.t === 'number'
