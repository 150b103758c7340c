import {join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {type Checkpoint, isWhole, readCheckpoint} from './checkpoints/read.ts'
import {recoverFolder} from './checkpoints/swap.ts'

const kinds = ['last', 'best'] as const

/**
 * The checkpoint from which a run goes on: the latest, or the best when that is asked for. What a killed trainer left
 * half-done is put right first, so only the run's own trainer may call this.
 *
 * @returns undefined when the run has none yet
 * @throws TfnotesError `checkpoint-corrupt`; its `other` tells whether the other one is whole
 */
export async function findCheckpoint(
  dir: string,
  wanted: 'last' | 'best' | undefined,
): Promise<Checkpoint | undefined> {
  for (const kind of kinds) await recoverFolder(join(dir, kind), isWhole)
  for (const kind of wanted ? [wanted] : kinds) {
    try {
      const found = await readCheckpoint(join(dir, kind))
      if (found) return found
    } catch (error) {
      if (!(error instanceof TfnotesError)) throw error
      const other = kind === 'last' && (await isWhole(join(dir, 'best'))) ? 'best' : undefined
      throw new TfnotesError(error.code, {...error.detail, other}, {cause: error})
    }
  }
  if (wanted) throw new TfnotesError('no-checkpoint', {path: join(dir, wanted)})
  return undefined
}
