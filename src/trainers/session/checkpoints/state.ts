import type {CheckpointKind} from '../../../runs/events.ts'
import type {TensorFacts} from '../../engines/engine.ts'
import type {DataFacts} from '../../loading/data-facts.ts'
import type {TrainingSpec} from '../../spec/check-spec.ts'
import type {Position} from '../position.ts'

/** `state.json` of a checkpoint. */
export interface CheckpointState {
  readonly v: 1
  readonly kind: CheckpointKind
  readonly position: Position
  readonly seed: number
  /**
   * With the seed, the run that this is a checkpoint of, every hyperparameter with its value: it says so where
   * `run.json` has been damaged, and a run whose `run.json` has been changed does not go on from it. Absent in
   * checkpoints of older versions.
   */
  readonly spec?: Pick<TrainingSpec, 'chapter' | 'hyperparameters' | 'preset' | 'dataset'>
  /** Of whichever engine; readers take any name. */
  readonly backend: string
  readonly data: DataFacts
  /** What weights.bin holds, float32, in this order. */
  readonly weights: readonly TensorFacts[]
  /** What optimizer.bin holds; absent when weights alone were asked for. */
  readonly optimizer?: {
    readonly name: string
    readonly iterations: number
    readonly slots: readonly TensorFacts[]
  }
}

/** The file as written: the state, and how to tell that all of the checkpoint is whole. */
export interface StateFile {
  /** Of the state as JSON. */
  readonly sha256: string
  readonly files: Readonly<Record<string, {readonly bytes: number; readonly sha256: string}>>
  readonly state: CheckpointState
}
