import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readlinkSync,
  type Stats,
} from 'node:fs'
import {TfnotesError} from '../errors.ts'
import {foreignKind, unfollowed} from './file-kind.ts'
import {ioError} from './io-error.ts'

/** Without a umask of their own, others may read what is written, and never write it. */
export const fileMode = 0o644
export const folderMode = 0o755

/** What is nobody else's, whatever the umask. */
export const privateFileMode = 0o600
export const privateFolderMode = 0o700

const ways = {
  /** Written at the end, also read. */
  append: constants.O_RDWR | constants.O_APPEND | constants.O_CREAT,
  /** Written from the beginning; what was there is gone. */
  over: constants.O_WRONLY | constants.O_CREAT,
  /** There must not be any. */
  new: constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
} as const

/**
 * Opens a file whose name is the program's choice, in a folder that may have come from someone else: a link planted
 * there, or a second name of a file elsewhere, must not make anything outside the folder be written.
 * @returns the descriptor
 * @throws TfnotesError `foreign-file` for what is not a regular file of this one name; else as `ioError`
 */
export function openOwn(path: string, way: keyof typeof ways): number {
  try {
    expectOwnFile(path)
    const fd = openSync(path, ways[way] | unfollowed, fileMode)
    try {
      // Between the look and the opening someone may have put another one there.
      refuse(path, fstatSync(fd))
      if (way === 'over') ftruncateSync(fd)
      return fd
    } catch (error) {
      closeSync(fd)
      throw error
    }
  } catch (cause) {
    throw ioError(cause, path)
  }
}

/** What is there, if anything, is a regular file of this one name. @throws TfnotesError `foreign-file` */
export function expectOwnFile(path: string): void {
  const found = lstatSync(path, {throwIfNoEntry: false})
  if (found) refuse(path, found)
}

/** What is there, if anything, is a folder and no link to one. @throws TfnotesError `foreign-file` */
export function expectOwnFolder(path: string): void {
  const found = lstatSync(path, {throwIfNoEntry: false})
  if (found && !found.isDirectory()) refuse(path, found)
}

function refuse(path: string, found: Stats): void {
  const kind = foreignKind(found)
  if (kind === undefined) return
  throw new TfnotesError('foreign-file', {path, kind, ...(kind === 'link' && {target: readlinkSync(path)})})
}
