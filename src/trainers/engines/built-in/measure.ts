import {noSums, type StepCost} from '../engine.ts'
import {memoryOf} from '../memory.ts'
import {bytesPerSample} from './assemble.ts'
import type {Fill} from './batches.ts'
import type {BuiltTraining} from './build-training.ts'
import {evaluate} from './step.ts'
import {type Patience, type Timing, timeBatches} from './timing.ts'

const patience = {milliseconds: 1500, batches: 400}

/** `Training.measure`. */
export function measure(built: BuiltTraining, now: () => number): StepCost {
  const {network, optimizer, batchSize, judged, validationSamples, validationBatchSize} = built
  const step = timeSteps(built, {now, patience, fill: built.augment?.(0)})
  const judging =
    judged &&
    timeBatches(
      judged,
      Math.min(validationBatchSize, judged.count),
      batch => evaluate(built, batch, 0, noSums),
      {now, patience},
    )
  const batches = Math.ceil(validationSamples / validationBatchSize)
  const trainable = network.weights.reduce((total, {variable}) => total + variable.size, 0)
  const slots = optimizer.slots().reduce((total, {tensor}) => total + tensor.size, 0)
  return {
    trainable,
    msPerStep: step.milliseconds,
    secondsPerValidation: (batches * (judging?.milliseconds ?? 0)) / 1000,
    memory: memoryOf({trainable, slots, batchSize, bytesPerSample: bytesPerSample(network)}),
    measured: step.count,
  }
}

/** Times whole training steps. */
export const timeSteps = (
  built: BuiltTraining,
  options: {now: () => number; patience: Patience; fill?: Fill | undefined},
): Timing =>
  timeBatches(
    built.training,
    Math.min(built.batchSize, built.training.count),
    batch => built.steps.train(batch, built.learningRate, noSums),
    options,
  )
