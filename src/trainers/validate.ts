import * as tf from '@tensorflow/tfjs'
import {attend} from './attend.ts'
import type {Ending, Job} from './job.ts'
import {penaltyOf} from './penalties.ts'
import {evaluate, noSums, type Sums} from './step.ts'

/** Judges the whole test set with the weights as they are; the penalties count, as in Keras' val_loss. */
export async function validate(job: Job): Promise<Sums | Ending> {
  const {network, validation, validationBatchSize, control} = job
  if (!validation) return noSums
  const penalty = penaltyOf(network)
  const order = Int32Array.from({length: validation.count}, (_, i) => i)
  let sums = noSums
  for (let from = 0; from < order.length; from += validationBatchSize) {
    const batch = validation.gather(order, from, Math.min(from + validationBatchSize, order.length))
    sums = evaluate(job, batch, penalty, sums)
    tf.dispose([batch.input, batch.target])
    const ending = control.due() ? await attend(job) : undefined
    if (ending) return ending
  }
  return sums
}
