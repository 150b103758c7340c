import {integer} from '../../src/random/distributions.ts'
import type {Random} from '../../src/random/random.ts'

/** One of several, each equally likely. @throws RangeError when there is none */
export function choose<T>(random: Random, all: readonly T[]): T {
  const one = all[integer(random, Math.max(1, all.length))]
  if (one === undefined) throw new RangeError('nothing to choose from')
  return one
}
