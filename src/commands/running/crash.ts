import {constants} from 'node:fs'
import {access, readFile, statfs} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {errorIn, logFile} from '../../runs/launch.ts'
import {ioError} from '../../system/io-error.ts'

/** Bytes below which a disk counts as full. */
const nothing = 1 << 16

/** Why a trainer may have vanished without a last event: what kept it from writing one, or what it said at last. */
export async function whyCrashed(dir: string): Promise<TfnotesError> {
  const disk = await statfs(dir).catch(() => undefined)
  if (disk && disk.bavail * disk.bsize < nothing) return new TfnotesError('disk-full', {path: dir})
  const denied = await access(dir, constants.W_OK).then(
    () => undefined,
    cause => ioError(cause, dir),
  )
  if (denied) return denied
  const reason = errorIn(await readFile(join(dir, logFile), 'utf8').catch(() => ''))
  return new TfnotesError('run-crashed', {run: basename(dir), ...(reason !== undefined && {reason})})
}
