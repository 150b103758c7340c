import {rm} from 'node:fs/promises'
import {TfnotesError} from '../errors.ts'
import {ioError} from '../system/io-error.ts'
import {readSpec} from './create.ts'
import {liveness} from './liveness.ts'
import {isLive} from './status.ts'

/** Deletes a run with its checkpoints. @throws TfnotesError `run-still-live`, `not-a-run`, `no-permission` … */
export async function removeRun(dir: string): Promise<void> {
  const {id} = await readSpec(dir)
  if (isLive(await liveness(dir))) throw new TfnotesError('run-still-live', {run: id})
  try {
    await rm(dir, {recursive: true})
  } catch (cause) {
    throw ioError(cause, dir)
  }
}
