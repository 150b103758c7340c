import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Cost} from '../../answers/data.ts'
import {graveOf} from '../../datasets/check/grave.ts'
import type {LoadedDataset, Places, Progress} from '../../datasets/dataset.ts'
import {TfnotesError} from '../../errors.ts'
import type {RunSpec} from '../../runs/spec.ts'
import type {Backend, Task} from '../engines/engine.ts'
import {engineFor, engines} from '../engines/index.ts'
import {remarksOnWeights} from '../loading/class-weights.ts'
import {chosenBy} from '../loading/judged.ts'
import {loadData} from '../loading/load-data.ts'
import {checkSpec, type TrainingSpec} from '../spec/check-spec.ts'

/** What a run would cost, from a few real batches. */
export interface Preflight extends Cost {
  readonly backend: Backend
  readonly dataset: Pick<LoadedDataset, 'name' | 'source' | 'origin' | 'remarks'> & {
    readonly train: number
    readonly test: number
    readonly heldOut?: number
  }
}

export interface PreflightOptions {
  readonly places: Places
  /** What engines that are another program go by. @default nothing */
  readonly environment?: Task['environment']
  readonly onProgress?: (progress: Progress) => void
  /** Aborted: nobody waits for it any more; nothing is left behind. */
  readonly signal?: AbortSignal
  /** Milliseconds from any origin. @default performance.now */
  readonly now?: () => number
}

/** Trains a few batches of real data on the backend the run would take, and throws the result away. */
export async function preflight(
  spec: TrainingSpec & Pick<RunSpec, 'backend' | 'threads' | 'devices'>,
  {places, environment = {}, onProgress, signal, now = () => performance.now()}: PreflightOptions,
): Promise<Preflight> {
  const checked = checkSpec(spec)
  const {settings, values} = checked
  const data = await loadData(spec, values, {
    places,
    ...(onProgress && {onProgress}),
    ...(signal && {signal}),
  })
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
  const cost = await Promise.race([left, training.measure()]).finally(() => training.close())

  const {train, heldOut, test, name, source, origin, remarks = []} = data
  const steps = Math.ceil(train.count / settings.batchSize)
  const secondsPerEpoch = (steps * cost.msPerStep) / 1000
  const validations =
    chosenBy(data).count > 0 ? Math.max(1, Math.floor(settings.epochs / settings.validationFreq)) : 0
  return {
    backend: training.backend,
    dataset: {
      name,
      source,
      origin,
      remarks: [...remarks, ...graveOf(data), ...remarksOnWeights(settings, data)],
      train: train.count,
      test: test.count,
      ...(heldOut && {heldOut: heldOut.count}),
    },
    parameters: training.parameters,
    trainable: cost.trainable,
    steps,
    msPerStep: cost.msPerStep,
    samplesPerSecond: train.count / secondsPerEpoch,
    secondsPerEpoch,
    secondsPerValidation: cost.secondsPerValidation,
    seconds: settings.epochs * secondsPerEpoch + validations * cost.secondsPerValidation,
    memory: cost.memory + train.x.byteLength + test.x.byteLength + (heldOut?.x.byteLength ?? 0),
    measured: cost.measured,
  }
}
