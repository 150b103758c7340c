import type {EventBody} from '../../runs/events.ts'
import type {EpochPoint} from '../../runs/history.ts'
import type {Position} from './position.ts'

type EpochEvent = Extract<EventBody, {event: 'epoch'}>

/** Of the run: what a lost event said besides the checkpoint's figures. */
interface Plan {
  readonly epochs: number
  /** Epochs of the run that it is a branch of, which are that one's to tell. */
  readonly before: number
  /** Training samples, and the steps that they make. */
  readonly train: number
  readonly steps: number
}

/**
 * The events of epochs that a checkpoint has and readers have not, from the first one on that is missing: those behind a
 * gap come again, too, with the time that is known of them. None in a run whose events are whole.
 */
export function lostEpochs(
  {epoch: done, epochSeconds, seconds, history}: Position,
  known: Iterable<EpochPoint>,
  {epochs, before, train, steps}: Plan,
): EpochEvent[] {
  // One of a session whose successor's beginning was lost may have gone another way, with another learning rate.
  const isSame = ({epoch, loss, lr}: EpochPoint) =>
    Object.is(loss, history.loss[epoch - 1] ?? Number.NaN) && lr === history.lr[epoch - 1]
  const told = new Map<number, number>()
  for (const point of known)
    if (point.epoch > before && point.epoch <= done && isSame(point)) told.set(point.epoch, point.seconds)
  const from = history.loss.findIndex((_, i) => i >= before && !told.has(i + 1))
  if (from < 0) return []
  const spent = [...told.values()].reduce((sum, time) => sum + time, 0)
  const share = Math.max(0, seconds - epochSeconds - spent) / (done - before - told.size)
  return history.loss.slice(from).map((loss, i): EpochEvent => {
    const at = from + i
    const time = told.get(at + 1) ?? share
    return {
      event: 'epoch',
      epoch: at + 1,
      epochs,
      loss,
      ...measured('accuracy', history.accuracy[at]),
      ...measured('valLoss', history.valLoss[at]),
      ...measured('valAccuracy', history.valAccuracy[at]),
      lr: history.lr[at] as number,
      seconds: time,
      samplesPerSecond: time > 0 ? train / time : 0,
      msPerStep: (time * 1000) / steps,
      memory: 0,
      cpu: 0,
      restored: true,
    }
  })
}

const measured = (key: 'accuracy' | 'valLoss' | 'valAccuracy', value: number | null | undefined) =>
  value === null || value === undefined ? {} : {[key]: value}
