import {integer} from './distributions.ts'
import type {Random} from './random.ts'

interface Indexed<T> {
  readonly length: number
  [index: number]: T
}

/** Fisher and Yates' shuffle, in place; returns its argument. */
export function shuffle<T, A extends Indexed<T>>(items: A & Indexed<T>, random: Random): A {
  for (let i = items.length - 1; i > 0; i--) {
    const j = integer(random, i + 1)
    const moved = items[i] as T
    items[i] = items[j] as T
    items[j] = moved
  }
  return items
}

/** The numbers 0 … count−1 in random order. */
export const permutation = (count: number, random: Random): Int32Array =>
  shuffle<number, Int32Array>(
    Int32Array.from({length: count}, (_, i) => i),
    random,
  )
