import {closeSync, fdatasyncSync, fstatSync, readSync, writeSync} from 'node:fs'
import {ioError} from '../system/io-error.ts'
import {openOwn} from '../system/own-file.ts'

/** A file of lines that only grows. */
export interface Appender {
  /** Appends one line at once. @throws TfnotesError `disk-full` and the like; the next line is whole again */
  append(line: string): void
  /** Makes all that was appended outlast a power cut. @throws TfnotesError as `append` */
  sync(): void
  close(): void
}

/**
 * Opens a file of lines for appending. Whatever lies behind the last newline was torn by a crash or a full disk:
 * a new line is begun first, so that the torn record stays alone on its line, where readers skip it.
 * @throws TfnotesError when the file cannot be opened, or is none of the folder's own
 */
export const openAppender = (path: string): Appender => appendTo(openOwn(path, 'append'), path)

/** The same for a file that is open, also for reading. */
export function appendTo(fd: number, path: string): Appender {
  let torn = endsTorn(fd)
  return {
    append(line) {
      const bytes = Buffer.from(`${torn ? '\n' : ''}${line}\n`)
      torn = true
      try {
        for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done)
      } catch (cause) {
        throw ioError(cause, path)
      }
      torn = false
    },
    sync() {
      try {
        fdatasyncSync(fd)
      } catch (cause) {
        throw ioError(cause, path)
      }
    },
    close: () => closeSync(fd),
  }
}

function endsTorn(fd: number): boolean {
  const {size} = fstatSync(fd)
  if (size === 0) return false
  const last = Buffer.alloc(1)
  readSync(fd, last, 0, 1, size - 1)
  return last[0] !== 0x0a
}
