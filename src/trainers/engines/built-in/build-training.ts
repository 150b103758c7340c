import type {LoadedDataset} from '../../../datasets/dataset.ts'
import {weightsByClass} from '../../loading/class-weights.ts'
import {dataShape} from '../../loading/data-facts.ts'
import {chosenBy, judgedSamples} from '../../loading/judged.ts'
import type {Task} from '../engine.ts'
import {type Assembly, assemble, validationBatchSize} from './assemble.ts'
import {augmentation} from './augment.ts'
import {type Batches, type Fill, openBatches} from './batches.ts'
import {createOptimizer} from './optimizers/index.ts'
import type {Stepping} from './step.ts'
import {openSteps, type Steps} from './steps.ts'

/** All that steps are made of, with the run's initial weights. */
export interface BuiltTraining extends Assembly, Stepping {
  readonly steps: Steps
  readonly learningRate: number
  readonly training: Batches
  readonly batchSize: number
  /** How the samples of an epoch, counted from 0, are changed on their way into a batch. */
  readonly augment: ((epoch: number) => Fill) | undefined
  /** Of all that is judged; absent where there is nothing. */
  readonly judged: Batches | undefined
  /** Samples that every validation judges. */
  readonly validationSamples: number
  readonly validationBatchSize: number
  dispose(): void
}

/** Network, optimizer and batches for loaded data, on the active backend. */
export function buildTraining({
  checked: {chapter, values, settings},
  data,
  seed,
}: Pick<Task, 'checked' | 'data' | 'seed'>): BuiltTraining {
  const assembly = assemble(chapter, values, dataShape(data), seed)
  const {outputs, loss, network} = assembly
  const {batchSize, learningRate, momentum, weightDecay, clipNorm} = settings
  const optimizer = createOptimizer(settings.optimizer, {weights: network.weights, momentum, weightDecay})
  const batches = (samples: LoadedDataset['train']) =>
    openBatches(samples, data, {outputs, targets: loss.targets})
  const judged = judgedSamples(data)
  const stepping = {...assembly, optimizer, clipNorm, classWeights: weightsByClass(settings, data)}
  const steps = openSteps(stepping)
  const training = batches(data.train)
  const judging = judged.count > 0 ? batches(judged) : undefined
  return {
    ...stepping,
    steps,
    learningRate,
    training,
    batchSize,
    augment: augmentation(values, data, seed),
    judged: judging,
    validationSamples: chosenBy(data).count,
    validationBatchSize: validationBatchSize(network),
    dispose() {
      steps.dispose()
      training.dispose()
      judging?.dispose()
      optimizer.dispose()
      network.model.dispose()
    },
  }
}
