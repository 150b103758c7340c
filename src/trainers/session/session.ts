import type {Baseline, EventBody} from '../../runs/events.ts'
import type {Training} from '../engines/engine.ts'
import type {judgedRanges} from '../loading/judged.ts'
import type {TrainerSettings} from '../spec/settings.ts'
import type {Checkpoint} from './checkpoints/read.ts'
import type {Control} from './control.ts'
import type {DeviceWatch} from './device-use.ts'
import type {openMeter} from './meter.ts'
import type {Norms} from './norms.ts'
import type {Position} from './position.ts'
import type {Saver} from './saver.ts'
import type {TestDays} from './test-days.ts'

/** Everything one session of a run works with, whichever engine computes; `runTraining` puts it together. */
export interface Session {
  readonly settings: TrainerSettings
  readonly seed: number
  readonly training: Training
  /** How many are learnt from; which every validation judges, none where there is nothing to; which the end does. */
  readonly samples: {readonly train: number} & ReturnType<typeof judgedRanges>
  /** Epochs that were done when the run was last told to go further. */
  readonly extendedAt?: number | undefined
  /** Of an epoch. */
  readonly steps: number
  /** Whether the outputs are classes, so that there is an accuracy. */
  readonly classifies: boolean
  /** Of price histories only: what is forecast at every validation. */
  readonly testDays?: TestDays | undefined

  /** Moves on with the training. */
  readonly position: Position
  readonly control: Control
  readonly saver: Saver
  /** What `best/` holds. */
  readonly readBest: () => Promise<Checkpoint | undefined>
  /** What can be had without learning where it is validated, and, of prices, on the test set. */
  readonly baseline?: Baseline | undefined
  readonly testBaseline?: Baseline | undefined
  readonly meter: ReturnType<typeof openMeter>
  readonly norms: Norms
  readonly devices: Pick<DeviceWatch, 'read'>
  readonly emit: (event: EventBody) => void
  /** Milliseconds from any origin. */
  readonly now: () => number
}

/** How a run that was not completed ended. */
export type Ending = 'stopped' | 'discarded'
