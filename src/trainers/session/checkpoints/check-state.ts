import {sources} from '../../../datasets/dataset.ts'
import type {DatasetName} from '../../../datasets/facts/index.ts'
import {checkpointKinds} from '../../../runs/events.ts'
import {
  type Is,
  isCount,
  isEither,
  isFigure,
  isFlag,
  isListOf,
  isLiteral,
  isNumber,
  isObjectOf,
  isOneOf,
  isOptional,
  isText,
} from '../../../runs/shape.ts'
import {trainedFields} from '../../../runs/spec.ts'
import type {Sums, TensorFacts} from '../../engines/engine.ts'
import type {DataFacts, PriceFacts} from '../../loading/data-facts.ts'
import type {Health} from '../health.ts'
import type {Position, Watched} from '../position.ts'
import type {Progress} from '../progress.ts'
import type {CheckpointState, StateFile} from './state.ts'

const isNull = isLiteral(null)

/** No layer's array has more dimensions; no name of one is longer. */
const mostDimensions = 8
const longestName = 256

const isShape = (value: unknown): value is number[] =>
  isListOf(isCount)(value) && value.length <= mostDimensions

const isName = (value: unknown): value is string => isText(value) && value.length <= longestName

const isTensor = isObjectOf<TensorFacts>({name: isName, shape: isShape})

const product = (shape: readonly number[]): number => shape.reduce((values, size) => values * size, 1)

/** Values that a tensor holds. */
export const sizeOf = ({shape}: TensorFacts): number => product(shape)

/** Values of a sample: a picture of 2000 × 2000 pixels in colour has fewer. */
const largestSample = 2 ** 24

const isSampleShape = (value: unknown): value is number[] => isShape(value) && product(value) <= largestSample

const areTensors = (value: unknown): value is TensorFacts[] =>
  isListOf(isTensor)(value) && new Set(value.map(({name}) => name)).size === value.length

const isProgress = isObjectOf<Progress>({best: isEither(isNumber, isNull), waited: isCount})

const isPosition = isObjectOf<Position>({
  epoch: isCount,
  step: isCount,
  sums: isObjectOf<Sums>({loss: isFigure, correct: isFigure, samples: isCount}),
  epochSeconds: isFigure,
  seconds: isFigure,
  baseRate: isNumber,
  best: isEither(
    isObjectOf<NonNullable<Position['best']>>({
      epoch: isCount,
      loss: isFigure,
      accuracy: isOptional(isNumber),
    }),
    isNull,
  ),
  watched: isOptional(
    isObjectOf<Watched>({
      stopping: isProgress,
      plateau: isProgress,
      stopped: isOptional(isCount),
      restored: isOptional(isCount),
    }),
  ),
  health: isObjectOf<Health>({
    loss: isObjectOf<Health['loss']>({first: isFigure, lowest: isFigure, ranAway: isFlag}),
    smooth: isObjectOf<Health['smooth']>({
      recent: isListOf(isFigure),
      progressed: isFigure,
      stalled: isCount,
      told: isFigure,
    }),
    validation: isObjectOf<Health['validation']>({
      best: isEither(
        isObjectOf<NonNullable<Health['validation']['best']>>({
          epoch: isCount,
          valLoss: isFigure,
          mean: isFigure,
        }),
        isNull,
      ),
      since: isListOf(isFigure),
      told: isFlag,
    }),
    chance: isOptional(isObjectOf<NonNullable<Health['chance']>>({epochs: isCount, told: isFlag})),
  }),
  history: isObjectOf<Position['history']>({
    loss: isListOf(isFigure),
    accuracy: isListOf(isFigure),
    valLoss: isListOf(isFigure),
    valAccuracy: isListOf(isFigure),
    lr: isListOf(isFigure),
  }),
})

/** What values are scaled by: beyond what numbers hold every value would be none. */
const hasRange = ({min, max}: {readonly min: number; readonly max: number}): boolean => isNumber(max - min)

const isFeature = isObjectOf<PriceFacts['features'][number]>({name: isText, min: isNumber, max: isNumber})

const arePriceFacts = isObjectOf<PriceFacts>({
  column: isText,
  window: isCount,
  testRows: isCount,
  min: isNumber,
  max: isNumber,
  file: isOptional(isText),
  features: isListOf(isFeature),
})

/** The first of the features is forecast. */
const isPriceFacts = (value: unknown): value is PriceFacts =>
  arePriceFacts(value) && value.features.length > 0 && [value, ...value.features].every(hasRange)

const isData = isObjectOf<DataFacts>({
  // May be one of another version.
  name: isName as Is<DatasetName>,
  source: isOneOf(sources),
  inputShape: isSampleShape,
  classes: isListOf(isText),
  scale: isNumber,
  fingerprint: isText,
  prices: isOptional(isPriceFacts),
})

const isState = isObjectOf<CheckpointState>({
  v: isLiteral(1),
  kind: isOneOf(checkpointKinds),
  position: isPosition,
  seed: isCount,
  spec: isOptional(isObjectOf<NonNullable<CheckpointState['spec']>>(trainedFields)),
  backend: isName,
  data: isData,
  weights: areTensors,
  optimizer: isOptional(
    isObjectOf<NonNullable<CheckpointState['optimizer']>>({
      name: isName,
      iterations: isCount,
      slots: areTensors,
    }),
  ),
})

const isFile = isObjectOf<StateFile['files'][string]>({bytes: isCount, sha256: isName})

const isPlainFile = isObjectOf<StateFile>({
  sha256: isName,
  files: isObjectOf<Record<string, StateFile['files'][string]>>({
    'model.json': isFile,
    'weights.bin': isFile,
    'optimizer.bin': isOptional(isFile) as Is<StateFile['files'][string]>,
  }),
  state: isState,
})

/** Whether a value from a file is the `state.json` of a checkpoint, with the files that go with it and no others. */
export const isStateFile = (value: unknown): value is StateFile => {
  if (!isPlainFile(value)) return false
  const {files, state} = value
  const {optimizer} = state
  const holders: readonly (readonly [string, readonly TensorFacts[]])[] = [
    ['weights.bin', state.weights],
    ...(optimizer ? [['optimizer.bin', optimizer.slots] as const] : []),
  ]
  return (
    Object.keys(files).length === holders.length + 1 &&
    holders.every(
      ([name, tensors]) => files[name]?.bytes === 4 * tensors.reduce((sum, one) => sum + sizeOf(one), 0),
    )
  )
}
