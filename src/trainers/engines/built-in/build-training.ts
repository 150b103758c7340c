import type {LoadedDataset} from '../../../datasets/dataset.ts'
import {dataShape} from '../../loading/data-facts.ts'
import type {Task} from '../engine.ts'
import {type Assembly, assemble, validationBatchSize} from './assemble.ts'
import {augmentation} from './augment.ts'
import {type Batches, type Fill, openBatches} from './batches.ts'
import {createOptimizer, type Optimizer} from './optimizers/index.ts'

/** All that steps are made of, with the run's initial weights. */
export interface BuiltTraining extends Assembly {
  readonly optimizer: Optimizer
  readonly learningRate: number
  readonly training: Batches
  readonly batchSize: number
  /** How the samples of an epoch, counted from 0, are changed on their way into a batch. */
  readonly augment: ((epoch: number) => Fill) | undefined
  /** Absent where the data has no test set. */
  readonly validation: Batches | undefined
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
  const {batchSize, learningRate, momentum} = settings
  const optimizer = createOptimizer(settings.optimizer, {weights: network.weights, momentum})
  const batches = (samples: LoadedDataset['train'], size: number) =>
    openBatches(samples, data, {size, outputs, targets: loss.targets})
  const judged = validationBatchSize(network)
  return {
    ...assembly,
    optimizer,
    learningRate,
    training: batches(data.train, batchSize),
    batchSize,
    augment: augmentation(values, data, seed),
    validation: data.test.count > 0 ? batches(data.test, judged) : undefined,
    validationBatchSize: judged,
    dispose() {
      optimizer.dispose()
      network.model.dispose()
    },
  }
}
