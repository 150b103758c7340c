import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {graveOf} from '../../datasets/check/grave.ts'
import type {Places, Progress} from '../../datasets/dataset.ts'
import {TfnotesError} from '../../errors.ts'
import {
  type CheckpointKind,
  type EventBody,
  enginePhase,
  type Metrics,
  type Request,
  type TestMetrics,
} from '../../runs/events.ts'
import type {EpochPoint} from '../../runs/history.ts'
import type {RunSpec} from '../../runs/spec.ts'
import {readInitWeights} from '../branching/init-weights.ts'
import type {Backend, Task} from '../engines/engine.ts'
import {type EngineTable, engineFor, engines} from '../engines/index.ts'
import {remarksOnWeights} from '../loading/class-weights.ts'
import {checkSameData, factsOf} from '../loading/data-facts.ts'
import {chosenBy, judgedRanges} from '../loading/judged.ts'
import {loadData} from '../loading/load-data.ts'
import {unquoted} from '../loading/unquoted.ts'
import {checkSpec} from '../spec/check-spec.ts'
import {baselineOf} from './baseline.ts'
import {branchedFrom, fitted, readInit} from './beginning.ts'
import {type Checkpoint, readCheckpoint} from './checkpoints/read.ts'
import {trainingState} from './checkpoints/snapshot.ts'
import {openControl} from './control.ts'
import {watchDevices} from './device-use.ts'
import {judge, runEpochs} from './epochs.ts'
import {judgeTest} from './judge-test.ts'
import {lostEpochs} from './lost-epochs.ts'
import {openMeter} from './meter.ts'
import {lastMetrics} from './metrics.ts'
import {openNorms} from './norms.ts'
import {type Patience, patiently} from './patience.ts'
import {type Position, startPosition} from './position.ts'
import {findCheckpoint} from './resume.ts'
import {checkSameSpec} from './same-spec.ts'
import {openSaver} from './saver.ts'
import type {Ending, Session} from './session.ts'
import {openTestDays} from './test-days.ts'
import {unlessStopped} from './unless-stopped.ts'

/** What a run's engine hands to another process, while the run is trained. */
const scratchFolder = 'engine'

export interface SessionOptions {
  /** The run's directory. */
  readonly dir: string
  readonly emit: (event: EventBody) => void
  /** Makes the events so far outlast a power cut. */
  readonly sync?: () => void
  /** Asked before checkpoints are touched. @throws TfnotesError when the run is not this session's any more */
  readonly check?: () => void
  readonly requests: {poll(): readonly Request[]}
  readonly places: Places
  /** What engines that are another program go by. @default nothing */
  readonly environment?: Task['environment']
  /** Aborted: stop now, keep everything. */
  readonly signal: AbortSignal
  /** The run was started before: what readers know of it beyond its checkpoint is void. */
  readonly again?: boolean
  /** The epochs that readers know of: those that the checkpoint has beyond them are told again. @default all */
  readonly known?: Iterable<EpochPoint>
  /** Which checkpoint to go on from. @default the latest */
  readonly resumeFrom?: CheckpointKind | undefined
  /** Epochs that were done when the run was last told to go further. @default it was not */
  readonly extendedAt?: number | undefined
  /** The epoch after which this session stops, with everything saved. @default the last one */
  readonly until?: number | undefined
  /** Milliseconds from any origin. @default performance.now */
  readonly now?: () => number
  /** How long an engine in another process is waited for. @default half a minute for a stop */
  readonly patience?: Patience
  /** What computes. @default all there are */
  readonly table?: EngineTable
}

/**
 * Trains what `spec` says, from its last checkpoint on if there is one, and tells all about it in events; it prints
 * nothing and knows no language. Ends with a `finished` event, or throws (a `failed` event is the caller's to write).
 */
export async function runTraining(spec: RunSpec, options: SessionOptions): Promise<void> {
  const {dir, emit, places, environment = {}, check, again = false, now = () => performance.now()} = options
  const {chapter, preset, seed, dataset, threads, devices, hosts} = spec
  check?.()
  const own = await findCheckpoint(dir, options.resumeFrom)
  if (own) checkSameSpec(own.state, spec)
  const init = own ? undefined : await readInit(dir, spec)
  const checkpoint = own ?? init
  const checked = checkSpec(spec)
  const {values, settings} = checked
  const control = openControl({requests: options.requests, signal: options.signal, now, until: options.until})
  // A resumed run stays on the backend it began on, so that its bytes do not depend on the break.
  const wanted = spec.backend === 'auto' ? (checkpoint?.state.backend ?? 'auto') : spec.backend
  const {engine, backend} = engineFor(wanted, options.table ?? engines)
  const data = await unlessStopped(control, signal => {
    const loading = loadData(spec, values, {places, onProgress: announce(emit, signal, now), signal})
    engine.open?.().catch(() => {})
    return loading.catch(error => {
      throw unquoted(error, spec, dir)
    })
  })
  const saved = checkpoint?.state.position
  /** It was stopped before there was anything to train. */
  const notBegun = () => {
    const classifies = (checkpoint?.state.data.classes.length ?? 0) > 1
    const position = saved ?? startPosition(settings.learningRate)
    const reason = control.stop?.keep === false ? 'discarded' : 'stopped'
    return finished(position, lastMetrics({classifies, position}), reason)
  }
  if (!data) {
    emit(notBegun())
    return
  }
  const facts = factsOf(data)
  if (own) checkSameData(own.state.data, facts)
  const scratch = join(dir, scratchFolder)
  // What a session that was killed has left there, whichever engine goes on.
  await rm(scratch, {recursive: true, force: true}).catch(() => {})
  const task = {checked, data, seed, backend, threads, devices, hosts, places, environment, scratch, now}
  const told = tellOfStart(emit)
  const prepared = await unlessStopped(control, signal =>
    engine.prepare({
      ...task,
      signal,
      log: text => process.stderr.write(text),
      tell: remark => emit({event: 'warning', ...remark}),
    }),
  ).finally(told.enough)
  if (!prepared) {
    emit(notBegun())
    return
  }
  const training = patiently(prepared, {control, emit, patience: options.patience})
  const watch = watchDevices({devices: training.backend.devices ?? [], environment})
  try {
    const first = own ? undefined : await readInitWeights(dir, spec)
    if (first) await training.restore({weights: first})
    const restored = own ? trainingState(own) : init && (await fitted(trainingState(init), training))
    if (restored) await training.restore(restored)
    const {position, remarks} = init
      ? branchedFrom(init, spec, {settings, facts})
      : {position: saved ?? startPosition(settings.learningRate), remarks: []}
    const {epoch, step} = position
    const testDays = openTestDays(data)
    const {train: learnt, heldOut, test} = data
    const samples = {train: learnt.count, ...judgedRanges(data)}
    const judged = chosenBy(data)
    const baseline = baselineOf(data, judged.count > 0 ? judged : learnt, settings.loss)
    emit({
      event: 'started',
      run: spec.id,
      chapter,
      backend: training.backend,
      dataset: {
        name: data.name,
        source: data.source,
        origin: data.origin,
        train: learnt.count,
        test: test.count,
        ...(heldOut && {heldOut: heldOut.count}),
      },
      ...(baseline && {baseline}),
      parameters: training.parameters,
      hyperparameters: values,
      seed,
      pid: process.pid,
      ...(spec.parent && {parent: spec.parent}),
      ...((own || again) && {resumed: {epoch, step}}),
      ...(testDays && {prices: testDays.prices}),
    })
    const steps = Math.ceil(samples.train / settings.batchSize)
    const plan = {
      train: samples.train,
      epochs: settings.epochs,
      before: spec.parent?.epoch ?? 0,
      steps,
    }
    if (own && options.known) for (const event of lostEpochs(position, options.known, plan)) emit(event)
    const ofData = [...(data.remarks ?? []), ...graveOf(data), ...remarksOnWeights(settings, data)]
    for (const remark of [...ofData, ...(training.remarks ?? []), ...remarks])
      emit({event: 'warning', ...remark})
    warnAbout(training.backend, spec, checkpoint, emit)
    const before = checkpoint?.state.spec?.hyperparameters.epochs
    if (settings.name === 'cosine' && typeof before === 'number' && before !== settings.epochs)
      emit({event: 'warning', code: 'schedule-of-all', detail: {before, epochs: settings.epochs}})
    // Plain descent remembers nothing.
    if (restored && !restored.optimizer && settings.optimizer !== 'sgd')
      emit({event: 'warning', code: 'optimizer-anew', detail: {optimizer: settings.optimizer}})

    const {weightsOnly, bestOnly} = settings
    const trained = {chapter, hyperparameters: values, ...(preset !== undefined && {preset}), dataset}
    const subject = {
      training,
      weightsOnly,
      facts: {seed, spec: trained, backend: training.backend.name, data: facts},
    }
    await train({
      settings,
      seed,
      training,
      samples,
      steps,
      extendedAt: options.extendedAt,
      classifies: data.classes.length > 1,
      testDays,
      position,
      control,
      saver: openSaver({dir, subject, bestOnly, check, emit, sync: options.sync, now}),
      readBest: () => readCheckpoint(join(dir, 'best')),
      baseline,
      testBaseline: testDays && heldOut && baselineOf(data, test, settings.loss),
      meter: openMeter(now, () => training.usage?.()),
      norms: openNorms(now),
      devices: watch,
      emit,
      now,
    })
  } finally {
    watch.close()
    await training.close()
  }
}

/** Trains and judges; a run whose numbers went to infinity keeps the checkpoints from before. */
async function train(session: Session): Promise<void> {
  const {saver, emit} = session
  try {
    emit(await outcome(session))
  } catch (error) {
    if (error instanceof TfnotesError && error.code === 'diverged') {
      await saver.flush()
      emit({event: 'warning', code: 'diverged', detail: error.detail})
    }
    throw error
  }
}

/** The run's last event: of one that was told to end, how far it came. */
async function outcome(session: Session): Promise<EventBody> {
  const {position} = session
  const ending = await runEpochs(session)
  const metrics = ending === 'completed' ? await judge(session) : ending
  if (typeof metrics === 'string') return finished(position, lastMetrics(session), metrics)
  const test = await judgeTest(session)
  return typeof test === 'string'
    ? finished(position, metrics, test)
    : {...finished(position, metrics, 'completed', test), ...byItself(session)}
}

/** How a completed run has ended, where it was not after all its epochs with the weights of the last one. */
function byItself({position, settings, classifies}: Session): Pick<Finished, 'earlyStopped' | 'restored'> {
  const {stopped, restored} = position.watched ?? {}
  const {earlyStopping: patience, monitor} = settings
  return {
    ...(stopped !== undefined && {
      earlyStopped: {epoch: stopped, patience, monitor: classifies ? monitor : 'loss'},
    }),
    ...(restored !== undefined && {restored}),
  }
}

type Finished = Extract<EventBody, {event: 'finished'}>

const finished = (
  {epoch, best, seconds}: Position,
  metrics: Metrics,
  reason: Ending | 'completed',
  test?: TestMetrics,
): Finished => ({
  event: 'finished',
  epochs: epoch,
  ...(best && {bestEpoch: best.epoch}),
  metrics,
  ...(test && {test}),
  seconds,
  reason,
})

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

/** Milliseconds after which it is said that an engine has not begun yet. */
const quickStart = 500

/** Says that what is to compute takes its time, unless it was enough before. */
function tellOfStart(emit: SessionOptions['emit']): {enough(): void} {
  const timer = setTimeout(() => {
    try {
      emit({event: 'data', phase: enginePhase, done: 0, total: 0})
    } catch {
      // The run is not ours any more: the next one who looks finds out.
    }
  }, quickStart)
  return {enough: () => clearTimeout(timer)}
}

/** Progress events, at most ten a second and always the last; none of work that was left behind. */
function announce(
  emit: SessionOptions['emit'],
  signal: AbortSignal,
  now: () => number,
): (progress: Progress) => void {
  let told = Number.NEGATIVE_INFINITY
  return progress => {
    if (signal.aborted) return
    if (progress.done < progress.total && now() - told < 100) return
    told = now()
    emit({event: 'data', ...progress})
  }
}
