import type {FileHandle} from 'node:fs/promises'
import {ioError} from '../../system/io-error.ts'
import {openGuarded} from '../../system/read-guarded.ts'
import {maskedCrc32c} from './crc32c.ts'

/*
 * A TFRecord file is one record after another: its length (8 bytes, little-endian), the CRC of these, as many bytes, and
 * their CRC.
 */
const lengthBytes = 8
const headBytes = lengthBytes + 4
const crcBytes = 4

/** Bytes that are read at a time; a longer record is read whole. */
const piece = 1 << 20

/** Bytes of a record that may hold numbers: what is longer is a graph, a picture or a sound, and is passed over. */
const mostRecord = 1 << 24

/** Bytes that a message of protobuf can have. */
const mostMessage = 2 ** 31

/** Bytes at the beginning that tell a file from one that was put in its place: the first record has its date. */
const signatureBytes = 64

/** A record and the byte of the file at which it begins. */
export interface Record {
  readonly at: number
  readonly bytes: Buffer
}

/** What a look at the file has brought. */
export interface Look {
  readonly records: readonly Record[]
  /** The file is another one, or begins anew: what was read of it before is to be forgotten. */
  readonly anew: boolean
  /** Bytes at which records begin that are damaged. */
  readonly damaged: readonly number[]
  /** Whether there is more to be read at once. */
  readonly more: boolean
  /** Whether something is damaged, or only half written: the next look will tell. */
  readonly doubtful: boolean
}

/** Reads a growing file of records, which may come from a stranger. */
export interface Records {
  /**
   * What was written since the last look, a piece at a time. A record half written is not there yet. Where it does not fit
   * its CRC, it is looked at once more (a network drive shows a file's length before its bytes), then told as damaged and
   * passed over; behind a length that does not fit its own, nothing more can be read.
   * @throws TfnotesError as `openGuarded`
   */
  look(): Promise<Look>
  /** Bytes read and passed over, and those that there are. */
  readonly read: number
  readonly size: number
}

export function openRecords(path: string): Records {
  let [offset, size, ino] = [0, 0, 0]
  let signature: Buffer = Buffer.alloc(0)
  /** Where something did not fit at the last look. */
  let doubted = -1
  let isLost = false
  let needed = 0

  function startAnew(): void {
    offset = 0
    doubted = -1
    isLost = false
    needed = 0
    signature = Buffer.alloc(0)
  }

  /** Whether the file is the one that was read so far. */
  async function isSame(
    file: FileHandle,
    found: {readonly ino: number; readonly size: number},
  ): Promise<boolean> {
    if (ino === 0) return true
    if (found.ino !== ino || found.size < offset) return false
    const beginning = await readAt(file, 0, signature.length)
    return beginning.equals(signature)
  }

  async function look(): Promise<Look> {
    const file = await openGuarded(path)
    try {
      const found = await file.stat()
      const anew = !(await isSame(file, found))
      if (anew) startAnew()
      size = found.size
      ino = found.ino
      if (isLost) return {records: [], anew, damaged: [], more: false, doubtful: false}
      const from = offset
      const bytes = await readAt(file, from, Math.min(size - from, Math.max(piece, needed)))
      const taken = take(bytes, from)
      if (from === 0) signature = Buffer.from(bytes.subarray(0, Math.min(signatureBytes, offset)))
      return {anew, ...taken}
    } catch (cause) {
      throw ioError(cause, path)
    } finally {
      await file.close()
    }
  }

  /** The records in the bytes that begin at `from`. */
  function take(bytes: Buffer, from: number): Omit<Look, 'anew'> {
    const records: Record[] = []
    const damaged: number[] = []
    const wait = (doubtful: boolean) => ({records, damaged, more: false, doubtful})
    /** Whether a misfit is one for good. */
    const isDamaged = (): boolean => {
      if (doubted === offset) return true
      doubted = offset
      return false
    }
    needed = 0
    for (;;) {
      const at = offset - from
      if (at + headBytes > bytes.length)
        return {...wait(false), more: offset + headBytes <= size && records.length > 0}
      const length = Number(bytes.readBigUInt64LE(at))
      if (!fitsHead(bytes, at) || length > mostMessage) {
        if (!isDamaged()) return wait(true)
        damaged.push(offset)
        isLost = true
        return wait(false)
      }
      const whole = headBytes + length + crcBytes
      if (length > mostRecord) {
        if (offset + whole > size) return wait(false)
        offset += whole
        return {...wait(false), more: true}
      }
      if (at + whole > bytes.length) {
        needed = whole
        return {...wait(false), more: offset + whole <= size}
      }
      const body = bytes.subarray(at + headBytes, at + headBytes + length)
      if (maskedCrc32c(body) === bytes.readUInt32LE(at + headBytes + length))
        records.push({at: offset, bytes: body})
      else if (isDamaged()) damaged.push(offset)
      else return wait(true)
      offset += whole
    }
  }

  return {
    look,
    get read() {
      return isLost ? size : offset
    },
    get size() {
      return size
    },
  }
}

/** Whether the length that stands there fits its CRC. */
const fitsHead = (bytes: Buffer, at: number): boolean =>
  maskedCrc32c(bytes, at, at + lengthBytes) === bytes.readUInt32LE(at + lengthBytes)

/** So many bytes from a place on, or those that there are. */
async function readAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(Math.max(0, length))
  let done = 0
  for (let read = -1; done < bytes.length && read !== 0; done += read)
    read = (await file.read(bytes, done, bytes.length - done, from + done)).bytesRead
  return bytes.subarray(0, done)
}

/** The records that stand whole in the end of a file, the oldest first: for who wants the newest alone. */
export function recordsIn(end: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = firstRecordIn(end); at >= 0 && at + headBytes <= end.length; ) {
    const length = Number(end.readBigUInt64LE(at))
    const from = at + headBytes
    if (!fitsHead(end, at) || from + length + crcBytes > end.length) break
    const body = end.subarray(from, from + length)
    if (maskedCrc32c(body) === end.readUInt32LE(from + length)) found.push(body)
    at = from + length + crcBytes
  }
  return found
}

/** Where a record begins in bytes from the midst of a file; −1 where none does. A CRC fits by chance once in four thousand million times. */
function firstRecordIn(bytes: Buffer): number {
  for (let at = 0; at + headBytes <= bytes.length; at++) {
    // Nothing wanted has a length beyond the lower half of its number.
    if (bytes.readUInt32LE(at + 4) === 0 && fitsHead(bytes, at)) return at
  }
  return -1
}
