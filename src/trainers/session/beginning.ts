import {join} from 'node:path'
import {type Failure, TfnotesError} from '../../errors.ts'
import {initFolder} from '../../runs/create.ts'
import {stateFile} from '../../runs/events.ts'
import type {RunSpec} from '../../runs/spec.ts'
import type {NamedValues, Training, TrainingState} from '../engines/engine.ts'
import type {DataFacts} from '../loading/data-facts.ts'
import type {TrainerSettings} from '../spec/settings.ts'
import {type Checkpoint, readCheckpoint} from './checkpoints/read.ts'
import {hashOf} from './checkpoints/write.ts'
import {type Position, startPosition} from './position.ts'
import {specChanges} from './same-spec.ts'
import {further} from './watched.ts'

/**
 * The checkpoint that a branch goes on from: the copy of its parent's that was made with the run.
 * @returns undefined for a run that is none
 * @throws TfnotesError `init-changed` where it is gone or another one; `checkpoint-corrupt`
 */
export async function readInit(dir: string, {parent}: RunSpec): Promise<Checkpoint | undefined> {
  if (!parent) return undefined
  const path = join(dir, initFolder)
  const found = await readCheckpoint(path)
  const state = found?.files.get(stateFile)
  const {epoch, step} = found?.state.position ?? {}
  const isSame = state !== undefined && hashOf(state) === parent.sha256
  if (!found || !isSame || epoch !== parent.epoch || step !== parent.step)
    throw new TfnotesError('init-changed', {path, run: parent.run})
  return found
}

/** Where a branch begins, and what a reader should know of it. */
interface Beginning {
  readonly position: Position
  readonly remarks: readonly Failure[]
}

/**
 * Where a branch begins: where its parent stood, so that one without changes does what the parent would have done. Where
 * something that decides the training is another, the epoch under way begins anew, and what was concluded from the curves is
 * forgotten. Best is counted anew in any case: the parent's is not among the run's own checkpoints.
 */
export function branchedFrom(
  {state}: Checkpoint,
  spec: RunSpec,
  {settings, facts}: {readonly settings: TrainerSettings; readonly facts: DataFacts},
): Beginning {
  const {position} = state
  const {epoch, step, baseRate} = position
  // One of an older version says nothing of its values: they may all be others.
  const changes = state.spec ? specChanges(withRate(state, baseRate), spec) : ['–']
  const isOtherData = state.data.fingerprint !== facts.fingerprint
  if (changes.length === 0 && !isOtherData)
    return {position: {...goingOn(structuredClone(position)), seconds: 0, best: null}, remarks: []}
  const start = startPosition(settings.learningRate)
  const isSurprise =
    isOtherData && !changes.some(change => /^(dataset|\w+Samples|holdOut|split) /.test(change))
  return {
    position: {...start, epoch, history: structuredClone(position.history)},
    remarks: [
      ...(isSurprise ? [{code: 'branch-other-data', detail: {dataset: facts.name}}] : []),
      ...(step > 0 ? [{code: 'branch-epoch-anew', detail: {epoch: epoch + 1, step}}] : []),
    ],
  }
}

const goingOn = ({watched, ...position}: Position): Position => ({
  ...position,
  ...(watched && {watched: further(watched)}),
})

/** The learning rate as it was set last is that of the run. */
const withRate = ({seed, spec}: Checkpoint['state'], learningRate: number) => ({
  seed,
  ...(spec && {spec: {...spec, hyperparameters: {...spec.hyperparameters, learningRate}}}),
})

/**
 * A saved state as this network can take it over: the slots of another optimizer, and of weights that were not trained or
 * are not trained any more, are left out or as at the start.
 */
export async function fitted(saved: TrainingState, training: Training): Promise<TrainingState> {
  const {optimizer} = saved
  if (!optimizer) return saved
  const own = (await training.state({weightsOnly: false})).optimizer
  if (own?.name !== optimizer.name) return {weights: saved.weights}
  const known = new Map(optimizer.slots.map(slot => [slot.name, slot]))
  const slots = own.slots.map((slot): NamedValues => known.get(slot.name) ?? slot)
  return {weights: saved.weights, optimizer: {...optimizer, slots}}
}
