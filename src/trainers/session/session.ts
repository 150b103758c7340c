import type {LoadedDataset, Places, Progress} from '../../datasets/dataset.ts'
import {TfnotesError} from '../../errors.ts'
import type {EventBody, Request} from '../../runs/events.ts'
import type {RunSpec} from '../../runs/spec.ts'
import {assembleOptimizer} from '../engines/built-in/assemble.ts'
import {augmentation} from '../engines/built-in/augment.ts'
import type {Backend} from '../engines/built-in/backends/backend.ts'
import {buildTraining} from '../engines/built-in/build-training.ts'
import {chooseBackend} from '../engines/built-in/choose-backend.ts'
import type {Job} from '../engines/built-in/job.ts'
import {judge, lastMetrics, runEpochs} from '../engines/built-in/loop.ts'
import {checkSameData, factsOf} from '../loading/data-facts.ts'
import {loadData} from '../loading/load-data.ts'
import {checkSpec} from '../spec/check-spec.ts'
import type {Checkpoint} from './checkpoints/read.ts'
import {restoreOptimizer, restoreWeights} from './checkpoints/snapshot.ts'
import {openControl} from './control.ts'
import {openMeter} from './meter.ts'
import {startPosition} from './position.ts'
import {findCheckpoint} from './resume.ts'
import {openSaver} from './saver.ts'
import {openTestDays} from './test-days.ts'

export interface SessionOptions {
  /** The run's directory. */
  readonly dir: string
  readonly emit: (event: EventBody) => void
  readonly requests: {poll(): readonly Request[]}
  readonly places: Places
  /** Aborted: stop now, keep everything. */
  readonly signal: AbortSignal
  /** The run was started before: what readers know of it beyond its checkpoint is void. */
  readonly again?: boolean
  /** Which checkpoint to go on from. @default the latest */
  readonly resumeFrom?: 'last' | 'best' | undefined
  /** Milliseconds from any origin. @default performance.now */
  readonly now?: () => number
}

/**
 * Trains what `spec` says, from its last checkpoint on if there is one, and tells all about it in events; it prints
 * nothing and knows no language. Ends with a `finished` event, or throws (a `failed` event is the caller's to write).
 */
export async function runTraining(spec: RunSpec, options: SessionOptions): Promise<void> {
  const {dir, emit, places, again = false, now = () => performance.now()} = options
  const checked = checkSpec(spec)
  const {values, settings} = checked
  const checkpoint = await findCheckpoint(dir, options.resumeFrom)
  const data = await loadData(spec, values, {places, onProgress: announce(emit, now)})
  // A resumed run stays on the backend it began on, so that its bytes do not depend on the break.
  const choice = spec.backend === 'auto' ? (checkpoint?.state.backend ?? 'auto') : spec.backend
  const trial = {checked, data, seed: spec.seed, places, now}
  const backend = await chooseBackend(choice, spec.threads, trial)
  const facts = {seed: spec.seed, backend: backend.name, data: factsOf(data)}
  if (checkpoint) checkSameData(checkpoint.state.data, facts.data)

  const furnished = buildTraining(checked, data, spec.seed)
  const {network} = furnished
  const optimizer = assembleOptimizer(network, values)
  const position = checkpoint?.state.position ?? startPosition(settings.learningRate)
  if (checkpoint) {
    restoreWeights(network, checkpoint.weights)
    restoreOptimizer(optimizer, checkpoint)
  }

  const {epoch, step} = position
  const testDays = openTestDays(data)
  emit({
    event: 'started',
    run: spec.id,
    chapter: spec.chapter,
    backend,
    dataset: {...pick(data), train: data.train.count, test: data.test.count},
    parameters: network.model.countParams(),
    hyperparameters: values,
    seed: spec.seed,
    pid: process.pid,
    ...((checkpoint || again) && {resumed: {epoch, step}}),
    ...(testDays && {prices: testDays.prices}),
  })
  warnAbout(backend, spec, checkpoint, emit)

  const subject = {network, optimizer, weightsOnly: settings.weightsOnly, facts}
  const job: Job = {
    ...settings,
    ...furnished,
    schedule: settings,
    seed: spec.seed,
    optimizer,
    augment: augmentation(values, data, spec.seed),
    position,
    testDays,
    control: openControl({requests: options.requests, signal: options.signal, now}),
    saver: openSaver({dir, subject, bestOnly: settings.bestOnly, emit, now}),
    meter: openMeter(now),
    emit,
    now,
  }
  await train(job)
}

/** Trains and judges; a run whose numbers went to infinity keeps the checkpoints from before. */
async function train(job: Job): Promise<void> {
  const {position, saver, emit} = job
  try {
    const ending = await runEpochs(job)
    const judged = ending === 'completed' ? await judge(job) : ending
    const reason = typeof judged === 'string' ? judged : 'completed'
    emit({
      event: 'finished',
      epochs: position.epoch,
      ...(position.best && {bestEpoch: position.best.epoch}),
      metrics: typeof judged === 'string' ? lastMetrics(job) : judged,
      seconds: position.seconds,
      reason,
    })
  } catch (error) {
    if (error instanceof TfnotesError && error.code === 'diverged') {
      await saver.flush()
      emit({event: 'warning', code: 'diverged', detail: error.detail})
    }
    throw error
  }
}

function warnAbout(
  {name, why}: Backend,
  {backend}: RunSpec,
  checkpoint: Checkpoint | undefined,
  emit: SessionOptions['emit'],
): void {
  const before = checkpoint?.state.backend
  if (before && before !== name)
    emit({event: 'warning', code: 'backend-changed', detail: {before, now: name, why}})
  else if (backend !== 'auto' && backend !== name)
    emit({event: 'warning', code: 'backend-unavailable', detail: {wanted: backend, used: name, why}})
  if (name === 'cpu' && backend !== 'cpu') emit({event: 'warning', code: 'backend-slow', detail: {why}})
}

const pick = ({name, source, origin}: LoadedDataset) => ({name, source, origin})

/** Progress events, at most ten a second and always the last. */
function announce(emit: SessionOptions['emit'], now: () => number): (progress: Progress) => void {
  let told = Number.NEGATIVE_INFINITY
  return progress => {
    if (progress.done < progress.total && now() - told < 100) return
    told = now()
    emit({event: 'data', ...progress})
  }
}
