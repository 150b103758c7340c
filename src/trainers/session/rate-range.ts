import type {Failure} from '../../errors.ts'

/** How the loss of one network went while the learning rate grew from step to step. */
export interface RateCurve {
  /** Of each step, ascending by one factor. */
  readonly rates: readonly number[]
  /** Of each step's batch before its update; the last may be no number. */
  readonly losses: readonly number[]
}

/** Where a network learns: from the rate of the steepest fall to one that is well below the turn. */
export interface RateRange {
  readonly low: number
  readonly high: number
  /** What to take: the geometric middle. */
  readonly suggested: number
}

/**
 * Why no range is named: the loss does not fall by as much as a hundredth of itself; it still falls at the greatest rate; one
 * seed turns at a rate that is many times another's.
 */
export interface NoRange extends Failure {
  readonly code: 'rates-flat' | 'rates-open' | 'rates-apart'
}

/** Steps to either side that a mean is taken over, nearer ones counting for more. */
const reach = 4
/** The greatest rate is so many times below the rate of the lowest loss: there a longer training runs away. */
export const margin = 3
/** Fall below which there is nothing to see, as a share of the loss at the beginning. */
const least = 0.01
/** Share of the fall with which a curve has turned: where all is learnt it stays low, whatever the rate. */
const all = 0.97
/** Between the seeds' turning points. */
const alike = 30

/**
 * The mean of every step's neighbourhood, none later than its own side is wide: a mean of what lies before alone would find
 * every turn too late, and so name rates that are too great.
 */
export function smoothed(losses: readonly number[]): number[] {
  return losses.map((_, at) => {
    const width = Math.min(reach, at, losses.length - 1 - at)
    let sum = 0
    let weights = 0
    for (let i = -width; i <= width; i++) {
      const weight = width + 1 - Math.abs(i)
      sum += weight * (losses[at + i] as number)
      weights += weight
    }
    return sum / weights
  })
}

/** One seed's curve: where it falls most steeply, and where it turns. */
export interface Turn {
  readonly steepest: number
  readonly lowest: number
}

/** Where a curve falls and turns, or why it cannot be said. */
export function turnOf({rates, losses}: RateCurve): Turn | NoRange {
  const means = smoothed(losses.filter(Number.isFinite))
  // Rates at the beginning are so small that nothing is learnt.
  const [start = Number.NaN] = means
  const fall = start - Math.min(...means)
  const lowest = means.findIndex(mean => start - mean >= all * fall)
  if (!(fall > least * Math.abs(start))) return {code: 'rates-flat', detail: {}}
  if (lowest > rates.length - 1 - reach)
    return {code: 'rates-open', detail: {greatest: rates.at(-1) as number}}
  let steepest = 0
  let greatest = 0
  for (let at = reach; at < lowest; at++) {
    const slope = (means[at - reach] as number) - (means[Math.min(at + reach, lowest)] as number)
    if (slope > greatest) [steepest, greatest] = [at, slope]
  }
  return {steepest: rates[steepest] as number, lowest: rates[lowest] as number}
}

/**
 * The range that all seeds agree on: it ends a margin before the first of their turns, and begins at the middle one of
 * their steepest falls, or as far below its end.
 */
export function rangeOf(curves: readonly RateCurve[]): RateRange | NoRange {
  const found: Turn[] = []
  for (const turn of curves.map(turnOf)) {
    if ('code' in turn) return turn
    found.push(turn)
  }
  const ends = found.map(({lowest}) => lowest)
  if (Math.max(...ends) / Math.min(...ends) > alike)
    return {code: 'rates-apart', detail: {turns: ends.map(rounded)}}
  const high = Math.min(...ends) / margin
  const falls = found.map(({steepest}) => steepest).sort((a, b) => a - b)
  const low = Math.min(falls[Math.floor(falls.length / 2)] as number, high / margin)
  return {low, high, suggested: rounded(Math.sqrt(low * high))}
}

/** One digit: no more is known. */
const rounded = (rate: number): number => Number(rate.toPrecision(1))
