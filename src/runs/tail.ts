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
    async read() {
      for (;;) {
        const chunk = await readChunk()
        if (chunk.length === 0) return []
        const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
        const end = bytes.lastIndexOf(newline)
        rest = Buffer.from(bytes.subarray(end + 1))
        const events = end < 0 ? [] : parseEvents(bytes.toString('utf8', 0, end), skip)
        if (events.length > 0) return events
      }
    },
  }
}

/** The events among the lines of a text. */
export const parseEvents = (text: string, skip?: (line: string) => boolean): RunEvent[] =>
  text.split('\n').flatMap(line => {
    if (line === '' || skip?.(line)) return []
    const event = parse(line)
    return event === undefined ? [] : [event]
  })

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
