import type {EventBody} from '../../../runs/events.ts'
import type {Control} from '../../session/control.ts'
import type {openMeter} from '../../session/meter.ts'
import type {Position} from '../../session/position.ts'
import type {Saver} from '../../session/saver.ts'
import type {TestDays} from '../../session/test-days.ts'
import type {Batches, Fill} from './batches.ts'
import type {Clock} from './layers/index.ts'
import type {Loss} from './losses/index.ts'
import type {Network} from './network.ts'
import type {Optimizer} from './optimizers/index.ts'
import type {Schedule} from './schedules.ts'

/** Everything the training loop works with; `session` puts it together. */
export interface Job {
  readonly seed: number
  readonly epochs: number
  readonly batchSize: number
  /** Whether every epoch has an order of its own; else the data's. */
  readonly shuffle: boolean
  /** Validate after every n epochs. */
  readonly validationFreq: number
  readonly schedule: Schedule

  readonly network: Network
  readonly loss: Loss
  readonly optimizer: Optimizer
  /** Counts the run's steps for the layers that draw at every one of them. */
  readonly clock: Clock

  readonly training: Batches
  /** How the samples of an epoch, counted from 0, are changed on their way into a batch. */
  readonly augment?: ((epoch: number) => Fill) | undefined
  /** Absent where the data has no test set. */
  readonly validation?: Batches | undefined
  readonly validationBatchSize: number
  /** Of price histories only: what is forecast at every validation. */
  readonly testDays?: TestDays | undefined
  /** Whether the outputs are classes, so that there is an accuracy. */
  readonly classifies: boolean

  /** Moves on with the training. */
  readonly position: Position
  readonly control: Control
  readonly saver: Saver
  readonly meter: ReturnType<typeof openMeter>
  readonly emit: (event: EventBody) => void
  /** Milliseconds from any origin. */
  readonly now: () => number
}

/** How a run that was not completed ended. */
export type Ending = 'stopped' | 'discarded'
