import {xoroshiro128plus, xoroshiro128plusFromState} from 'pure-rand/generator/xoroshiro128plus'

/** A seeded generator whose state is four 32-bit numbers, so that it can be saved and restored exactly. */
export interface Random {
  /** The next 32 bits, as an unsigned integer. */
  bits(): number
  /** Uniform in [0, 1), with all 53 bits of a double. */
  unit(): number
  state(): RandomState
}

export type RandomState = readonly number[]

/**
 * The generator of a run's stream `name`. Streams of one seed are independent of each other: drawing from one, or
 * adding another, changes none of the rest. Seeds are whole numbers, all 53 bits of which count.
 *
 * xoroshiro128+, of Blackman and Vigna, from pure-rand.
 */
export const createRandom = (seed: number, name = ''): Random => restoreRandom(deriveState(seed, name))

/** Goes on where `random.state()` was taken. */
export function restoreRandom(state: RandomState): Random {
  const generator = xoroshiro128plusFromState(state)
  const bits = () => generator.next() >>> 0
  return {
    bits,
    unit: () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53,
    state: () => generator.getState(),
  }
}

/** MurmurHash3's finaliser: every bit of the input reaches every bit of the output. */
function mix(word: number): number {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function deriveState(seed: number, name: string): RandomState {
  const words = [
    seed | 0,
    Math.floor(seed / 2 ** 32) | 0,
    ...Array.from(name, char => char.codePointAt(0) ?? 0),
  ]
  const state = [0, 1, 2, 3].map(lane =>
    words.reduce((hash, word) => mix((Math.imul(hash, 5) + 0x9e3779b9 + word) | 0), mix(lane + 0x243f6a88)),
  )
  // An all-zero state is the one that never leaves zero.
  const safe = state.some(word => word !== 0) ? state : xoroshiro128plus(1).getState()
  const warm = restoreRandom(safe)
  for (let i = 0; i < 16; i++) warm.bits()
  return warm.state()
}
