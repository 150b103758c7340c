import {join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {readSpec} from '../../runs/create.ts'
import {type CheckpointKind, checkpointKinds} from '../../runs/events.ts'
import {type Checkpoint, isWhole, readCheckpoint, readState} from './checkpoints/read.ts'
import {recoverFolder} from './checkpoints/swap.ts'
import {checkSameSpec} from './same-spec.ts'

/**
 * The checkpoint from which a run goes on: the one that is furthest, or the best when that is asked for. What a killed
 * trainer left half-done is put right first, so only the run's own trainer may call this.
 *
 * @returns undefined when the run has none yet
 * @throws TfnotesError `checkpoint-corrupt`; its `other` names the other checkpoint if that is whole
 */
export async function findCheckpoint(
  dir: string,
  wanted: CheckpointKind | undefined,
): Promise<Checkpoint | undefined> {
  for (const kind of checkpointKinds) await recoverFolder(join(dir, kind), isWhole)
  if (wanted) {
    const found = await readCheckpoint(join(dir, wanted))
    if (!found) throw new TfnotesError('no-checkpoint', {path: join(dir, wanted)})
    return found
  }
  const last = await readLast(dir)
  // A best one that is damaged is in nobody's way as long as there is a last one.
  const best = await readCheckpoint(join(dir, 'best')).catch(error => {
    if (last) return undefined
    throw error
  })
  return last && best && isFurther(best, last) ? best : (last ?? best)
}

/**
 * What can be said before a trainer is launched: that the run still is what its checkpoint was trained by. All that
 * needs the weights or the data the trainer says.
 * @returns the epochs that the checkpoint has, 0 where there is none that says so
 * @throws TfnotesError `not-a-run`, `run-unreadable`, `run-changed`
 */
export async function expectResumable(dir: string, wanted?: CheckpointKind): Promise<number> {
  const spec = await readSpec(dir)
  for (const kind of wanted ? [wanted] : checkpointKinds) {
    const state = await readState(join(dir, kind))
    if (!state) continue
    checkSameSpec(state, spec)
    return state.position.epoch
  }
  return 0
}

async function readLast(dir: string): Promise<Checkpoint | undefined> {
  try {
    return await readCheckpoint(join(dir, 'last'))
  } catch (error) {
    if (!(error instanceof TfnotesError)) throw error
    const other = (await isWhole(join(dir, 'best'))) ? 'best' : undefined
    throw new TfnotesError(error.code, {...error.detail, other}, {cause: error})
  }
}

const isFurther = ({state: {position: a}}: Checkpoint, {state: {position: b}}: Checkpoint): boolean =>
  a.epoch > b.epoch || (a.epoch === b.epoch && a.step > b.step)
