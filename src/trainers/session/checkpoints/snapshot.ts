import {TfnotesError} from '../../../errors.ts'
import type {CheckpointKind} from '../../../runs/events.ts'
import type {NamedValues, TensorFacts, Training, TrainingState} from '../../engines/engine.ts'
import type {Checkpoint} from './read.ts'
import type {CheckpointState} from './state.ts'
import type {Snapshot} from './write.ts'

/** What a checkpoint is taken from, besides the position. */
export interface Subject {
  readonly training: Pick<Training, 'topology' | 'state'>
  /** Leave the optimizer's slots out. */
  readonly weightsOnly: boolean
  readonly facts: Pick<CheckpointState, 'seed' | 'spec' | 'backend' | 'data'>
}

/**
 * Copies everything a checkpoint holds, so that training may go on while it is written.
 * @throws TfnotesError `diverged` when a weight is not a number any more: such a checkpoint must not replace a good one.
 */
export async function takeSnapshot(
  {training, weightsOnly, facts}: Subject,
  kind: CheckpointKind,
  position: CheckpointState['position'],
): Promise<Snapshot> {
  const {weights, optimizer} = await training.state({weightsOnly})
  const broken = weights.find(({values}) => !areFinite(values))
  if (broken)
    throw new TfnotesError('diverged', {epoch: position.epoch + 1, step: position.step, weight: broken.name})
  const state: CheckpointState = {
    v: 1,
    kind,
    position: structuredClone(position),
    ...facts,
    weights: weights.map(factsOf),
    ...(optimizer && {optimizer: {...optimizer, slots: optimizer.slots.map(factsOf)}}),
  }
  return {state, topology: training.topology, weights, slots: optimizer?.slots ?? []}
}

/** What an engine goes on from. */
export function trainingState({state, weights, slots}: Checkpoint): TrainingState {
  const {optimizer} = state
  return {
    weights: state.weights.map(facts => withValues(facts, weights)),
    ...(optimizer && {
      optimizer: {...optimizer, slots: optimizer.slots.map(facts => withValues(facts, slots))},
    }),
  }
}

/** `every` would take as long over the weights of a large network as the disk over a fifth of its checkpoint. */
function areFinite(values: Float32Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false
  return true
}

const factsOf = ({name, shape}: NamedValues): TensorFacts => ({name, shape})

const withValues = (facts: TensorFacts, values: Checkpoint['weights']): NamedValues => ({
  ...facts,
  values: values.get(facts.name) as Float32Array,
})
