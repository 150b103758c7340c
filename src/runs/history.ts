import type {Metrics} from './events.ts'
import {Rows} from './rows.ts'

/** A finished epoch: a point of the curves. Values that are no finite numbers are NaN. */
export interface EpochPoint extends Metrics {
  /** Milliseconds since the epoch. */
  readonly t: number
  /** Counts from 1. */
  readonly epoch: number
  readonly lr: number
  readonly seconds: number
}

/** What an epoch took, where somebody has measured it. */
export interface EpochEffort {
  readonly samplesPerSecond?: number
  readonly msPerStep?: number
  /** Mean of the norms of all gradients together that were measured in it. */
  readonly gradientNorm?: number
}

const names = [
  't',
  'epoch',
  'lr',
  'seconds',
  'loss',
  'accuracy',
  'valLoss',
  'valAccuracy',
  'samplesPerSecond',
  'msPerStep',
  'gradientNorm',
] as const
export type ColumnName = (typeof names)[number]

/** Stands for what was not measured. No JSON holds it: what was measured and is no finite number is NaN. */
const unmeasured = Number.POSITIVE_INFINITY

/** Finished epochs, ascending, each once. A history never changes: `with` makes a longer one, which shares its numbers. */
export class History implements Iterable<EpochPoint> {
  static readonly empty = new History(Rows.of(names))

  readonly length: number
  readonly #rows: Rows<ColumnName>

  private constructor(rows: Rows<ColumnName>) {
    this.#rows = rows
    this.length = rows.length
  }

  /** The history with one more epoch, of a higher number than the last one. */
  with(point: EpochPoint & EpochEffort): History {
    return new History(this.#rows.with(name => point[name] ?? unmeasured))
  }

  /** The history up to and with epoch `last`. */
  upTo(last: number): History {
    const newest = this.length > 0 ? this.#rows.at('epoch', this.length - 1) : 0
    return last >= newest ? this : new History(this.#rows.first(this.#firstAfter(last)))
  }

  /** The point at an index, from the end where it is negative. */
  at(index: number): EpochPoint | undefined {
    const row = index < 0 ? this.length + index : index
    if (row < 0 || row >= this.length) return undefined
    const value = (name: ColumnName) => this.#rows.at(name, row)
    const measured = (name: 'accuracy' | 'valLoss' | 'valAccuracy') =>
      value(name) === unmeasured ? {} : {[name]: value(name)}
    return {
      t: value('t'),
      epoch: value('epoch'),
      lr: value('lr'),
      seconds: value('seconds'),
      loss: value('loss'),
      ...measured('accuracy'),
      ...measured('valLoss'),
      ...measured('valAccuracy'),
    }
  }

  /** The point of an epoch. */
  of(epoch: number): EpochPoint | undefined {
    const point = this.at(this.#firstAfter(epoch) - 1)
    return point?.epoch === epoch ? point : undefined
  }

  /** One value of every epoch, not to be written to, the same array each time; what was not measured is infinite. */
  column(name: ColumnName): Float64Array {
    return this.#rows.column(name)
  }

  *[Symbol.iterator](): Iterator<EpochPoint> {
    for (let index = 0; index < this.length; index++) yield this.at(index) as EpochPoint
  }

  /** Index of the first epoch with a number above `epoch`. */
  #firstAfter(epoch: number): number {
    const epochs = this.column('epoch')
    let low = 0
    let high = epochs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((epochs[middle] as number) <= epoch) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Seconds spent in epochs that count. */
export const secondsOf = (history: History): number =>
  history.column('seconds').reduce((sum, seconds) => sum + seconds, 0)
