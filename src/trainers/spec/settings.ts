import type {classWeightNames} from '../../chapters/hyperparameters/classifying.ts'
import type {HyperparameterValues} from '../../chapters/hyperparameters/hyperparameter.ts'
import type {lossNames, optimizerNames} from '../../chapters/hyperparameters/shared.ts'
import type {monitorNames} from '../../chapters/hyperparameters/watching.ts'
import type {Schedule, ScheduleName} from '../../chapters/schedules.ts'

export type LossName = (typeof lossNames)[number]
export type OptimizerName = (typeof optimizerNames)[number]
export type ClassWeights = (typeof classWeightNames)[number]

export type Monitored = (typeof monitorNames)[number]

/** What of a chapter's hyperparameters the trainer itself goes by; the rest is the network's and the data's. */
export interface TrainerSettings extends Schedule {
  readonly batchSize: number
  /** A new order of the samples in every epoch, as Keras' fit has it. @default true */
  readonly shuffle: boolean
  readonly validationFreq: number
  readonly weightsOnly: boolean
  readonly bestOnly: boolean
  readonly optimizer: OptimizerName
  readonly learningRate: number
  readonly momentum: number
  /** Of `adamw` alone. */
  readonly weightDecay: number
  /** Norm that the gradients together are shortened to; 0: never. */
  readonly clipNorm: number
  readonly loss: LossName
  /** Share of a label that goes to all classes alike; of cross-entropies alone. */
  readonly labelSmoothing: number
  readonly classWeights: ClassWeights
  /** By what an epoch is the best. */
  readonly monitor: Monitored
  /** Values without progress after which the run ends; 0: never. */
  readonly earlyStopping: number
  /** Share of the best value that counts as progress. */
  readonly minDelta: number
  readonly restoreBest: boolean
  /** Values without progress after which the rate is multiplied with `plateauFactor`; 0: never. */
  readonly reduceOnPlateau: number
  readonly plateauFactor: number
  readonly minLearningRate: number
}

/** Stands in for what a chapter does not let the reader choose. */
const fixed = {
  validationFreq: 1,
  shuffle: true,
  weightsOnly: false,
  bestOnly: false,
  momentum: 0.9,
  weightDecay: 0,
  clipNorm: 0,
  labelSmoothing: 0,
  classWeights: 'none',
  schedule: 'constant',
  decayRate: 1,
  decayEpochs: 1,
  cosineFloor: 0,
  warmupEpochs: 0,
  monitor: 'loss',
  earlyStopping: 0,
  minDelta: 0,
  restoreBest: false,
  reduceOnPlateau: 0,
  plateauFactor: 1,
  minLearningRate: 0,
}

/** Reads the settings out of values that `parseSettings` has checked. */
export function settingsOf(values: HyperparameterValues): TrainerSettings {
  const {schedule, ...rest} = {...fixed, ...values} as unknown as Omit<TrainerSettings, 'name'> & {
    schedule: ScheduleName
  }
  return {...rest, name: schedule}
}
