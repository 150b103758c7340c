import {fail} from './fail.ts'
import type {Span} from './syntax.ts'

/** What a line may cost, so that nothing typed can hang the screen or fill the memory. */
export const limits = {
  /** Characters of one entry. */
  characters: 4000,
  /** Statements of one entry. */
  statements: 50,
  /** Brackets within brackets. */
  depth: 64,
  /** Dimensions of a tensor, as in TensorFlow's own kernels. */
  rank: 8,
  /** Elements of one tensor. */
  elements: 1_000_000,
  /** Values in a list, at any depth. */
  listed: 100_000,
  /** Elementary operations of one entry. */
  work: 10_000_000,
  /** Names of a session, and elements of all tensors they hold. */
  names: 500,
  held: 8_000_000,
} as const

/** Counts what an entry has cost so far. */
export class Budget {
  private spent = 0

  /** @throws TfnotesError `tensors-too-much-work` pointing at what asked for it */
  spend(work: number, where: Span): void {
    this.spent += work
    if (!(this.spent <= limits.work)) throw fail(where, 'too-much-work', {most: limits.work})
  }

  /**
   * To be asked before memory is taken for a tensor of this shape.
   * @returns its number of elements
   * @throws TfnotesError `tensors-negative-size`, `tensors-too-large`, `tensors-too-much-work`
   */
  allocate(shape: readonly number[], where: Span): number {
    const negative = shape.find(size => size < 0)
    if (negative !== undefined) throw fail(where, 'negative-size', {size: negative})
    const elements = shape.reduce((product, size) => product * size, 1)
    if (elements > limits.elements || shape.length > limits.rank)
      throw fail(where, 'too-large', {
        shape: `[${shape.join(', ')}]`,
        most: limits.elements,
        rank: limits.rank,
      })
    this.spend(elements, where)
    return elements
  }
}
