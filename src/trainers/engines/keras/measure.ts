import {median} from '../../../system/median.ts'
import {chosenBy} from '../../loading/judged.ts'
import type {StepCost} from '../engine.ts'
import {memoryOf} from '../memory.ts'
import {takeOrder} from './take-order.ts'
import type {Opened} from './training.ts'

const patience = {milliseconds: 1500, calls: 40}

/** `Training.measure`. */
export async function measure(opened: Opened): Promise<StepCost> {
  const {task, child, first, capacity, atOnce, bytesPerSample, trainable} = opened
  const {data, checked, now} = task
  const {batchSize, learningRate: rate} = checked.settings
  const batch = Math.min(batchSize, data.train.count)
  const most = Math.floor(data.train.count / batch)
  const together = Math.min(most, capacity)
  await takeOrder(child, ownOrder(task), 0)
  const step = await timeCalls(now, () =>
    child.ask('train', {start: 0, stop: together, batch, capacity, rate}),
  )
  const {count} = chosenBy(data)
  const stop = Math.min(atOnce, count)
  const judging =
    stop > 0 ? await timeCalls(now, () => child.ask('judge', {start: 0, stop, see: false})) : undefined
  const slots = first.state.optimizer.slots.reduce((total, {values}) => total + values.length, 0)
  return {
    trainable,
    msPerStep: step.milliseconds / together,
    secondsPerValidation: judging ? (Math.ceil(count / stop) * judging.milliseconds) / 1000 : 0,
    memory: memoryOf({trainable, slots, batchSize, bytesPerSample}),
    measured: step.count * together,
  }
}

/** Samples as they stand, for steps that are made to be timed. */
export const ownOrder = ({data}: Pick<Opened['task'], 'data'>): Int32Array =>
  Int32Array.from({length: data.train.count}, (_, i) => i)

/** The median time of a call; the first ones compile and do not count. */
export async function timeCalls(
  now: () => number,
  call: () => Promise<unknown>,
  {milliseconds, calls} = patience,
): Promise<{milliseconds: number; count: number}> {
  const times: number[] = []
  await call()
  const start = now()
  do {
    const began = now()
    await call()
    times.push(now() - began)
  } while (times.length < 2 || (now() - start < milliseconds && times.length < calls))
  const counted = times.slice(times.length >> 1)
  return {milliseconds: median(counted), count: counted.length}
}
