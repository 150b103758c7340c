import {TfnotesError} from '../errors.ts'
import {openGuarded} from '../system/read-guarded.ts'
import type {RunEvent} from './events.ts'
import {openLines} from './lines.ts'
import {eventsIn} from './read-events.ts'

/** Reads a growing file of events. */
export interface Tail {
  /**
   * The events written since the last call. At most about `chunkBytes` are read at a time: an empty answer means
   * that there is nothing more for now. A last record without its newline is not there yet; a whole line that is
   * no event (torn by a crash) is passed over, however long it is. The file need not exist yet.
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

/** Bytes of a line that may be an event; the longest are forecasts of 250 days, and of those it holds a hundred. */
const longestLine = 1 << 20

/** Bytes of a line that no crash leaves behind: the file is none of events. A file without end would be read for ever. */
const endlessLine = 2 ** 30

/** Bytes of a whole file: what a trainer tells in two months, ten times a second. */
const mostBytes = 2 ** 33

/**
 * @throws (from `read`) TfnotesError when the file is there but cannot be read: as `openGuarded`, `file-too-large`,
 * `run-unreadable`
 */
export function openTail(path: string, {from = 0, skip}: TailOptions = {}): Tail {
  let offset = from
  const lines = openLines(longestLine)
  let newestAt = -1

  async function readChunk(): Promise<Buffer> {
    const file = await openGuarded(path).catch(error => {
      if (error.code === 'file-missing') return undefined
      throw error
    })
    if (!file) return Buffer.alloc(0)
    try {
      const {size} = await file.stat()
      if (size > mostBytes) throw new TfnotesError('file-too-large', {path, size, limit: mostBytes})
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
        const whole = lines.add(chunk)
        if (lines.unfinished > endlessLine) throw new TfnotesError('run-unreadable', {path})
        const found = eventsIn(whole, skip)
        if (found.events.length === 0) continue
        newestAt = offset - lines.unfinished - whole.length + found.newestAt
        return found.events
      }
    },
  }
}
