import type {Metrics} from './events.ts'

/** A finished epoch: a point of the curves. Values that are no finite numbers are NaN. */
export interface EpochPoint extends Metrics {
  /** Milliseconds since the epoch. */
  readonly t: number
  /** Counts from 1. */
  readonly epoch: number
  readonly lr: number
  readonly seconds: number
}

const names = ['t', 'epoch', 'lr', 'seconds', 'loss', 'accuracy', 'valLoss', 'valAccuracy'] as const
export type ColumnName = (typeof names)[number]

/** Stands for what was not measured. No JSON holds it: what was measured and is no finite number is NaN. */
const unmeasured = Number.POSITIVE_INFINITY

/** The numbers of one name, in a place that grows by doubling. */
type Columns = {readonly [N in ColumnName]: Float64Array}

/** Columns that histories share, and how many rows of them are taken. */
interface Store {
  readonly columns: Columns
  rows: number
}

const smallest = 16

function makeColumns(room: number, from?: Columns, rows = 0): Columns {
  const entries = names.map(name => {
    const column = new Float64Array(room)
    if (from) column.set(from[name].subarray(0, rows))
    return [name, column] as const
  })
  return Object.fromEntries(entries) as Columns
}

/**
 * Finished epochs, ascending, each once. A history never changes: `with` makes a longer one. The two share their
 * numbers, so that a hundred thousand epochs that come one by one are never copied and stand in memory once.
 */
export class History implements Iterable<EpochPoint> {
  static readonly empty = new History({columns: makeColumns(0), rows: 0}, 0)

  readonly length: number
  readonly #store: Store

  private constructor(store: Store, length: number) {
    this.#store = store
    this.length = length
  }

  /** The history with one more epoch, of a higher number than the last one. */
  with(point: EpochPoint): History {
    const {length} = this
    // Behind a shorter history, the rows belong to another that went on from it.
    const isTaken = this.#store.rows > length
    const room = this.#store.columns.t.length
    const store =
      isTaken || room === length
        ? {
            columns: makeColumns(
              room === length ? Math.max(smallest, 2 * room) : room,
              this.#store.columns,
              length,
            ),
            rows: length,
          }
        : this.#store
    for (const name of names) store.columns[name][length] = point[name] ?? unmeasured
    store.rows = length + 1
    return new History(store, length + 1)
  }

  /** The history up to and with epoch `last`. */
  upTo(last: number): History {
    const newest = this.#store.columns.epoch[this.length - 1] ?? 0
    return last >= newest ? this : new History(this.#store, this.#firstAfter(last))
  }

  /** The point at an index, from the end where it is negative. */
  at(index: number): EpochPoint | undefined {
    const row = index < 0 ? this.length + index : index
    if (row < 0 || row >= this.length) return undefined
    const value = (name: ColumnName) => this.#store.columns[name][row] as number
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

  /** One value of every epoch, not to be written to; what was not measured is infinite. */
  column(name: ColumnName): Float64Array {
    return this.#store.columns[name].subarray(0, this.length)
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
