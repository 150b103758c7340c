import {basename, join, resolve} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {readSpec} from '../../runs/create.ts'
import {type CheckpointKind, checkpointKinds, stateFile} from '../../runs/events.ts'
import {readPlanned, withEpochs} from '../../runs/planned.ts'
import type {Parent, RunSpec} from '../../runs/spec.ts'
import type {ErrorCode} from '../../text/errors.ts'
import {trainedSpec} from '../applying/trained-run.ts'
import {type Checkpoint, readCheckpoint} from '../session/checkpoints/read.ts'
import {hashOf} from '../session/checkpoints/write.ts'
import type {TrainingSpec} from '../spec/check-spec.ts'

/** What a branch begins with. */
export interface FoundParent {
  readonly parent: Parent
  /** What the weights were trained by: the learning rate as it is now, the epochs that the run is to have by now. */
  readonly spec: TrainingSpec & Partial<Pick<RunSpec, 'backend' | 'threads' | 'devices' | 'hosts'>>
  readonly checkpoint: Checkpoint
}

/**
 * A run's checkpoint and what it was trained by. The run may be live: what is read is one whole checkpoint.
 * @param wanted which. @default last, where there is one, else best
 * @throws TfnotesError `no-checkpoint`, `checkpoint-corrupt`, those of `trainedSpec`
 */
export async function readParent(dir: string, wanted?: CheckpointKind): Promise<FoundParent> {
  const asked = await readSpec(dir).catch((error: unknown) => {
    // Its checkpoint says the same.
    if (error instanceof TfnotesError && isLost.includes(error.code)) return undefined
    throw error
  })
  for (const kind of wanted ? [wanted] : checkpointKinds) {
    const checkpoint = await readCheckpoint(join(dir, kind))
    const stateBytes = checkpoint?.files.get(stateFile)
    if (!checkpoint || !stateBytes) continue
    const {spec} = await trainedSpec(dir, checkpoint.state)
    const {epoch, step, baseRate} = checkpoint.state.position
    const planned = asked && (await readPlanned(dir, asked)).spec.hyperparameters.epochs
    const trained = {...spec, hyperparameters: {...spec.hyperparameters, learningRate: baseRate}}
    return {
      parent: {run: basename(resolve(dir)), checkpoint: kind, epoch, step, sha256: hashOf(stateBytes)},
      spec: {
        ...(asked && computingOf(asked)),
        ...(typeof planned === 'number' ? withEpochs(trained, planned) : trained),
      },
      checkpoint,
    }
  }
  throw new TfnotesError('no-checkpoint', {path: wanted ? join(dir, wanted) : dir})
}

const isLost: readonly string[] = ['run-unreadable', 'not-a-run'] satisfies readonly ErrorCode[]

const computingOf = ({backend, threads, devices, hosts}: RunSpec) => ({
  backend,
  threads,
  ...(devices !== undefined && {devices}),
  ...(hosts !== undefined && {hosts}),
})
