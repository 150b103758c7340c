import {attend} from '../../session/attend.ts'
import type {Ending, Job} from './job.ts'
import {penaltyOf} from './penalties.ts'
import {evaluate, noSums, type Sums} from './step.ts'

/** Milliseconds between two `validation` events. */
const between = 100

/** Judges the whole test set with the weights as they are; the penalties count, as in Keras' val_loss. */
export async function validate(job: Job): Promise<Sums | Ending> {
  const {network, validation, testDays, validationBatchSize, control, position, emit, now} = job
  if (!validation) return noSums
  const penalty = penaltyOf(network)
  const order = Int32Array.from({length: validation.count}, (_, i) => i)
  // At the end of the run the epoch is closed already.
  const epoch = Math.min(position.epoch + 1, job.epochs)
  let sums = noSums
  let told = now()
  for (let from = 0; from < order.length; from += validationBatchSize) {
    const batch = validation.gather(order, from, Math.min(from + validationBatchSize, order.length))
    sums = evaluate(job, batch, penalty, sums, testDays && (outputs => testDays.see(outputs, from)))
    batch.input.dispose()
    batch.target.dispose()
    if (now() - told >= between) {
      told = now()
      emit({event: 'validation', epoch, done: sums.samples, total: order.length})
    }
    const ending = control.due() ? await attend(job) : undefined
    if (ending) return ending
  }
  if (testDays) emit({event: 'predicted', epoch, values: testDays.predicted()})
  return sums
}
