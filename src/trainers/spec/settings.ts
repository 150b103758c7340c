import type {Values} from '../../chapters/hyperparameters.ts'
import type {LossName} from '../engines/built-in/losses/index.ts'
import type {OptimizerName} from '../engines/built-in/optimizers/index.ts'
import type {Schedule, ScheduleName} from '../engines/built-in/schedules.ts'

/** What of a chapter's hyperparameters the trainer itself goes by; the rest is the network's and the data's. */
export interface Settings extends Schedule {
  readonly epochs: number
  readonly batchSize: number
  /** A new order of the samples in every epoch, as Keras' fit has it. @default true */
  readonly shuffle: boolean
  readonly validationFreq: number
  readonly weightsOnly: boolean
  readonly bestOnly: boolean
  readonly optimizer: OptimizerName
  readonly learningRate: number
  readonly momentum: number
  readonly loss: LossName
}

/** Stands in for what a chapter does not let the reader choose. */
const fixed = {
  validationFreq: 1,
  shuffle: true,
  weightsOnly: false,
  bestOnly: false,
  momentum: 0.9,
  schedule: 'constant',
  decayRate: 1,
  decayEpochs: 1,
}

/** Reads the settings out of values that `parseHyperparameters` has checked. */
export function settingsOf(values: Values): Settings {
  const {schedule, ...rest} = {...fixed, ...values} as unknown as Omit<Settings, 'name'> & {
    schedule: ScheduleName
  }
  return {...rest, name: schedule}
}
