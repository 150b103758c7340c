/**
 * NumPy's legacy generator (`np.random.seed`, `np.random.RandomState`): MT19937 with `init_genrand` seeding and
 * the frozen legacy distributions, so that the notes' seeds give the notes' rows.
 *
 * Sources: Matsumoto and Nishimura's mt19937ar.c; NumPy's NEP 19, which freezes these streams.
 */
export interface NumpyRandom {
  /** The next 32 bits, as an unsigned integer. */
  nextUint32(): number
  /** `random_sample()` / `rand()`: 53-bit double in [0, 1). */
  randomSample(): number
  /** `uniform(low, high)`. */
  uniform(low: number, high: number): number
  /** `standard_normal()` / `randn()`: polar Box–Muller, which keeps every second value for the next call. */
  standardNormal(): number
  /** A whole number in [0, max], by masked rejection as `shuffle` draws it. */
  interval(max: number): number
  /** `shuffle(x)`: in place, from the last element down. */
  shuffle<T>(items: T[]): void
  /** `permutation(n)`: the numbers 0 … n−1, shuffled. */
  permutation(n: number): number[]
}

const size = 624
const middle = 397

/** The state after `np.random.seed(seed)`; only the lower 32 bits of `seed` count, as in NumPy. */
function seededState(seed: number): Uint32Array {
  const state = new Uint32Array(size)
  state[0] = seed >>> 0
  for (let i = 1; i < size; i++) {
    const previous = state[i - 1] as number
    state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i
  }
  return state
}

/** One pass over the whole state: the next 624 untempered numbers. */
function twist(state: Uint32Array): void {
  for (let i = 0; i < size; i++) {
    const joined = ((state[i] as number) & 0x80000000) | ((state[(i + 1) % size] as number) & 0x7fffffff)
    const odd = joined & 1 ? 0x9908b0df : 0
    state[i] = (state[(i + middle) % size] as number) ^ (joined >>> 1) ^ odd
  }
}

/** A generator that stands where `np.random.seed(seed)` puts NumPy's. */
export function numpyRandom(seed: number): NumpyRandom {
  const state = seededState(seed)
  let position = size
  let spare: number | undefined

  function nextUint32(): number {
    if (position === size) {
      twist(state)
      position = 0
    }
    let y = state[position++] as number
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    return (y ^ (y >>> 18)) >>> 0
  }

  function randomSample(): number {
    const high = nextUint32() >>> 5
    const low = nextUint32() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  function standardNormal(): number {
    if (spare !== undefined) {
      const value = spare
      spare = undefined
      return value
    }
    for (;;) {
      const x = 2 * randomSample() - 1
      const y = 2 * randomSample() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * Math.log(square)) / square)
      spare = factor * x
      return factor * y
    }
  }

  function interval(max: number): number {
    if (max === 0) return 0
    const mask = 2 ** (32 - Math.clz32(max)) - 1
    for (;;) {
      const value = (nextUint32() & mask) >>> 0
      if (value <= max) return value
    }
  }

  function shuffle<T>(items: T[]): void {
    for (let i = items.length - 1; i > 0; i--) {
      const j = interval(i)
      const held = items[i] as T
      items[i] = items[j] as T
      items[j] = held
    }
  }

  return {
    nextUint32,
    randomSample,
    uniform: (low, high) => low + (high - low) * randomSample(),
    standardNormal,
    interval,
    shuffle,
    permutation(n) {
      const numbers = Array.from({length: n}, (_, i) => i)
      shuffle(numbers)
      return numbers
    },
  }
}
