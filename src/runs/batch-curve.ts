import type {ResumePoint} from './events.ts'
import {Rows} from './rows.ts'

/** What is known of the batches since the one before it. What is no finite number was not measured, or is none. */
export interface BatchSample {
  /** Milliseconds since 1970. */
  readonly t: number
  /** Count from 1; `step` of `steps` of the epoch is the last of these batches. */
  readonly epoch: number
  readonly step: number
  readonly steps: number
  /** Seconds of training that the epoch had taken by then. */
  readonly seconds: number
  /** Means of these batches alone. */
  readonly loss: number
  readonly accuracy: number
  readonly samplesPerSecond: number
  /** Of the last of them. */
  readonly lr: number
  readonly gradientNorm: number
}

const names = [
  't',
  'epoch',
  'step',
  'steps',
  'seconds',
  'loss',
  'accuracy',
  'samplesPerSecond',
  'lr',
  'gradientNorm',
] as const satisfies readonly (keyof BatchSample)[]
type Name = (typeof names)[number]

/** Points that are kept of a run, however long: some twenty for a column of a wide terminal. */
export const mostBatches = 1 << 12

/** Of so many neighbours half stay. */
const group = 8

/**
 * The batches of a run that were told of, ascending. A curve never changes: `with` makes a longer one. Where they are too
 * many, of eight neighbours four stay: the extreme ones, so that no spike is lost.
 */
export class BatchCurve {
  static readonly empty = new BatchCurve(Rows.of(names))

  readonly length: number
  readonly #rows: Rows<Name>

  private constructor(rows: Rows<Name>) {
    this.#rows = rows
    this.length = rows.length
  }

  /** With more samples, each behind all that there are. */
  with(samples: readonly BatchSample[]): BatchCurve {
    let rows = this.#rows
    for (const sample of samples)
      rows = (rows.length < mostBatches ? rows : thinned(rows)).with(name => sample[name])
    return rows === this.#rows ? this : new BatchCurve(rows)
  }

  /** The batches up to and with a step of an epoch; both count what was done. */
  upTo({epoch, step}: ResumePoint): BatchCurve {
    let count = this.length
    while (count > 0 && isBehind(this.#rows, count - 1, epoch, step)) count -= 1
    return count === this.length ? this : new BatchCurve(this.#rows.first(count))
  }

  /** The last of one name; NaN where there is none. */
  last(name: Name): number {
    return this.length > 0 ? this.#rows.at(name, this.length - 1) : Number.NaN
  }

  /** Index of the first batch of an epoch, or of one after it. */
  firstOf(epoch: number): number {
    let [low, high] = [0, this.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#rows.at('epoch', middle) < epoch) low = middle + 1
      else high = middle
    }
    return low
  }

  /** One value of every point, not to be written to; the same array each time. */
  column(name: Name): Float64Array {
    return this.#rows.column(name)
  }
}

const isBehind = (rows: Rows<Name>, row: number, epoch: number, step: number): boolean => {
  const its = rows.at('epoch', row)
  return its > epoch + 1 || (its === epoch + 1 && rows.at('step', row) > step)
}

/** What makes a point one to be kept: being the highest or the lowest of its neighbours. */
const extremes = [
  ['loss', 1],
  ['gradientNorm', 1],
  ['loss', -1],
  ['accuracy', -1],
] as const satisfies readonly (readonly [Name, 1 | -1])[]

function thinned(rows: Rows<Name>): Rows<Name> {
  let thin = Rows.of(names)
  for (let from = 0; from < rows.length; from += group) {
    const to = Math.min(from + group, rows.length)
    const kept = new Set<number>()
    for (const [name, sign] of extremes) {
      let best = -1
      for (let row = from; row < to; row++) {
        const value = sign * rows.at(name, row)
        if (Number.isFinite(value) && (best < 0 || value > sign * rows.at(name, best))) best = row
      }
      if (best >= 0) kept.add(best)
    }
    // One point is often extreme in several ways.
    for (let row = from; row < to && kept.size < group / 2; row += 2) kept.add(row)
    for (const row of [...kept].sort((a, b) => a - b)) thin = thin.with(name => rows.at(name, row))
  }
  return thin
}
