import type {Failure} from '../errors.ts'
import type {EventBody, Metrics, RunEvent, TestMetrics} from './events.ts'
import {secondsOf} from './history.ts'
import type {Label} from './label.ts'
import type {RunSpec} from './spec.ts'
import type {RateChange, RunState} from './state.ts'
import type {RunStatus} from './status.ts'
import {type Verdict, verdictOf} from './verdict.ts'

type Started = Extract<EventBody, {event: 'started'}>

/** What a run was asked for, as far as it is known: all of it, unless its `run.json` is damaged. */
type Asked = Partial<Pick<RunSpec, 'chapter' | 'hyperparameters' | 'preset' | 'seed' | 'parent' | 'initFrom'>>

/** What an epoch has come to. */
export type AtEpoch = Metrics & {readonly epoch: number}

/** A learning rate that was set by hand after so many epochs and steps. */
export type RateSet = Pick<RateChange, 'from' | 'to' | 'epoch' | 'step'>

/** What the list knows of a run from its spec and its events: all that does not change while nobody writes those. */
export interface RunFacts extends Asked {
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  /** Time of the newest event; `createdAt` before any. */
  readonly updatedAt: number
  /** What was asked for, and once it is loaded also where it came from and how much it is. */
  readonly dataset?: RunSpec['dataset'] & Partial<Omit<Started['dataset'], 'name'>>
  readonly backend?: Started['backend']
  readonly parameters?: number
  /** Epochs done and to be done; `epochs` is 0 while unknown. */
  readonly epoch: number
  readonly epochs: number
  /** Of the last epoch. */
  readonly metrics?: Metrics
  /** Of the epoch that the best checkpoint is of. */
  readonly best?: AtEpoch
  /** Of the epochs with the lowest loss and the highest accuracy, each by validation where there is any. */
  readonly bestLoss?: AtEpoch
  readonly bestAccuracy?: AtEpoch
  /** Learning rates that were set while it ran; absent where none was. */
  readonly rateChanges?: readonly RateSet[]
  /** Of the test set, where the best epoch was chosen by what was held out; once the run is over. */
  readonly test?: TestMetrics
  /** How it went, once it has ended in order. */
  readonly verdict?: Verdict
  /** Seconds spent in epochs that count. */
  readonly seconds: number
  readonly warnings: readonly string[]
}

/** A row of the table of runs; also what `tfnotes runs --json` prints, one a line. */
export interface RunSummary extends RunFacts {
  readonly id: string
  readonly dir: string
  readonly status: RunStatus
  /** What its reader calls it and says of it. */
  readonly label?: Label
  /** Why that cannot be told. */
  readonly labelTrouble?: Failure
  /** Of a folder with another program's event files: its run that was written last, and the newest step of that. */
  readonly logs?: {readonly run: string; readonly step: number}
  /** Whether there is a checkpoint to go on from, or to apply. */
  readonly trained: boolean
  /** Epochs that its checkpoint has, where that is more than its events tell of. */
  readonly checkpointEpoch?: number
  /** Whether `train --resume` has something to do. */
  readonly resumable: boolean
  /** Why it failed. */
  readonly failure?: Extract<RunEvent, {event: 'failed'}>
  /** Why not all of it could be read; of a run that is `damaged` or `unreadable`. */
  readonly trouble?: Failure
  /** Keys of the above that no file says: taken from the folder's name and times. */
  readonly guessed?: readonly string[]
}

/** What a spec and the events that followed it say. */
export function factsOf(
  spec: Asked & Pick<RunSpec, 'createdAt'> & {readonly dataset?: RunFacts['dataset']},
  state: RunState,
): RunFacts {
  const {history, started, best, bestLoss, bestAccuracy, rateChanges} = state
  const {chapter, hyperparameters, preset, seed, dataset, parent, initFrom} = spec
  // What a plateau has lowered follows from the settings.
  const byHand = rateChanges.filter(({cause}) => cause === undefined)
  const last = history.at(-1)
  const verdict = verdictOf(state)
  const planned = hyperparameters?.epochs
  return {
    ...(chapter !== undefined && {chapter}),
    createdAt: spec.createdAt,
    updatedAt: state.lastAt || spec.createdAt,
    ...(hyperparameters && {hyperparameters}),
    ...(preset !== undefined && {preset}),
    ...(seed !== undefined && {seed}),
    ...(parent && {parent}),
    ...(initFrom && {initFrom}),
    ...(dataset && {dataset: {...dataset, ...started?.dataset, name: dataset.name}}),
    ...(started && {backend: started.backend, parameters: started.parameters}),
    epoch: last?.epoch ?? started?.parent?.epoch ?? 0,
    epochs: state.epochs || (typeof planned === 'number' ? planned : 0),
    ...(last && {metrics: metricsOf(last)}),
    ...(best && {best: atEpoch(best)}),
    ...(bestLoss && {bestLoss: atEpoch(bestLoss)}),
    ...(bestAccuracy && {bestAccuracy: atEpoch(bestAccuracy)}),
    ...(byHand.length > 0 && {
      rateChanges: byHand.map(({from, to, epoch, step}) => ({from, to, epoch, step})),
    }),
    ...(state.finished?.test && {test: state.finished.test}),
    ...(verdict && {verdict}),
    seconds: secondsOf(history),
    warnings: [...new Set(state.warnings.map(({code}) => code))],
  }
}

const atEpoch = (point: AtEpoch): AtEpoch => ({epoch: point.epoch, ...metricsOf(point)})

const metricsOf = ({loss, accuracy, valLoss, valAccuracy}: Metrics): Metrics => ({
  loss,
  ...(accuracy !== undefined && {accuracy}),
  ...(valLoss !== undefined && {valLoss}),
  ...(valAccuracy !== undefined && {valAccuracy}),
})
