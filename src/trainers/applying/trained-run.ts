import {basename, join, resolve} from 'node:path'
import {type Failure, TfnotesError} from '../../errors.ts'
import {readSpec, specFile} from '../../runs/create.ts'
import type {CheckpointKind} from '../../runs/events.ts'
import type {RunSpec} from '../../runs/spec.ts'
import {type Checkpoint, readCheckpoint} from '../session/checkpoints/read.ts'
import type {TrainingSpec} from '../spec/check-spec.ts'

/** Weights of a run. */
interface Weights {
  readonly checkpoint: Checkpoint
  readonly weights: CheckpointKind
}

/** What weights are of. */
interface TrainedSpec {
  readonly spec: TrainingSpec & Pick<RunSpec, 'id'>
  /** That `run.json` could not be read, so that the checkpoint's own word on the run is taken. */
  readonly warning?: Failure
}

export interface TrainedRun extends Weights, TrainedSpec {}

/**
 * The weights of a run, and what they are of.
 * @throws TfnotesError those of `findWeights` and `trainedSpec`
 */
export async function readTrainedRun(dir: string, wanted?: CheckpointKind): Promise<TrainedRun> {
  const found = await findWeights(dir, wanted).catch(async error => {
    // A folder that is no run lacks more than weights.
    await readSpec(dir)
    throw error
  })
  return {...found, ...(await trainedSpec(dir, found.checkpoint.state))}
}

/**
 * @param wanted which weights. @default best, where there are some, else last
 * @throws TfnotesError `no-checkpoint`, `checkpoint-corrupt`
 */
export async function findWeights(dir: string, wanted?: CheckpointKind): Promise<Weights> {
  for (const weights of wanted ? [wanted] : (['best', 'last'] as const)) {
    const checkpoint = await readCheckpoint(join(dir, weights))
    if (checkpoint) return {checkpoint, weights}
  }
  throw new TfnotesError('no-checkpoint', {path: wanted ? join(dir, wanted) : dir})
}

/**
 * What the weights of a checkpoint are of: that it says itself, whatever has become of `run.json`. One of an older
 * version does not.
 * @throws TfnotesError `not-a-run`, `run-unreadable`
 */
export async function trainedSpec(
  dir: string,
  {spec: saved, seed}: Checkpoint['state'],
): Promise<TrainedSpec> {
  const asked = await readSpec(dir).catch((error: unknown) => {
    if (!saved || !(error instanceof TfnotesError)) throw error
    return undefined
  })
  if (!asked) {
    const warning = {code: 'run-by-checkpoint', detail: {path: join(dir, specFile)}}
    return {spec: {...(saved as TrainingSpec), seed, id: basename(resolve(dir))}, warning}
  }
  if (!saved) return {spec: asked}
  // Where the data lies may have changed; what it is has not.
  return {spec: {...saved, seed, id: asked.id, dataset: {...asked.dataset, name: saved.dataset.name}}}
}
