import * as tf from '@tensorflow/tfjs'
import type {Places, Progress} from '../datasets/dataset.ts'
import type {RunSpec} from '../runs/spec.ts'
import {assembleOptimizer, bytesPerSample} from './assemble.ts'
import {augmentation} from './augment.ts'
import type {Backend} from './backends/backend.ts'
import {nativeFolder, selectBackend} from './backends/index.ts'
import type {Batches, Fill} from './batches.ts'
import {furnish, loadData, readOrder, type Wanted} from './prepare.ts'
import {evaluate, noSums, train} from './step.ts'

/** What a run would cost, from a few real batches. */
export interface Preflight {
  readonly backend: Backend
  readonly dataset: {
    readonly name: string
    readonly source: string
    readonly origin: string
    readonly train: number
    readonly test: number
  }
  readonly parameters: number
  readonly trainable: number
  /** Updates an epoch. */
  readonly steps: number
  readonly msPerStep: number
  readonly samplesPerSecond: number
  /** Training of one epoch, and judging the test set once. */
  readonly secondsPerEpoch: number
  readonly secondsPerValidation: number
  /** All epochs with their validations. */
  readonly seconds: number
  /** Bytes that training holds at once: weights, gradients, optimizer, the values of a batch both ways, the data. */
  readonly memory: number
  /** Batches that were timed. */
  readonly measured: number
}

export interface PreflightOptions {
  readonly places: Places
  readonly onProgress?: (progress: Progress) => void
  /** Milliseconds from any origin. @default performance.now */
  readonly now?: () => number
}

/** Milliseconds of measuring, and batches at most. */
const patience = 1500
const most = 400

/** Trains a few batches of real data on the backend the run would take, and throws the result away. */
export async function preflight(
  spec: Wanted & Pick<RunSpec, 'backend' | 'threads'>,
  {places, onProgress, now = () => performance.now()}: PreflightOptions,
): Promise<Preflight> {
  const order = readOrder(spec)
  const {settings, values} = order
  const backend = await selectBackend(spec.backend, spec.threads, {nativeFolder: nativeFolder(places)})
  const data = await loadData(spec, values, {places, ...(onProgress && {onProgress})})
  const {training, validation, validationBatchSize, ...parts} = furnish(order, data, spec.seed)
  const {network} = parts
  const optimizer = assembleOptimizer(network, values)
  const fill = augmentation(values, data, spec.seed)?.(0)

  const step = timeBatches(training, Math.min(settings.batchSize, training.count), now, fill, batch =>
    train({...parts, optimizer}, batch, settings.learningRate, noSums),
  )
  const judging =
    validation &&
    timeBatches(validation, Math.min(validationBatchSize, validation.count), now, undefined, batch =>
      evaluate(parts, batch, 0, noSums),
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

/** The median time of a batch, in milliseconds. The first half, in which code is compiled and memory allocated, does not count. */
function timeBatches(
  batches: Batches,
  size: number,
  now: () => number,
  fill: Fill | undefined,
  run: (batch: ReturnType<Batches['gather']>) => unknown,
): {milliseconds: number; count: number} {
  const order = Int32Array.from({length: batches.count}, (_, i) => i)
  const start = now()
  const times: number[] = []
  do {
    const from = (times.length * size) % (batches.count - size + 1)
    const began = now()
    const batch = batches.gather(order, from, from + size, fill)
    run(batch)
    tf.dispose([batch.input, batch.target])
    times.push(now() - began)
  } while (times.length < 2 || (now() - start < patience && times.length < most))
  const counted = times.slice(times.length >> 1).sort((a, b) => a - b)
  return {milliseconds: counted[counted.length >> 1] as number, count: counted.length}
}
