import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {ioError} from '../system/io-error.ts'
import {readSpec} from './create.ts'
import type {EventBody, Metrics, RunEvent} from './events.ts'
import {hasCheckpoint} from './find.ts'
import {secondsOf} from './history.ts'
import {statusOf} from './liveness.ts'
import type {RunSpec} from './spec.ts'
import {initialRunState, type RunState, reduceRunEvents} from './state.ts'
import {isLive, type RunStatus} from './status.ts'
import {openTail, type Tail} from './tail.ts'
import {eventsFile} from './writer.ts'

type Started = Extract<EventBody, {event: 'started'}>

/** A row of the table of runs; also what `tfnotes runs --json` prints, one a line. */
export interface RunSummary {
  readonly id: string
  readonly dir: string
  readonly chapter: string
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  /** Time of the newest event; `createdAt` before any. */
  readonly updatedAt: number
  readonly status: RunStatus
  /** Whether there is a checkpoint to go on from, or to apply. */
  readonly trained: boolean
  /** Whether `train --resume` has something to do. */
  readonly resumable: boolean
  readonly hyperparameters: RunSpec['hyperparameters']
  readonly preset?: string
  readonly seed: number
  /** What was asked for, and once it is loaded also where it came from and how much it is. */
  readonly dataset: RunSpec['dataset'] & Partial<Omit<Started['dataset'], 'name'>>
  readonly backend?: Started['backend']
  readonly parameters?: number
  /** Epochs done and to be done; `epochs` is 0 while unknown. */
  readonly epoch: number
  readonly epochs: number
  /** Of the last epoch. */
  readonly metrics?: Metrics
  readonly best?: Metrics & {readonly epoch: number}
  /** Seconds spent in epochs that count. */
  readonly seconds: number
  readonly warnings: readonly string[]
  readonly failure?: Extract<RunEvent, {event: 'failed'}>
}

/** What was read of each run the last time, so that the next look reads only what came since. */
export type RunCache = Map<string, {readonly spec: RunSpec; readonly tail: Tail; state: RunState}>

/**
 * All runs below `root`, newest first; none when there is no such folder. Directories that are no runs, or whose
 * `run.json` cannot be read, are left out.
 * @throws TfnotesError when the folder cannot be read
 */
export async function listRuns(root: string, cache: RunCache = new Map()): Promise<RunSummary[]> {
  const entries = await readdir(root, {withFileTypes: true}).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return []
    throw ioError(cause, root)
  })
  const names = entries.filter(entry => !entry.isFile() && !entry.name.startsWith('.')).map(({name}) => name)
  const runs = await Promise.all(names.map(name => summariseRun(join(root, name), cache)))
  return runs
    .filter(run => run !== undefined)
    .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
}

/** One run's row; undefined for what is no run. */
export async function summariseRun(
  dir: string,
  cache: RunCache = new Map(),
): Promise<RunSummary | undefined> {
  try {
    const known = cache.get(dir)
    const spec = await readSpec(dir)
    const same = known && known.spec.id === spec.id && known.spec.createdAt === spec.createdAt
    const entry = same
      ? known
      : {spec, tail: openTail(join(dir, eventsFile), {skip: isBatch}), state: initialRunState}
    cache.set(dir, entry)
    for (let events = await entry.tail.read(); events.length > 0; events = await entry.tail.read())
      entry.state = reduceRunEvents(entry.state, events)
    return summary(dir, spec, entry.state, entry.tail.newestAt)
  } catch {
    cache.delete(dir)
    return undefined
  }
}

/** Nine lines of ten are batches, and the longest are forecasts: no summary needs them. */
const isBatch = (line: string) => /"event":"(batch|predicted)"/.test(line)

function summary(dir: string, spec: RunSpec, state: RunState, newestAt: number): RunSummary {
  const {history, started, best} = state
  const last = history.at(-1)
  const planned = spec.hyperparameters.epochs
  const status = statusOf(dir, state, newestAt)
  const trained = hasCheckpoint(dir)
  return {
    id: spec.id,
    dir,
    chapter: spec.chapter,
    createdAt: spec.createdAt,
    updatedAt: state.lastAt || spec.createdAt,
    status,
    trained,
    resumable: !isLive(status) && status !== 'finished',
    hyperparameters: spec.hyperparameters,
    ...(spec.preset !== undefined && {preset: spec.preset}),
    seed: spec.seed,
    dataset: {...spec.dataset, ...started?.dataset, name: spec.dataset.name},
    ...(started && {backend: started.backend, parameters: started.parameters}),
    epoch: last?.epoch ?? 0,
    epochs: state.epochs || (typeof planned === 'number' ? planned : 0),
    ...(last && {metrics: metricsOf(last)}),
    ...(best && {best: {epoch: best.epoch, ...metricsOf(best)}}),
    seconds: secondsOf(history),
    warnings: [...new Set(state.warnings.map(({code}) => code))],
    ...(status === 'failed' && state.failure && {failure: state.failure}),
  }
}

const metricsOf = ({loss, accuracy, valLoss, valAccuracy}: Metrics): Metrics => ({
  loss,
  ...(accuracy !== undefined && {accuracy}),
  ...(valLoss !== undefined && {valLoss}),
  ...(valAccuracy !== undefined && {valAccuracy}),
})
