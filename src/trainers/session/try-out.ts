import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {LoadedDataset, Places, Progress} from '../../datasets/dataset.ts'
import {TfnotesError} from '../../errors.ts'
import type {RunSpec} from '../../runs/spec.ts'
import type {Task, Training} from '../engines/engine.ts'
import {engineFor, engines} from '../engines/index.ts'
import {loadData} from '../loading/load-data.ts'
import {type CheckedSpec, checkSpec, type TrainingSpec} from '../spec/check-spec.ts'

/** A run that would be, without the run. */
export type TriedSpec = TrainingSpec & Pick<RunSpec, 'backend' | 'threads' | 'devices'>

export interface TryOptions {
  readonly places: Places
  /** What engines that are another program go by. @default nothing */
  readonly environment?: Task['environment']
  readonly onProgress?: (progress: Progress) => void
  /** Aborted: nobody waits for it any more; nothing is left behind. */
  readonly signal?: AbortSignal
  /** Milliseconds from any origin. @default performance.now */
  readonly now?: () => number
}

/** What is tried, on what. */
export interface Trial {
  readonly checked: CheckedSpec
  readonly data: LoadedDataset
}

/** Checks the spec and loads its data. */
export async function openTrial(spec: TriedSpec, {places, onProgress, signal}: TryOptions): Promise<Trial> {
  const checked = checkSpec(spec)
  const loading = loadData(spec, checked.values, {
    places,
    ...(onProgress && {onProgress}),
    ...(signal && {signal}),
  })
  engineFor(spec.backend, engines)
    .engine.open?.()
    .catch(() => {})
  return {checked, data: await loading}
}

/**
 * Hands a network with the first weights of the spec's seed, on the engine that a run would take, to `use`, and closes it
 * whatever comes of it. No run is made and none is touched.
 */
export async function tryOut<T>(
  spec: TriedSpec,
  {checked, data}: Trial,
  {places, environment = {}, signal, now = () => performance.now()}: TryOptions,
  use: (training: Training) => Promise<T>,
): Promise<T> {
  const {engine, backend} = engineFor(spec.backend, engines)
  const scratch = join(tmpdir(), `tfnotes-${process.pid}-${Math.trunc(now())}`)
  const training = await engine.prepare({
    ...spec,
    checked,
    data,
    backend,
    places,
    environment,
    scratch,
    signal,
    now,
  })
  const left = new Promise<never>((_, reject) => {
    const leave = () => reject(new TfnotesError('interrupted'))
    if (signal?.aborted) leave()
    signal?.addEventListener('abort', leave)
  })
  return Promise.race([left, use(training)]).finally(() => training.close())
}
