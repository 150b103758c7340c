/** Points that are kept of one tag: more than any terminal has columns, ten times over. */
export const mostPoints = 1 << 14

/** A number at a step, and when it was written (milliseconds since 1970, 0 where nobody says). */
export interface Point {
  readonly step: number
  readonly value: number
  readonly t: number
}

/** Points by ascending step, not to be written to. Values may be NaN and infinite. */
export interface Points {
  readonly steps: Float64Array
  readonly values: Float64Array
  readonly times: Float64Array
  /** 1, or where there are too many, of how many written points two are here: the lowest and the highest. */
  readonly thinned: number
}

const columnNames = ['steps', 'values', 'times'] as const

/** Points of a block that stand for all of it. */
interface Block {
  count: number
  low: Point
  high: Point
  last: Point
}

/**
 * What was written under one tag, step by step. What comes at a step that had been passed takes back all from that step on: the
 * program went on from an earlier state. Of more points than are kept, those are let go that no drawing would show.
 */
export class Curve {
  #columns = {steps: new Float64Array(64), values: new Float64Array(64), times: new Float64Array(64)}
  #length = 0
  /** Points that a block gathers before it becomes two; 1: each stays. */
  #perBlock = 1
  #block: Block | undefined
  /** The last that was written, also where it is none that stays. */
  #newest: Point | undefined
  /** What was told of it last, while that is all. */
  #told: Points | undefined

  add(point: Point): void {
    this.#told = undefined
    if (point.step <= this.lastStep) this.dropFrom(point.step)
    if (this.#perBlock === 1) this.#keep(point)
    else if (this.#block === undefined) this.#block = {count: 1, low: point, high: point, last: point}
    else gather(this.#block, point)
    if (this.#block && this.#block.count >= this.#perBlock) this.#closeBlock()
    this.#newest = point
  }

  /** Forgets all from this step on. */
  dropFrom(step: number): void {
    this.#told = undefined
    const {steps} = this.#columns
    if (this.#block && this.#block.last.step >= step) {
      const left = ofBlock(this.#block).filter(point => point.step < step)
      this.#block = undefined
      for (const point of left) this.#keep(point)
    }
    if (this.#newest && this.#newest.step >= step) this.#newest = undefined
    while (this.#length > 0 && (steps[this.#length - 1] as number) >= step) this.#length--
  }

  get lastStep(): number {
    return this.#newest?.step ?? this.#lastKept?.step ?? Number.NEGATIVE_INFINITY
  }

  get #lastKept(): Point | undefined {
    return this.#length > 0 ? this.#at(this.#length - 1) : undefined
  }

  /** What it is by now; it does not change any more. */
  points(): Points {
    this.#told ??= this.#copied()
    return this.#told
  }

  #copied(): Points {
    const tail = this.#tail()
    const column = (name: (typeof columnNames)[number], of: (point: Point) => number): Float64Array => {
      const all = new Float64Array(this.#length + tail.length)
      all.set(this.#columns[name].subarray(0, this.#length))
      all.set(tail.map(of), this.#length)
      return all
    }
    return {
      steps: column('steps', ({step}) => step),
      values: column('values', ({value}) => value),
      times: column('times', ({t}) => t),
      thinned: this.#perBlock,
    }
  }

  /** What is behind the points that stay. */
  #tail(): Point[] {
    if (this.#block) return ofBlock(this.#block)
    const newest = this.#newest
    return newest && newest.step > (this.#lastKept?.step ?? Number.NEGATIVE_INFINITY) ? [newest] : []
  }

  #keep({step, value, t}: Point): void {
    if (this.#length === mostPoints) this.#halve()
    if (this.#length === this.#columns.steps.length) this.#grow()
    this.#columns.steps[this.#length] = step
    this.#columns.values[this.#length] = value
    this.#columns.times[this.#length] = t
    this.#length++
  }

  #grow(): void {
    for (const name of columnNames) {
      const longer = new Float64Array(2 * this.#length)
      longer.set(this.#columns[name])
      this.#columns[name] = longer
    }
  }

  #closeBlock(): void {
    const block = this.#block
    this.#block = undefined
    if (block) for (const point of extremes(block)) this.#keep(point)
  }

  /** Of every four points two stay, and blocks gather twice as many. */
  #halve(): void {
    const length = this.#length
    this.#length = 0
    for (let from = 0; from < length; from += 4) {
      const [first, ...others] = [0, 1, 2, 3].flatMap(by => (from + by < length ? [this.#at(from + by)] : []))
      if (!first) break
      const block: Block = {count: 1, low: first, high: first, last: first}
      for (const point of others) gather(block, point)
      for (const {step, value, t} of extremes(block)) {
        this.#columns.steps[this.#length] = step
        this.#columns.values[this.#length] = value
        this.#columns.times[this.#length] = t
        this.#length++
      }
    }
    this.#perBlock = Math.max(4, 2 * this.#perBlock)
  }

  #at(index: number): Point {
    const {steps, values, times} = this.#columns
    return {step: steps[index] as number, value: values[index] as number, t: times[index] as number}
  }
}

/** What is no number stands out more than any number. */
function gather(block: Block, point: Point): void {
  const isOdd = ({value}: Point) => !Number.isFinite(value)
  if (isOdd(point) ? !isOdd(block.high) : !isOdd(block.high) && point.value > block.high.value)
    block.high = point
  if (!isOdd(point) && (isOdd(block.low) || point.value < block.low.value)) block.low = point
  block.last = point
  block.count++
}

const extremes = ({low, high}: Block): Point[] =>
  low === high ? [low] : low.step < high.step ? [low, high] : [high, low]

/** A block that is not full: its extremes and the newest of it. */
function ofBlock(block: Block): Point[] {
  const found = extremes(block)
  return found.includes(block.last) ? found : [...found, block.last]
}

export const pointsOf = (curve: Points): Point[] =>
  Array.from(curve.steps, (step, at) => ({
    step,
    value: curve.values[at] as number,
    t: curve.times[at] as number,
  }))
