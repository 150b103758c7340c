import {createRandom} from '../../random/random.ts'
import {permutation} from '../../random/shuffle.ts'
import type {Metrics} from '../../runs/events.ts'
import {noSums, type Reached} from '../engines/engine.ts'
import {attend, end} from './attend.ts'
import {observe} from './health.ts'
import {lastMetrics, metricsOf, remember, validationMetrics} from './metrics.ts'
import {rateAt} from './schedules.ts'
import type {Ending, Session} from './session.ts'
import {validate} from './validate.ts'

/** Milliseconds between two `batch` events. */
const batchEvents = 100

/** Trains from the session's position on to the last epoch, or until the run is told to end. */
export async function runEpochs(session: Session): Promise<Ending | 'completed'> {
  while (session.position.epoch < session.settings.epochs) {
    const ending = (await trainEpoch(session)) ?? (await closeEpoch(session))
    if (ending) return ending
  }
  return 'completed'
}

async function trainEpoch(session: Session): Promise<Ending | undefined> {
  const {settings, training, samples, position, control, saver, now} = session
  const steps = Math.ceil(samples.train / settings.batchSize)
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
    rate: () => rateAt(settings, position.baseRate, epoch),
    due: control.due,
    async lookUp(reached) {
      reach(reached)
      if (now() - shown >= batchEvents) {
        showBatch(session, steps)
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
  const {settings, samples, position, control, saver, meter, baseline, emit, now} = session
  const {epochs, batchSize, validationFreq} = settings
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
  const lr = rateAt(settings, position.baseRate, position.epoch)
  const {epochSeconds} = position
  const devices = session.devices.read()
  emit({
    event: 'epoch',
    epoch,
    epochs,
    lr,
    seconds: epochSeconds + validationSeconds,
    samplesPerSecond: samples.train / epochSeconds,
    msPerStep: (epochSeconds * 1000) / Math.ceil(samples.train / batchSize),
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

  await keepIfBest(session, samples.validation.to > 0 ? metrics.valLoss : metrics.loss)
  if (position.epoch < epochs) control.reached(position.epoch)
  if (control.stop) return end(session)
  await saver.saveIfDue(position, 'epoch-end')
  return undefined
}

/**
 * What a completed run ends with. Where the last epoch was not one to be validated, it is judged now, as a program
 * would call `evaluate` after `fit`; that may also be the best result of the run.
 */
export async function judge(session: Session): Promise<Metrics | Ending> {
  const {position, saver, samples} = session
  let last = lastMetrics(session)
  if (samples.validation.to > 0 && last.valLoss === undefined) {
    const validated = await validate(session)
    if (typeof validated === 'string') return validated
    last = {...last, ...validationMetrics(session, validated)}
    await keepIfBest(session, last.valLoss)
  }
  await saver.saveNow(position)
  return last
}

async function keepIfBest({position, saver}: Session, loss: number | undefined): Promise<void> {
  if (loss === undefined || !Number.isFinite(loss)) return
  if (position.best && position.best.loss <= loss) return
  position.best = {epoch: position.epoch, loss}
  await saver.keepBest(position)
}

function showBatch(session: Session, steps: number): void {
  const {epoch, step, sums, epochSeconds} = session.position
  const samplesPerSecond = sums.samples / epochSeconds
  session.emit({
    event: 'batch',
    epoch: epoch + 1,
    step,
    steps,
    ...metricsOf(session, sums),
    samplesPerSecond,
  })
}
