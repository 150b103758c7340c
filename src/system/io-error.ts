import {dirname} from 'node:path'
import {type Failure, TfnotesError} from '../errors.ts'
import type {ErrorCode} from '../text/errors.ts'
import {reasonOf, systemCode} from './reason-of.ts'

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ENOENT: 'file-missing',
  ENOTDIR: 'not-a-folder',
  EISDIR: 'is-a-folder',
  EEXIST: 'file-exists',
  EMFILE: 'too-many-files',
  ENFILE: 'too-many-files',
}

/** The error that says why a file could not be read or written. */
export function ioError(cause: unknown, path: string): TfnotesError {
  if (cause instanceof TfnotesError) return cause
  return new TfnotesError(
    codes[systemCode(cause) ?? ''] ?? 'file-trouble',
    {path, reason: sentenceOf(cause)},
    {cause},
  )
}

/** Node's own words on it, where it knows what it was. */
function sentenceOf(cause: unknown): string {
  const reason = reasonOf(cause)
  const {code, message = reason} = cause as NodeJS.ErrnoException
  return code === undefined || code === reason ? message : reason
}

/** Errors that say nothing of the file: another reader, or this one later, may read it. */
const ofReader: ReadonlySet<string> = new Set<ErrorCode>(['no-permission', 'too-many-files', 'file-trouble'])

/** Whether it is the reader who could not read, and not the file that is missing, damaged or none. */
export const isUnreadable = ({code}: Failure): boolean => ofReader.has(code)

/**
 * The same for a file that is written where one may do without (a cache): all that stands in the way but a full disk is
 * one and the same `not-writable`.
 */
export function writeError(cause: unknown, path: string): TfnotesError {
  const error = ioError(cause, path)
  if (error === cause) return error
  const code = error.code === 'disk-full' ? error.code : 'not-writable'
  return new TfnotesError(code, {path, folder: dirname(path), reason: reasonOf(cause)}, {cause})
}

/** The same for a file of the reader's own data: what is not there or no file is said so, all else by its reason. */
export function readError(cause: unknown, path: string): TfnotesError {
  if (cause instanceof TfnotesError) return cause
  const reason = reasonOf(cause)
  if (reason === 'ENOENT' || reason === 'ENOTDIR') return new TfnotesError('file-missing', {path}, {cause})
  if (reason === 'EISDIR') return new TfnotesError('is-a-folder', {path}, {cause})
  return new TfnotesError('file-unreadable', {file: path, reason}, {cause})
}
