import {rateAt} from '../../chapters/schedules.ts'
import {createRandom} from '../../random/random.ts'
import {permutation} from '../../random/shuffle.ts'
import type {Metrics} from '../../runs/events.ts'
import {noSums, type Reached} from '../engines/engine.ts'
import {attend, end} from './attend.ts'
import {trainingState} from './checkpoints/snapshot.ts'
import {observe} from './health.ts'
import {lastMetrics, metricsAt, metricsOf, remember, validationMetrics} from './metrics.ts'
import type {Ending, Session} from './session.ts'
import {validate} from './validate.ts'
import {hasEnded, monitoredOf, nothingWatched, watch} from './watched.ts'

/** Milliseconds between two `batch` events. */
const batchEvents = 100

/** Trains from the session's position on to the last epoch, or until the run is told to end. */
export async function runEpochs(session: Session): Promise<Ending | 'completed'> {
  while (session.position.epoch < session.settings.epochs && !hasEnded(session)) {
    const ending = (await trainEpoch(session)) ?? (await closeEpoch(session))
    if (ending) return ending
  }
  return 'completed'
}

async function trainEpoch(session: Session): Promise<Ending | undefined> {
  const {settings, training, steps, position, control, saver, now} = session
  const {epoch, step, sums} = position
  // A validation that was broken off comes after its epoch's last step.
  if (step === steps) return undefined
  const order = orderOf(session)
  let ending: Ending | undefined
  let shown = now()
  let started = shown

  const reach = ({step, sums}: Reached) => {
    const seconds = (now() - started) / 1000
    position.epochSeconds += seconds
    position.seconds += seconds
    position.step = step
    position.sums = sums
  }

  const total = await training.trainEpoch({
    epoch,
    step,
    sums,
    order,
    rate: step => rateAt(settings, position.baseRate, {epoch, step, steps}),
    norms: session.norms,
    due: control.due,
    async lookUp(reached) {
      reach(reached)
      if (now() - shown >= batchEvents) {
        showBatch(session)
        shown = now()
      }
      ending = await attend(session)
      if (!ending && position.step < steps) await saver.saveIfDue(position, 'inside')
      started = now()
      return ending === undefined
    },
  })
  if (total) reach({step: steps, sums: total})
  return ending
}

/** The samples' order is a function of seed and epoch: an epoch that is taken up in its middle goes on in it. */
const orderOf = ({seed, settings, samples, position: {epoch}}: Session): Int32Array =>
  settings.shuffle
    ? permutation(samples.train, createRandom(seed, `shuffle/${epoch}`))
    : Int32Array.from({length: samples.train}, (_, i) => i)

/** Validates, tells, keeps what is best, and moves on to the next epoch. */
async function closeEpoch(session: Session): Promise<Ending | undefined> {
  const {settings, samples, steps, position, control, saver, meter, baseline, emit, now} = session
  const {epochs, validationFreq} = settings
  const epoch = position.epoch + 1
  const started = now()
  const due = samples.validation.to > 0 && epoch % validationFreq === 0
  const validated = due ? await validate(session) : undefined
  if (typeof validated === 'string') return validated
  const validationSeconds = (now() - started) / 1000

  const metrics = {
    ...metricsOf(session, position.sums),
    ...(validated && validationMetrics(session, validated)),
  }
  const lr = rateAt(settings, position.baseRate, {epoch: position.epoch, step: steps - 1, steps})
  const {epochSeconds} = position
  const gradientNorm = session.norms.mean()
  const devices = session.devices.read()
  emit({
    event: 'epoch',
    epoch,
    epochs,
    lr,
    seconds: epochSeconds + validationSeconds,
    samplesPerSecond: samples.train / epochSeconds,
    msPerStep: (epochSeconds * 1000) / steps,
    ...(gradientNorm !== undefined && {gradientNorm}),
    ...meter.read(),
    ...(devices && {devices}),
    ...metrics,
  })
  remember(position, metrics, lr)
  position.seconds += validationSeconds
  position.epoch = epoch
  position.step = 0
  position.sums = noSums
  position.epochSeconds = 0
  for (const {code, detail} of observe(position.health, epoch, metrics, {epochs, baseline}))
    emit({event: 'warning', code, detail})
  watch(session, metrics)

  await keepIfBest(session, metrics)
  if (position.epoch < epochs && !hasEnded(session)) control.reached(position.epoch)
  if (control.stop) return end(session)
  await saver.saveIfDue(position, 'epoch-end')
  return undefined
}

/**
 * What a completed run ends with. Where the last epoch was not one to be validated, it is judged now, as a program
 * would call `evaluate` after `fit`; that may also be the best result of the run. Then the weights of the best epoch come
 * back, where that was asked for, and what the run ends with is that epoch's.
 */
export async function judge(session: Session): Promise<Metrics | Ending> {
  const {position, saver, samples} = session
  let last = lastMetrics(session)
  const {restored} = position.watched ?? {}
  if (restored !== undefined) return metricsAt(position, restored) ?? last
  if (samples.validation.to > 0 && last.valLoss === undefined) {
    const validated = await validate(session)
    if (typeof validated === 'string') return validated
    last = {...last, ...validationMetrics(session, validated)}
    await keepIfBest(session, last)
  }
  const found = await restoreBest(session)
  await saver.saveNow(position)
  return found ?? last
}

async function keepIfBest(session: Session, metrics: Metrics): Promise<void> {
  const {position, saver, settings, classifies, samples} = session
  const value = monitoredOf(session, metrics)
  if (value === undefined || !Number.isFinite(value)) return
  const isAccuracy = settings.monitor === 'accuracy' && classifies
  const {best} = position
  if (best && (isAccuracy ? (best.accuracy ?? 0) >= value : best.loss <= value)) return
  const loss = (samples.validation.to > 0 ? metrics.valLoss : metrics.loss) ?? Number.NaN
  position.best = {epoch: position.epoch, loss, ...(isAccuracy && {accuracy: value})}
  await saver.keepBest(position)
}

/**
 * Keras' `restore_best_weights`: the weights alone come back, the optimizer stays as it is. Returns what that epoch
 * reached; undefined where the weights are the best ones already, or nothing was asked for.
 */
async function restoreBest({
  settings,
  position,
  training,
  saver,
  readBest,
  emit,
}: Session): Promise<Metrics | undefined> {
  const {best} = position
  if (settings.earlyStopping === 0 || !settings.restoreBest || !best || best.epoch === position.epoch) return
  await saver.flush()
  const found = await readBest().catch(() => undefined)
  if (found?.state.position.epoch !== best.epoch) {
    emit({event: 'warning', code: 'best-lost', detail: {epoch: best.epoch}})
    return
  }
  await training.restore({weights: trainingState(found).weights})
  position.watched = {...(position.watched ?? nothingWatched), restored: best.epoch}
  return metricsAt(position, best.epoch)
}

function showBatch(session: Session): void {
  const {steps, settings} = session
  const {epoch, step, sums, epochSeconds, baseRate} = session.position
  const gradientNorm = session.norms.newest()
  const samplesPerSecond = sums.samples / epochSeconds
  session.emit({
    event: 'batch',
    epoch: epoch + 1,
    step,
    steps,
    ...metricsOf(session, sums),
    samplesPerSecond,
    lr: rateAt(settings, baseRate, {epoch, step: step - 1, steps}),
    ...(gradientNorm !== undefined && {gradientNorm}),
  })
}
