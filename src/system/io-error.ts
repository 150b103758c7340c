import {TfnotesError} from '../errors.ts'

const codes: Readonly<Record<string, string>> = {
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

/** The error that says why a file of the run directory could not be read or written. */
export function ioError(cause: unknown, path: string): TfnotesError {
  if (cause instanceof TfnotesError) return cause
  const {code, message} = cause as NodeJS.ErrnoException
  return new TfnotesError(codes[code ?? ''] ?? 'file-trouble', {path, reason: message}, {cause})
}
