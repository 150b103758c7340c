import {TfnotesError} from '../../errors.ts'
import type {RunSpec} from '../../runs/spec.ts'
import {checkSpec} from '../spec/check-spec.ts'
import type {CheckpointState} from './checkpoints/state.ts'

/** Values by which a run is told apart from another one; undefined: not given. */
type Deciding = Readonly<Record<string, number | string | boolean | undefined>>

/** What only says how long a run goes on and how much of it is kept: no step that was done depends on it. */
const free: readonly string[] = ['epochs', 'weightsOnly', 'bestOnly']

/**
 * That `run.json` still asks for what the checkpoint was trained by. Where the data lies, what computes and `free` may
 * have changed; what the data holds has a fingerprint of its own.
 * @throws TfnotesError `run-changed`, and those of `checkSpec`
 */
export function checkSameSpec(state: CheckpointState, now: RunSpec): void {
  const changes = specChanges(state, now)
  if (changes.length > 0) throw new TfnotesError('run-changed', {run: now.id, changes})
}

/** What decides the training and is another than that of a checkpoint, in words for it. @throws those of `checkSpec` */
export function specChanges(
  {seed, spec: saved}: Pick<CheckpointState, 'seed' | 'spec'>,
  now: RunSpec,
): readonly string[] {
  const before: Deciding = {seed, ...(saved && {chapter: saved.chapter, ...ofData(saved.dataset)})}
  const after: Deciding = {seed: now.seed, ...(saved && {chapter: now.chapter, ...ofData(now.dataset)})}
  const changes = changesOf(before, after)
  if (saved?.chapter === now.chapter) {
    const {values} = checkSpec({...now, dataset: saved.dataset})
    const decides = (key: string) => !free.includes(key) && Object.hasOwn(values, key)
    // What one of two versions does not know cannot have been changed by hand.
    const known = Object.entries(saved.hyperparameters).filter(([key]) => decides(key))
    changes.push(...changesOf(Object.fromEntries(known), values))
  }
  return changes
}

const ofData = ({name, trainSamples, testSamples, holdOut, split}: RunSpec['dataset']): Deciding => ({
  dataset: name,
  trainSamples,
  testSamples,
  holdOut,
  split,
})

const changesOf = (before: Deciding, after: Deciding): string[] =>
  Object.entries(before)
    .filter(([key, value]) => after[key] !== value)
    .map(([key, value]) => `${key} ${value ?? '–'} → ${after[key] ?? '–'}`)
