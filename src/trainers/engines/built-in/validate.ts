import {noSums, type Sums, type ValidationTask} from '../engine.ts'
import type {BuiltTraining} from './build-training.ts'
import {penaltyOf} from './penalties.ts'
import {evaluate} from './step.ts'

/** `Training.validate`; the penalties count, as in Keras' val_loss. */
export async function validate(
  built: BuiltTraining,
  {due, lookUp, see}: ValidationTask,
): Promise<Sums | undefined> {
  const {network, validation, validationBatchSize} = built
  if (!validation) return noSums
  const penalty = penaltyOf(network)
  const order = Int32Array.from({length: validation.count}, (_, i) => i)
  let sums = noSums
  for (let from = 0; from < order.length; from += validationBatchSize) {
    const batch = validation.gather(order, from, Math.min(from + validationBatchSize, order.length))
    sums = evaluate(built, batch, penalty, sums, see && (outputs => see(outputs, from)))
    batch.input.dispose()
    batch.target.dispose()
    if (due() && !(await lookUp(sums.samples))) return undefined
  }
  return sums
}
