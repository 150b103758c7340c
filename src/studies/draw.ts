import {createRandom} from '../random/random.ts'
import {type Space, valueAt} from './space.ts'
import type {Overrides} from './study.ts'

const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53]

/** Digits of `index` in a base, mirrored at the point: the next gap that is widest. */
function mirrored(index: number, base: number): number {
  let [share, weight] = [0, 1 / base]
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
    share += (rest % base) * weight
    weight /= base
  }
  return share
}

/**
 * Settings one after another, spread evenly over a space by Halton's sequence, which the seed turns round: the first few
 * already see all of it, where plain chance leaves gaps.
 */
export function* drawn(space: Space, seed: number): Generator<Overrides, never> {
  const random = createRandom(seed, 'sweep')
  const turns = Object.keys(space).map(() => random.unit())
  for (let index = 1; ; index++)
    yield Object.fromEntries(
      Object.entries(space).map(([key, dimension], at) => {
        const base = primes[at % primes.length] as number
        return [key, valueAt(dimension, (mirrored(index, base) + (turns[at] as number)) % 1)]
      }),
    )
}
