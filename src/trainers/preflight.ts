import type {Cost} from '../answers/data.ts'
import type {LoadedDataset, Places, Progress} from '../datasets/dataset.ts'
import type {RunSpec} from '../runs/spec.ts'
import {assembleOptimizer, bytesPerSample} from './engines/built-in/assemble.ts'
import {augmentation} from './engines/built-in/augment.ts'
import type {Backend} from './engines/built-in/backends/backend.ts'
import {buildTraining} from './engines/built-in/build-training.ts'
import {chooseBackend} from './engines/built-in/choose-backend.ts'
import {evaluate, noSums, train} from './engines/built-in/step.ts'
import {timeBatches} from './engines/built-in/timing.ts'
import {loadData} from './loading/load-data.ts'
import {checkSpec, type TrainingSpec} from './spec/check-spec.ts'

/** What a run would cost, from a few real batches. */
export interface Preflight extends Cost {
  readonly backend: Backend
  readonly dataset: Pick<LoadedDataset, 'name' | 'source' | 'origin'> & {
    readonly train: number
    readonly test: number
  }
}

export interface PreflightOptions {
  readonly places: Places
  readonly onProgress?: (progress: Progress) => void
  /** Milliseconds from any origin. @default performance.now */
  readonly now?: () => number
}

const patience = {milliseconds: 1500, batches: 400}

/** Trains a few batches of real data on the backend the run would take, and throws the result away. */
export async function preflight(
  spec: TrainingSpec & Pick<RunSpec, 'backend' | 'threads'>,
  {places, onProgress, now = () => performance.now()}: PreflightOptions,
): Promise<Preflight> {
  const checked = checkSpec(spec)
  const {settings, values} = checked
  const data = await loadData(spec, values, {places, ...(onProgress && {onProgress})})
  const trial = {checked, data, seed: spec.seed, places, now}
  const backend = await chooseBackend(spec.backend, spec.threads, trial)
  const {training, validation, validationBatchSize, ...parts} = buildTraining(checked, data, spec.seed)
  const {network} = parts
  const optimizer = assembleOptimizer(network, values)

  const step = timeBatches(
    training,
    Math.min(settings.batchSize, training.count),
    batch => train({...parts, optimizer}, batch, settings.learningRate, noSums),
    {now, patience, fill: augmentation(values, data, spec.seed)?.(0)},
  )
  const judging =
    validation &&
    timeBatches(
      validation,
      Math.min(validationBatchSize, validation.count),
      batch => evaluate(parts, batch, 0, noSums),
      {now, patience},
    )

  const steps = Math.ceil(training.count / settings.batchSize)
  const secondsPerEpoch = (steps * step.milliseconds) / 1000
  const batches = Math.ceil((validation?.count ?? 0) / validationBatchSize)
  const secondsPerValidation = (batches * (judging?.milliseconds ?? 0)) / 1000
  const validations = validation ? Math.max(1, Math.floor(settings.epochs / settings.validationFreq)) : 0
  const weights = network.weights.reduce((total, {variable}) => total + variable.size, 0)
  return {
    backend,
    dataset: {
      name: data.name,
      source: data.source,
      origin: data.origin,
      train: data.train.count,
      test: data.test.count,
    },
    parameters: network.model.countParams(),
    trainable: weights,
    steps,
    msPerStep: step.milliseconds,
    samplesPerSecond: training.count / secondsPerEpoch,
    secondsPerEpoch,
    secondsPerValidation,
    seconds: settings.epochs * secondsPerEpoch + validations * secondsPerValidation,
    memory:
      4 * (2 * weights + optimizer.slots().reduce((total, {tensor}) => total + tensor.size, 0)) +
      2 * settings.batchSize * bytesPerSample(network) +
      data.train.x.byteLength +
      data.test.x.byteLength,
    measured: step.count,
  }
}
