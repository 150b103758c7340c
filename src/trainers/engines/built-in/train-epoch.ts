import {TfnotesError} from '../../../errors.ts'
import type {EpochTask, Sums} from '../engine.ts'
import type {BuiltTraining} from './build-training.ts'

/** `Training.trainEpoch`. Between two looks up it does not wait. */
export async function trainEpoch(built: BuiltTraining, task: EpochTask): Promise<Sums | undefined> {
  const {training, batchSize, clock, augment} = built
  const {epoch, order, norms} = task
  const {count} = training
  const steps = Math.ceil(count / batchSize)
  const fill = augment?.(epoch)
  let {step, sums} = task
  while (step < steps) {
    clock.step = epoch * steps + step
    const from = step * batchSize
    const batch = training.gather(order, from, Math.min(from + batchSize, count), fill)
    const lr = task.rate(step)
    sums = built.steps.train(batch, lr, sums, norms?.wanted() ? norms.take : undefined)
    step++
    if (!Number.isFinite(sums.loss)) throw new TfnotesError('diverged', {epoch: epoch + 1, step, lr})
    if (task.due() && !(await task.lookUp({step, sums}))) return undefined
  }
  return sums
}
