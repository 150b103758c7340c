import type {LoadedDataset} from '../../../datasets/dataset.ts'
import {dataShape} from '../../loading/data-facts.ts'
import type {CheckedSpec} from '../../spec/check-spec.ts'
import {type Assembly, assemble, validationBatchSize} from './assemble.ts'
import {openBatches} from './batches.ts'
import type {Job} from './job.ts'

/** Network and batches for loaded data, on the active backend. */
export function buildTraining(
  {chapter, values, settings}: CheckedSpec,
  data: LoadedDataset,
  seed: number,
): Assembly & Pick<Job, 'training' | 'validation' | 'validationBatchSize' | 'classifies'> {
  const assembly = assemble(chapter, values, dataShape(data), seed)
  const {outputs, loss, network} = assembly
  const batches = (samples: LoadedDataset['train'], size: number) =>
    openBatches(samples, data, {size, outputs, targets: loss.targets})
  const judged = validationBatchSize(network)
  return {
    ...assembly,
    classifies: data.classes.length > 1,
    training: batches(data.train, settings.batchSize),
    validation: data.test.count > 0 ? batches(data.test, judged) : undefined,
    validationBatchSize: judged,
  }
}
