import {Curve, type Point, type Points} from './curve.ts'

/**
 * What one file tells under one tag. Whoever writes without saying a step writes all at the same one: then the values are
 * counted, in the order in which they came.
 */
export class TagLog {
  readonly #bySteps = new Curve()
  /** While nothing but the first step has come. */
  #byOrder: Curve | undefined = new Curve()
  #count = 0
  #first = 0

  add(point: Point): void {
    if (this.#count === 0) this.#first = point.step
    else if (point.step !== this.#first) this.#byOrder = undefined
    this.#bySteps.add(point)
    this.#byOrder?.add({...point, step: this.#count})
    this.#count++
  }

  dropFrom(step: number): void {
    this.#bySteps.dropFrom(step)
    this.#byOrder = undefined
  }

  /** Whether its values are counted, for want of steps. */
  get isCounted(): boolean {
    return this.#byOrder !== undefined && this.#count > 1
  }

  points(): Points {
    return this.#byOrder && this.isCounted ? this.#byOrder.points() : this.#bySteps.points()
  }
}
