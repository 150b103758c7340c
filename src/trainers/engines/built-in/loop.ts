import {TfnotesError} from '../../../errors.ts'
import {createRandom} from '../../../random/random.ts'
import {permutation} from '../../../random/shuffle.ts'
import type {Metrics} from '../../../runs/events.ts'
import {attend, end} from '../../session/attend.ts'
import {observe} from '../../session/health.ts'
import type {Ending, Job} from './job.ts'
import {rateAt} from './schedules.ts'
import {noSums, type Sums, train} from './step.ts'
import {validate} from './validate.ts'

/** Milliseconds between two `batch` events. */
const batchEvents = 100

/** Trains from `job.position` on to the last epoch, or until the run is told to end. */
export async function runEpochs(job: Job): Promise<Ending | 'completed'> {
  while (job.position.epoch < job.epochs) {
    const ending = (await trainEpoch(job)) ?? (await closeEpoch(job))
    if (ending) return ending
  }
  return 'completed'
}

async function trainEpoch(job: Job): Promise<Ending | undefined> {
  const {batchSize, schedule, clock, training, position, control, now} = job
  const {count} = training
  const steps = Math.ceil(count / batchSize)
  const order = orderOf(job)
  const fill = job.augment?.(position.epoch)
  let shown = now()
  let started = shown

  const stopwatch = () => {
    const seconds = (now() - started) / 1000
    position.epochSeconds += seconds
    position.seconds += seconds
    started = now()
  }

  while (position.step < steps) {
    clock.step = position.epoch * steps + position.step
    const from = position.step * batchSize
    const batch = training.gather(order, from, Math.min(from + batchSize, count), fill)
    position.sums = train(job, batch, rateAt(schedule, position.baseRate, position.epoch), position.sums)
    batch.input.dispose()
    batch.target.dispose()
    if (!Number.isFinite(position.sums.loss)) throw diverged(job)
    position.step++

    if (!control.due()) continue
    stopwatch()
    if (now() - shown >= batchEvents) {
      showBatch(job, steps)
      shown = now()
    }
    const ending = await attend(job)
    if (ending) return ending
    if (position.step < steps) await job.saver.saveIfDue(position, 'inside')
    started = now()
  }
  stopwatch()
  return undefined
}

/** The samples' order is a function of seed and epoch: an epoch that is taken up in its middle goes on in it. */
const orderOf = ({seed, shuffle, training: {count}, position: {epoch}}: Job): Int32Array =>
  shuffle
    ? permutation(count, createRandom(seed, `shuffle/${epoch}`))
    : Int32Array.from({length: count}, (_, i) => i)

/** Validates, tells, keeps what is best, and moves on to the next epoch. */
async function closeEpoch(job: Job): Promise<Ending | undefined> {
  const {epochs, batchSize, validationFreq, training, position, control, saver, meter, emit, now} = job
  const epoch = position.epoch + 1
  const started = now()
  const due = job.validation !== undefined && epoch % validationFreq === 0
  const validated = due ? await validate(job) : undefined
  if (typeof validated === 'string') return validated
  const validationSeconds = (now() - started) / 1000

  const metrics = {...metricsOf(job, position.sums), ...(validated && validationMetrics(job, validated))}
  const lr = rateAt(job.schedule, position.baseRate, position.epoch)
  const {epochSeconds} = position
  emit({
    event: 'epoch',
    epoch,
    epochs,
    lr,
    seconds: epochSeconds + validationSeconds,
    samplesPerSecond: training.count / epochSeconds,
    msPerStep: (epochSeconds * 1000) / Math.ceil(training.count / batchSize),
    ...meter.read(),
    ...metrics,
  })
  remember(job, metrics, lr)
  position.seconds += validationSeconds
  position.epoch = epoch
  position.step = 0
  position.sums = noSums
  position.epochSeconds = 0
  for (const {code, detail} of observe(position.health, epoch, metrics))
    emit({event: 'warning', code, detail})

  await keepIfBest(job, job.validation ? metrics.valLoss : metrics.loss)
  if (control.stop) return end(job)
  await saver.saveIfDue(position, 'epoch-end')
  return undefined
}

/**
 * What a completed run ends with. Where the last epoch was not one to be validated, it is judged now, as a program
 * would call `evaluate` after `fit`; that may also be the best result of the run.
 */
export async function judge(job: Job): Promise<Metrics | Ending> {
  const {position, saver} = job
  let last = lastMetrics(job)
  if (job.validation && last.valLoss === undefined) {
    const validated = await validate(job)
    if (typeof validated === 'string') return validated
    last = {...last, ...validationMetrics(job, validated)}
    await keepIfBest(job, last.valLoss)
  }
  await saver.saveNow(position)
  return last
}

/** Of the last epoch that was done, or of the one under way if that is the first. */
export function lastMetrics(job: Job): Metrics {
  const {history, sums} = job.position
  const last = (values: readonly (number | null)[]) => values.at(-1) ?? undefined
  const loss = last(history.loss)
  if (loss === undefined) return metricsOf(job, sums)
  return {
    loss,
    ...defined('accuracy', last(history.accuracy)),
    ...defined('valLoss', last(history.valLoss)),
    ...defined('valAccuracy', last(history.valAccuracy)),
  }
}

async function keepIfBest({position, saver}: Job, loss: number | undefined): Promise<void> {
  if (loss === undefined || !Number.isFinite(loss)) return
  if (position.best && position.best.loss <= loss) return
  position.best = {epoch: position.epoch, loss}
  await saver.keepBest(position)
}

function showBatch(job: Job, steps: number): void {
  const {epoch, step, sums, epochSeconds} = job.position
  const samplesPerSecond = sums.samples / epochSeconds
  job.emit({event: 'batch', epoch: epoch + 1, step, steps, ...metricsOf(job, sums), samplesPerSecond})
}

function remember({position: {history}}: Job, metrics: Metrics, lr: number): void {
  history.loss.push(metrics.loss)
  history.accuracy.push(metrics.accuracy ?? null)
  history.valLoss.push(metrics.valLoss ?? null)
  history.valAccuracy.push(metrics.valAccuracy ?? null)
  history.lr.push(lr)
}

const metricsOf = ({classifies}: Job, {loss, correct, samples}: Sums): Metrics => ({
  loss: loss / samples,
  ...(classifies && {accuracy: correct / samples}),
})

const validationMetrics = ({classifies}: Job, {loss, correct, samples}: Sums) => ({
  valLoss: loss / samples,
  ...(classifies && {valAccuracy: correct / samples}),
})

const defined = <K extends keyof Metrics>(key: K, value: number | undefined) =>
  (value === undefined ? {} : {[key]: value}) as Partial<Record<K, number>>

const diverged = ({position, schedule}: Job) =>
  new TfnotesError('diverged', {
    epoch: position.epoch + 1,
    step: position.step + 1,
    lr: rateAt(schedule, position.baseRate, position.epoch),
  })
