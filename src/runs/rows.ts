/** The numbers of one name, in a place that grows by doubling. */
type Columns<N extends string> = {readonly [K in N]: Float64Array}

/** Columns that several tables share, and how many rows of them are taken. */
interface Store<N extends string> {
  readonly columns: Columns<N>
  taken: number
}

const smallest = 16

function makeColumns<N extends string>(
  names: readonly N[],
  room: number,
  from?: Columns<N>,
  rows = 0,
): Columns<N> {
  const entries = names.map(name => {
    const column = new Float64Array(room)
    if (from) column.set(from[name].subarray(0, rows))
    return [name, column] as const
  })
  return Object.fromEntries(entries) as Columns<N>
}

/**
 * A table of numbers that never changes: `with` makes a longer one. The two share their numbers, so that a hundred
 * thousand rows that come one by one are never copied and stand in memory once.
 */
export class Rows<N extends string> {
  readonly length: number
  readonly #names: readonly N[]
  readonly #store: Store<N>
  readonly #columns: {[K in N]?: Float64Array} = {}

  private constructor(names: readonly N[], store: Store<N>, length: number) {
    this.#names = names
    this.#store = store
    this.length = length
  }

  static of<N extends string>(names: readonly N[]): Rows<N> {
    return new Rows(names, {columns: makeColumns(names, 0), taken: 0}, 0)
  }

  /** The table with one more row. */
  with(numberOf: (name: N) => number): Rows<N> {
    const {length} = this
    const names = this.#names
    // Behind a shorter table, the rows belong to another that went on from it.
    const isTaken = this.#store.taken > length
    const room = this.#store.columns[names[0] as N].length
    const grown = room === length ? Math.max(smallest, 2 * room) : room
    const store =
      isTaken || room === length
        ? {columns: makeColumns(names, grown, this.#store.columns, length), taken: length}
        : this.#store
    for (const name of names) store.columns[name][length] = numberOf(name)
    store.taken = length + 1
    return new Rows(names, store, length + 1)
  }

  /** The table of its first rows. */
  first(count: number): Rows<N> {
    return count >= this.length ? this : new Rows(this.#names, this.#store, count)
  }

  /** A value; the row has to be there. */
  at(name: N, row: number): number {
    return this.#store.columns[name][row] as number
  }

  /** One value of every row, not to be written to; the same array each time. */
  column(name: N): Float64Array {
    this.#columns[name] ??= this.#store.columns[name].subarray(0, this.length)
    return this.#columns[name]
  }
}
