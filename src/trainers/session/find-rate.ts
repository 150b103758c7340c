import {graveOf} from '../../datasets/check/grave.ts'
import {TfnotesError} from '../../errors.ts'
import {createRandom} from '../../random/random.ts'
import {permutation} from '../../random/shuffle.ts'
import type {Backend, Sums, Training} from '../engines/engine.ts'
import {noSums} from '../engines/engine.ts'
import {remarksOnWeights} from '../loading/class-weights.ts'
import type {Preflight} from './preflight.ts'
import {type NoRange, type RateCurve, type RateRange, rangeOf, smoothed} from './rate-range.ts'
import {openTrial, type Trial, type TriedSpec, type TryOptions, tryOut} from './try-out.ts'

/** Learning rates that are tried, one a step, each so many times the one before. */
const rates: readonly number[] = Array.from({length: 100}, (_, i) => 1e-7 * 1e8 ** (i / 99))
/** First weights and orders of the samples that are tried. */
const seeds = 3
/** A loss so many times the lowest runs away: what comes after says nothing. */
const beyond = 4

/** The curve of one seed, as far as its losses are numbers. */
interface SeedCurve extends RateCurve {
  readonly seed: number
  /** Means of each step's neighbourhood: what the range was read from. */
  readonly means: readonly number[]
}

export interface FoundRate {
  readonly backend: Backend
  readonly dataset: Preflight['dataset']
  readonly curves: readonly SeedCurve[]
  readonly range: RateRange | NoRange
}

export interface FindOptions extends TryOptions {
  readonly onStep?: (done: number, total: number) => void
}

/**
 * Looks for the learning rates with which a chapter's network learns: of each of three seeds its first weights make a
 * hundred steps of real batches while the rate grows from 1e-7 to 10, and the same steps at a rate of 0. The network is
 * thrown away.
 */
export async function findRate(spec: TriedSpec, options: FindOptions): Promise<FoundRate> {
  const trial = await openTrial(spec, options)
  const {
    checked: {settings},
    data,
  } = trial
  const curves: (RateCurve & {readonly seed: number})[] = []
  let backend: Backend | undefined
  for (let i = 0; i < seeds; i++) {
    const seed = spec.seed + i
    const losses = await tryOut({...spec, seed}, trial, {...options, now: hurried()}, training => {
      backend ??= training.backend
      return tryRates(training, trial, seed, {
        ...options,
        onStep: (done, total) => options.onStep?.(2 * i * total + done, 2 * seeds * total),
      })
    })
    curves.push({seed, rates, losses})
  }
  const {train, test, name, source, origin, remarks = []} = data
  return {
    backend: backend as Backend,
    dataset: {
      name,
      source,
      origin,
      remarks: [...remarks, ...graveOf(data), ...remarksOnWeights(settings, data)],
      train: train.count,
      test: test.count,
    },
    curves: curves.map(({seed, losses: all}) => {
      const losses = all.filter(Number.isFinite)
      return {seed, rates: rates.slice(0, losses.length), losses, means: smoothed(losses)}
    }),
    range: rangeOf(curves),
  }
}

/** By a clock that hurries an engine finds every step slow, and asks for one at a time. */
function hurried(): () => number {
  let now = 0
  return () => (now += 10_000)
}

/**
 * The loss of every step until it runs away, as it would be if all batches were equally hard: what the untouched network makes
 * of a batch is held against what it makes of all.
 */
async function tryRates(
  training: Training,
  trial: Trial,
  seed: number,
  {signal, onStep}: FindOptions,
): Promise<number[]> {
  const first = await training.state({weightsOnly: false})
  const isOver = () => signal?.aborted === true
  const untouched = await stepsOf(training, trial, seed, {rate: () => 0, isOver, onStep})
  await training.restore(first)
  const mean = untouched.reduce((sum, loss) => sum + loss, 0) / untouched.length
  const levelled = (losses: readonly number[]) =>
    losses.map((loss, i) => loss - (untouched[i] ?? mean) + mean)
  const losses = await stepsOf(training, trial, seed, {
    rate: at => rates[at] as number,
    isOver: losses => isOver() || runsAway(levelled(losses)),
    onStep: onStep && ((done, total) => onStep(total + done, total)),
  })
  return levelled(losses)
}

interface Steps {
  readonly rate: (step: number) => number
  readonly isOver: (losses: readonly number[]) => boolean
  readonly onStep: FindOptions['onStep']
}

/** The mean loss of a step for each rate, before its update, through as many epochs as that takes. */
async function stepsOf(
  training: Training,
  {checked: {settings}, data}: Trial,
  seed: number,
  {rate, isOver, onStep}: Steps,
): Promise<number[]> {
  const losses: number[] = []
  const isDone = () => losses.length === rates.length || isOver(losses)
  for (let epoch = 0; !isDone(); epoch++) {
    const begun = losses.length
    let before = noSums
    const take = (sums: Sums) => {
      if (sums.samples === before.samples || losses.length === rates.length) return
      losses.push((sums.loss - before.loss) / (sums.samples - before.samples))
      before = sums
      onStep?.(losses.length, rates.length)
    }
    const order = settings.shuffle
      ? permutation(data.train.count, createRandom(seed, `rates/${epoch}`))
      : Int32Array.from({length: data.train.count}, (_, i) => i)
    try {
      const sums = await training.trainEpoch({
        epoch,
        step: 0,
        sums: noSums,
        order,
        rate: step => rate(Math.min(begun + step, rates.length - 1)),
        due: () => true,
        async lookUp(reached) {
          take(reached.sums)
          return !isDone()
        },
      })
      if (sums) take(sums)
    } catch (error) {
      if (!(error instanceof TfnotesError) || error.code !== 'diverged') throw error
      losses.push(Number.POSITIVE_INFINITY)
      break
    }
  }
  return losses
}

function runsAway(losses: readonly number[]): boolean {
  const means = smoothed(losses)
  const [start = 0] = means
  // Beside the beginning, too: a loss that has come close to 0 may be a few times that and means nothing.
  return means.length > 10 && (means.at(-3) as number) > Math.max(beyond * Math.min(...means), 1.5 * start)
}
