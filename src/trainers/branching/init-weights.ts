import {join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {initFolder} from '../../runs/create.ts'
import type {RunSpec} from '../../runs/spec.ts'
import {readGuarded} from '../../system/read-guarded.ts'
import type {NamedValues} from '../engines/engine.ts'
import {hashOf} from '../session/checkpoints/write.ts'
import {readKeras} from './read-keras.ts'

/** How the copy of the file is called in `initFolder`. */
export const initWeightsFile = 'model.keras'

/** Bytes of an archive. */
const mostBytes = 2 ** 31 - 1

/** The weights of a `.keras` file, and its hash. @throws TfnotesError `init-file-broken` */
export const initWeights = (
  bytes: Uint8Array,
  path: string,
): {readonly weights: readonly NamedValues[]; readonly sha256: string} => ({
  weights: readKeras(bytes, path),
  sha256: hashOf(bytes),
})

/**
 * The first weights of a run, out of the copy of the file that was made with it.
 * @returns undefined for a run that begins as its seed says
 * @throws TfnotesError `init-changed` where the copy is gone or another one; `init-file-broken`
 */
export async function readInitWeights(
  dir: string,
  {initFrom}: RunSpec,
): Promise<readonly NamedValues[] | undefined> {
  if (!initFrom) return undefined
  const path = join(dir, initFolder, initWeightsFile)
  const bytes = await readGuarded(path, mostBytes).catch(cause => {
    throw new TfnotesError('init-changed', {path, run: initFrom.file}, {cause})
  })
  const {weights, sha256} = initWeights(bytes, path)
  if (sha256 !== initFrom.sha256) throw new TfnotesError('init-changed', {path, run: initFrom.file})
  return weights
}
