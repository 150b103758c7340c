import type {Failure} from '../errors.ts'
import {BatchCurve, type BatchSample} from './batch-curve.ts'
import {bestIn, better, type Figure} from './best-epoch.ts'
import {type EventBody, enginePhase, type Metrics, type ResumePoint, type RunEvent} from './events.ts'
import {type EpochPoint, History} from './history.ts'

/** What a run's own events say it is doing. That its trainer has vanished is not among them: see `liveness`. */
export type RunPhase =
  | 'starting'
  | 'loading'
  | 'training'
  | 'paused'
  | 'finished'
  | 'stopped'
  | 'discarded'
  | 'failed'

type Body<K extends EventBody['event']> = Omit<Extract<EventBody, {event: K}>, 'event'>

/** The newest batch of the epoch under way. */
export type BatchPoint = Body<'batch'> & {readonly t: number}

export interface RunWarning extends Failure {
  readonly t: number
  /** Epochs done when it was said. */
  readonly epoch: number
}

export interface RateChange extends Body<'lr'> {
  readonly t: number
}

/** Everything that the events of a run say, up to now. */
export interface RunState {
  readonly phase: RunPhase
  /** The newest session's beginning. */
  readonly started?: Body<'started'> | undefined
  /** How far loading the data has come; gone when training begins. */
  readonly data?: Body<'data'> | undefined
  /** Epochs the run is to have; 0 while unknown. */
  readonly epochs: number
  /** Finished epochs, ascending, each once. */
  readonly history: History
  /** What the newest of them cost; unknown once it is taken back. */
  readonly effort?:
    | Pick<Body<'epoch'>, 'samplesPerSecond' | 'msPerStep' | 'memory' | 'cpu' | 'devices'>
    | undefined
  readonly batch?: BatchPoint | undefined
  /** The batches that were told of, as they can be drawn: the newest come a few at once. */
  readonly batches: BatchCurve
  /** Those that have not come to it yet. */
  readonly newBatches: readonly BatchSample[]
  /** How far a long validation has come, after the epoch's last batch. */
  readonly validation?: Body<'validation'> | undefined
  /** The newest forecasts of the test days; of price histories only. */
  readonly predicted?: Body<'predicted'> | undefined
  /** The epoch that the best checkpoint is of: the best by what the run monitors, its loss where it says nothing else. */
  readonly best?: EpochPoint | undefined
  /** The epochs with the lowest loss and the highest accuracy, each by validation where there is any. */
  readonly bestLoss?: EpochPoint | undefined
  readonly bestAccuracy?: EpochPoint | undefined
  readonly checkpoints: {
    readonly last?: Body<'checkpoint'> | undefined
    readonly best?: Body<'checkpoint'> | undefined
  }
  readonly warnings: readonly RunWarning[]
  /** Learning rates set by hand, or lowered on a plateau (`cause`). */
  readonly rateChanges: readonly RateChange[]
  /** The newest number of epochs that was said after the run was begun, and how many were done then. */
  readonly extended?: (Body<'epochs'> & {readonly done: number}) | undefined
  /** How often its test set was judged before: by ends that it was taken further from. */
  readonly judgedBefore?: number
  /** Where sessions after the first one began. */
  readonly resumes: readonly ResumePoint[]
  readonly finished?: Body<'finished'> | undefined
  readonly failure?: Extract<RunEvent, {event: 'failed'}> | undefined
  /** Time of the newest event by its trainer's clock, to be shown, never to be judged by; 0 before any. */
  readonly lastAt: number
}

export const initialRunState: RunState = {
  phase: 'starting',
  epochs: 0,
  history: History.empty,
  batches: BatchCurve.empty,
  newBatches: [],
  checkpoints: {},
  warnings: [],
  rateChanges: [],
  resumes: [],
  lastAt: 0,
}

const none: readonly never[] = []

/** A state under construction. What grows is replaced, not written to: the state before has it, too. */
type Draft = {-readonly [K in keyof RunState]: RunState[K]}

type Appliers = {
  [K in EventBody['event']]: (draft: Draft, event: Extract<RunEvent, {event: K}>, t: number) => void
}

const appliers: Appliers = {
  data(draft, event) {
    const isThere = event.phase === enginePhase
    draft.phase = isThere ? 'starting' : 'loading'
    draft.data = isThere ? undefined : event
    draft.finished = undefined
    draft.failure = undefined
  },

  started(draft, event) {
    if (event.resumed) goBackTo(draft, event.resumed)
    else if (draft.started) startAnew(draft)
    draft.phase = 'training'
    draft.started = event
    draft.validation = undefined
    draft.data = undefined
    draft.finished = undefined
    draft.failure = undefined
    const {epochs} = event.hyperparameters
    if (typeof epochs === 'number') draft.epochs = epochs
  },

  batch(draft, event, t) {
    draft.phase = 'training'
    const before = draft.batch
    draft.batch = {...event, ...numbers(event), t}
    gather(draft, sampleOf(draft, before, draft.batch))
  },

  validation(draft, event) {
    draft.validation = event
  },

  predicted(draft, event) {
    draft.predicted = event
  },

  epoch(draft, event, t) {
    draft.phase = 'training'
    const {epoch, samplesPerSecond, msPerStep, memory, cpu, devices} = event
    const point = {t, epoch, lr: number(event.lr), seconds: number(event.seconds), ...numbers(event)}
    const {gradientNorm} = event
    const effort = event.restored
      ? {}
      : {samplesPerSecond, msPerStep, ...(gradientNorm !== undefined && {gradientNorm})}
    // Never so from our own trainer; a history without repeats all the same.
    keepEpochs(draft, epoch - 1)
    draft.history = draft.history.with({...point, ...effort})
    // What a checkpoint brings back of an epoch, nobody has measured.
    draft.effort = event.restored
      ? undefined
      : {samplesPerSecond, msPerStep, memory, cpu, ...(devices && {devices})}
    draw(draft)
    draft.validation = undefined
    draft.best = better(monitored(draft), draft.best, point)
    judge(draft, point)
    draft.batch = undefined
    draft.epochs = event.epochs
  },

  checkpoint(draft, event) {
    draft.checkpoints = {...draft.checkpoints, [event.kind]: event}
  },

  warning(draft, {code, detail}, t) {
    const epoch = draft.history.at(-1)?.epoch ?? 0
    const same = (other: RunWarning) =>
      other.code === code && other.epoch === epoch && JSON.stringify(other.detail) === JSON.stringify(detail)
    if (draft.warnings.slice(-repeatsWithin).some(same)) return
    draft.warnings = [...draft.warnings.slice(1 - mostWarnings), {t, epoch, code, detail}]
  },

  paused(draft) {
    draft.phase = 'paused'
    draw(draft)
  },

  resumed(draft) {
    draft.phase = 'training'
  },

  lr(draft, event, t) {
    draft.rateChanges = [...draft.rateChanges.slice(1 - mostByHand), {...event, t}]
  },

  epochs(draft, event) {
    draft.phase = 'starting'
    draft.extended = {...event, done: draft.history.at(-1)?.epoch ?? 0}
    draft.epochs = event.to
    if (draft.finished?.test) draft.judgedBefore = (draft.judgedBefore ?? 0) + 1
    draft.finished = undefined
    draft.failure = undefined
  },

  finished(draft, event) {
    draft.validation = undefined
    draft.phase = event.reason === 'completed' ? 'finished' : event.reason
    draw(draft)
    const metrics = {...event.metrics, ...numbers(event.metrics)}
    draft.finished = {...event, metrics}
    const best = event.bestEpoch === undefined ? undefined : draft.history.of(event.bestEpoch)
    // The end is judged even where the last epoch was not one to be validated.
    const last = draft.history.at(-1)
    if (best) draft.best = best.epoch === last?.epoch ? {...best, ...metrics} : best
    // What came back at the end is an earlier epoch's.
    if (last && event.restored === undefined) judge(draft, {...last, ...metrics})
  },

  failed(draft, event) {
    draft.phase = 'failed'
    draw(draft)
    draft.failure = event
  },
}

/** The state after one more event. Pure. */
export const reduceRun = (state: RunState, event: RunEvent): RunState => reduceRunEvents(state, [event])

/** The state after a batch of events; as `reduceRun` on each of them. Pure; what it takes does not grow with the run. */
export function reduceRunEvents(state: RunState, events: readonly RunEvent[]): RunState {
  if (events.length === 0) return state
  const draft: Draft = {...state}
  for (const event of events) {
    const apply = appliers[event.event] as Appliers[EventBody['event']] | undefined
    // Events that a newer tfnotes may know are passed over.
    apply?.(draft, event as never, event.t)
    draft.lastAt = event.t
  }
  return draft
}

/** Warnings that are kept, the newest: a watch says a handful, a file of a stranger's may hold any number. */
const mostWarnings = 200

/** Rates set and sessions begun by a person, the newest that are kept. */
const mostByHand = 1000

/** What is said twice is said so within one epoch, soon after. */
const repeatsWithin = 16

/**
 * The state of a run that a new session has taken up and not told anything of: how the one before ended is past, what
 * it has learnt stays. Pure; the same state where it is known already.
 */
export function takenUp(state: RunState): RunState {
  if (state.phase === 'starting') return state
  return {
    ...state,
    phase: 'starting',
    data: undefined,
    batch: undefined,
    validation: undefined,
    finished: undefined,
    failure: undefined,
  }
}

/** Milliseconds between two times that batches come to their curve: one drawn ten times a second is much for a slow line. */
const drawnEvery = 4000

/** So many are not waited with, whatever the clock says. */
const mostWaiting = 64

/** What the batches between two events were by themselves: events have the means of the epoch so far. */
function sampleOf({started}: Draft, before: BatchPoint | undefined, batch: BatchPoint): BatchSample {
  const {t, epoch, step, steps, lr = Number.NaN, gradientNorm = Number.NaN} = batch
  const batchSize = started?.hyperparameters.batchSize
  const size = typeof batchSize === 'number' ? batchSize : 1
  const samplesAt = (step: number) =>
    Math.min(step * size, started?.dataset.train ?? Number.POSITIVE_INFINITY)
  const secondsAt = ({step, samplesPerSecond}: BatchPoint) => samplesAt(step) / samplesPerSecond
  const from = before?.epoch === epoch && before.step < step ? before : undefined
  const [done, all] = [from ? samplesAt(from.step) : 0, samplesAt(step)]
  const since = (name: 'loss' | 'accuracy') => {
    const [first, last] = [from?.[name] ?? 0, batch[name] ?? Number.NaN]
    const mean = (last * all - first * done) / (all - done)
    // A mean of before that was none says nothing.
    return Number.isFinite(mean) ? mean : last
  }
  const seconds = secondsAt(batch)
  const speed = (all - done) / (seconds - (from ? secondsAt(from) : 0))
  return {
    t,
    epoch,
    step,
    steps,
    seconds,
    loss: since('loss'),
    accuracy: since('accuracy'),
    samplesPerSecond: speed > 0 ? speed : batch.samplesPerSecond,
    lr,
    gradientNorm,
  }
}

/** The first two of an epoch are drawn at once, the others a few together. */
function gather(draft: Draft, sample: BatchSample): void {
  const newest = draft.newBatches.at(-1)
  const last = newest ?? {epoch: draft.batches.last('epoch'), step: draft.batches.last('step')}
  // Never so from our own trainer; a curve that ascends all the same.
  if (last.epoch > sample.epoch || (last.epoch === sample.epoch && last.step >= sample.step)) {
    draw(draft)
    draft.batches = draft.batches.upTo({epoch: sample.epoch - 1, step: sample.step - 1})
  }
  draft.newBatches = [...draft.newBatches, sample]
  const {batches} = draft
  const isBegun = batches.column('epoch')[batches.length - 2] === sample.epoch
  // A clock that was put back is no reason to wait until it has caught up.
  const isEarly = Math.abs(sample.t - batches.last('t')) < drawnEvery
  if (!isBegun || !isEarly || draft.newBatches.length >= mostWaiting) draw(draft)
}

function draw(draft: Draft): void {
  draft.batches = draft.batches.with(draft.newBatches)
  draft.newBatches = none
}

/** A resumed session stands on a checkpoint: what the killed one did after it is done again, so it is forgotten. */
function goBackTo(draft: Draft, point: ResumePoint): void {
  goBack(draft, point)
  draft.rateChanges = draft.rateChanges.filter(
    ({epoch, step}) => epoch < point.epoch || (epoch === point.epoch && step <= point.step),
  )
  draft.resumes = [...draft.resumes.slice(1 - mostByHand), point]
}

/** No checkpoint was there to stand on. */
function startAnew(draft: Draft): void {
  goBack(draft, {epoch: 0, step: 0})
  draft.rateChanges = none
  draft.checkpoints = {}
  draft.resumes = [...draft.resumes.slice(1 - mostByHand), {epoch: 0, step: 0}]
}

function goBack(draft: Draft, point: ResumePoint): void {
  keepEpochs(draft, point.epoch)
  draft.batch = undefined
  draw(draft)
  draft.batches = draft.batches.upTo(point)
  if (draft.predicted && draft.predicted.epoch > point.epoch) draft.predicted = undefined
}

function keepEpochs(draft: Draft, last: number): void {
  const history = draft.history.upTo(last)
  if (history === draft.history) return
  draft.history = history
  draft.effort = undefined
  draft.warnings = draft.warnings.filter(({epoch}) => epoch <= last)
  draft.best = bestIn(monitored(draft), history)
  draft.bestLoss = bestIn('loss', history)
  draft.bestAccuracy = bestIn('accuracy', history)
}

/** By what the best checkpoint is chosen; of networks that name no class that is always the loss. */
const monitored = ({started}: Draft): Figure =>
  started?.hyperparameters.monitor === 'accuracy' ? 'accuracy' : 'loss'

/** Whether an epoch is the best one by now, by its loss and by its accuracy. */
function judge(draft: Draft, point: EpochPoint): void {
  draft.bestLoss = better('loss', draft.bestLoss, point)
  draft.bestAccuracy = better('accuracy', draft.bestAccuracy, point)
}

/** JSON has no NaN: a number that is none was written as null. */
const number = (value: number | null): number =>
  value !== null && Number.isFinite(value) ? value : Number.NaN

function numbers(metrics: Metrics): Metrics {
  const {loss, accuracy, valLoss, valAccuracy} = metrics
  return {
    loss: number(loss),
    ...(accuracy !== undefined && {accuracy: number(accuracy)}),
    ...(valLoss !== undefined && {valLoss: number(valLoss)}),
    ...(valAccuracy !== undefined && {valAccuracy: number(valAccuracy)}),
  }
}
