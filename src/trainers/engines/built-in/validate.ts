import {noSums, type Sums, type ValidationTask} from '../engine.ts'
import type {BuiltTraining} from './build-training.ts'
import {penaltyOf} from './penalties.ts'
import {evaluate} from './step.ts'

/** `Training.validate`; the penalties count, as in Keras' val_loss. */
export async function validate(
  built: BuiltTraining,
  {range, due, lookUp, see}: ValidationTask,
): Promise<Sums | undefined> {
  const {network, judged, validationBatchSize} = built
  if (!judged) return noSums
  const penalty = penaltyOf(network)
  const {from: first, to} = range ?? {from: 0, to: judged.count}
  const order = Int32Array.from({length: to - first}, (_, i) => first + i)
  let sums = noSums
  for (let from = 0; from < order.length; from += validationBatchSize) {
    const batch = judged.gather(order, from, Math.min(from + validationBatchSize, order.length))
    sums = evaluate(built, batch, penalty, sums, see && (outputs => see(outputs, from)))
    if (due() && !(await lookUp(sums.samples))) return undefined
  }
  return sums
}
