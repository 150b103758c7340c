import type {Failure} from '../errors.ts'
import {isChance, isRunaway, judgedOf} from './baseline.ts'
import type {Baseline, Metrics, TestMetrics} from './events.ts'
import {bestAccuracyOf, bestLossOf, type Headline} from './result.ts'
import type {RunState} from './state.ts'

/** How a run went, as one sentence says it. */
export type Course =
  /** No better than chance. */
  | 'nothing-learnt'
  /** There was one validation: nobody knows how it would go on. */
  | 'too-early'
  /** The loss was falling to the end. */
  | 'improving'
  /** The validation loss rises while that of training falls. */
  | 'overfits'
  /** Both rise. */
  | 'worsened'
  | 'settled'
  /** Every one of the samples is right. */
  | 'complete'

/** Its sentence: `text/verdicts.ts`. */
export interface Verdict extends Failure {
  readonly code: Course
}

/** The last share of the validations, by which it is judged whether the loss still falls, or rises. */
const tail = 0.1
/** The share of the loss that counts as a gain, and as a loss of ground. */
const gain = 0.01
/** The share of all that was gained which still counts, of a loss that falls slowly. */
const shareOfAll = 0.1
const setback = 0.02

/** What came of a run that has ended in order. Undefined before, and of one that has no epoch. */
export function verdictOf(state: RunState): Verdict | undefined {
  const {finished, history, started} = state
  if (!finished || finished.reason === 'discarded' || history.length === 0) return undefined
  const run = {...state, epoch: history.length}
  const accuracy = bestAccuracyOf(run)
  const loss = bestLossOf(run)
  if (!loss) return undefined
  const {baseline, dataset} = started ?? {}
  const {test} = finished
  const figure = (test && chosenAt(state, test)) ?? accuracy ?? loss
  const detail = {
    kind: accuracy ? 'accuracy' : 'loss',
    value: figure.value,
    epoch: figure.epoch ?? history.length,
    ...judgedBy(figure, dataset),
    ...(test && {test: test.accuracy ?? test.loss, testEpoch: test.epoch, testSamples: dataset?.test ?? 0}),
    ...forecastOf(baseline, accuracy ? undefined : figure.value, 'ratio'),
    ...forecastOf(test?.baseline, test?.loss, 'testRatio'),
    judgings: 1 + (state.judgedBefore ?? 0),
    generated: dataset?.source === 'generated',
    epochs: history.length,
    left: Math.max(0, state.epochs - history.length),
  }
  const reached = {loss: loss.value, ...(accuracy && {accuracy: accuracy.value})}
  if (baseline && isChance(baseline, reached)) {
    const last = judgedOf(finished.metrics).loss
    return {
      code: 'nothing-learnt',
      detail: {
        ...detail,
        largest: baseline.accuracy,
        classes: baseline.classes,
        loss: last,
        guess: baseline.loss,
        runaway: isRunaway(baseline, last),
      },
    }
  }
  return courseOf(state, loss, detail)
}

/** With which figure the epoch was chosen that the test set judged. */
function chosenAt({history, finished}: RunState, {epoch}: TestMetrics): Headline | undefined {
  const point = epoch === history.length ? finished?.metrics : history.of(epoch)
  const value = point?.valAccuracy ?? point?.valLoss
  return value === undefined ? undefined : {value, epoch, isValidated: true}
}

/** By which samples, and how many of them. */
function judgedBy({isValidated}: Headline, dataset: NonNullable<RunState['started']>['dataset'] | undefined) {
  if (!isValidated) return {by: 'train', samples: dataset?.train ?? 0}
  return dataset?.heldOut === undefined
    ? {by: 'test', samples: dataset?.test ?? 0}
    : {by: 'held-out', samples: dataset.heldOut}
}

/** How far forecasts are off, as a multiple of what the day before is. */
const forecastOf = (baseline: Baseline | undefined, loss: number | undefined, key: 'ratio' | 'testRatio') =>
  baseline?.kind === 'day-before' && loss !== undefined ? {[key]: Math.sqrt(loss / baseline.loss)} : {}

function courseOf(state: RunState, best: Headline, detail: Verdict['detail']): Verdict {
  const {history, finished} = state
  const judged = judgedLosses(state)
  const back = Math.max(1, Math.round(tail * judged.length))
  const [before, recent] = [judged.slice(0, -back), judged.slice(-back)]
  const lowestBefore = lowest(before)
  if (before.length === 0) return {code: 'too-early', detail}
  const gained = lowestBefore - lowest(recent)
  const all = (judged[0] ?? Number.NaN) - lowest(judged)
  const isWorth = (one: number) => one > gain * Math.abs(lowestBefore)
  if (isWorth(gained) || (isWorth(all) && gained > shareOfAll * all))
    return {code: detail.kind === 'accuracy' && detail.value === 1 ? 'complete' : 'improving', detail}
  const from = best.epoch ?? history.length
  const now = recent.reduce((sum, loss) => sum + loss, 0) / recent.length
  // What is no number is far away, too.
  if (now - best.value <= setback * Math.abs(best.value)) return {code: 'settled', detail}
  const then = history.of(from)?.loss ?? Number.NaN
  const fell = (finished?.metrics.loss ?? Number.NaN) < then
  return {code: fell ? 'overfits' : 'worsened', detail: {...detail, from}}
}

/** The losses that the epochs are judged by: of the validations where there are any, the one at the end with them. */
function judgedLosses({history, finished}: RunState): number[] {
  const isMeasured = (value: number) => value !== Number.POSITIVE_INFINITY
  const validated = [...history.column('valLoss')]
  const atEnd: Metrics['valLoss'] = finished?.metrics.valLoss
  if (atEnd !== undefined) validated[validated.length - 1] = atEnd
  const losses = validated.filter(isMeasured)
  return losses.length > 0 ? losses : [...history.column('loss')]
}

/** Without handing a hundred thousand arguments over. */
const lowest = (values: readonly number[]): number =>
  values
    .filter(value => !Number.isNaN(value))
    .reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY)

/** Whether there is nothing to put right. */
export const isGood = ({code}: Verdict): boolean => ['settled', 'improving', 'complete'].includes(code)
