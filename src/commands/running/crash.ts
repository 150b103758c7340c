import {randomBytes} from 'node:crypto'
import {rm, writeFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {errorIn} from '../../runs/error-in.ts'
import {readEndOfLog} from '../../runs/launch.ts'
import {ioError} from '../../system/io-error.ts'

/** Bytes for which there must be room. */
const little = 1 << 16

/** Why a trainer may have vanished without a last event: what kept it from writing one, or what it said at last. */
export async function whyCrashed(dir: string): Promise<TfnotesError> {
  const denied = await whyNothingIsWritten(dir)
  if (denied) return denied
  const reason = errorIn(String((await readEndOfLog(dir)).bytes))
  return new TfnotesError('run-crashed', {run: basename(dir), ...(reason !== undefined && {reason})})
}

/** Tries it: what a disk says of its room knows nothing of quotas. */
async function whyNothingIsWritten(dir: string): Promise<TfnotesError | undefined> {
  const path = join(dir, `.room-${randomBytes(8).toString('hex')}`)
  try {
    await writeFile(path, Buffer.alloc(little), {flag: 'wx'})
    return undefined
  } catch (cause) {
    return ioError(cause, dir)
  } finally {
    await rm(path, {force: true}).catch(() => {})
  }
}
