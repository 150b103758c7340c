/** A seeded stream of random numbers. The same seed and stream give the same numbers on every machine. */
export interface Random {
  /** In [0, 1). */
  uniform(): number
  /** In [low, high). */
  between(low: number, high: number): number
  /** An integer in [0, below). */
  integer(below: number): number
  /** Normally distributed, mean 0, standard deviation 1. */
  normal(): number
  chance(probability: number): boolean
  pick<T>(choices: readonly T[]): T
  /** In place. */
  shuffle(items: unknown[]): void
}

/** Spreads nearby seeds far apart (the finaliser of MurmurHash3). */
function mix(x: number): number {
  let h = x | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/**
 * sfc32 (Chris Doty-Humphrey's small fast counting generator). A sample that is drawn from a stream of its own does
 * not depend on how many samples were drawn before it.
 */
export function createRandom(seed: number, ...stream: readonly number[]): Random {
  let a = mix(seed)
  let b = mix(Math.floor(seed / 2 ** 32) ^ 0x9e3779b9)
  let c = 0x243f6a88
  for (const part of stream) {
    a = mix(a ^ part)
    b = mix(b + Math.imul(part, 0x9e3779b1))
    c = mix(c ^ b)
  }
  let counter = 1
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 12; i++) next()

  const uniform = () => next() / 2 ** 32
  const integer = (below: number) => Math.floor(uniform() * below)
  return {
    uniform,
    integer,
    between: (low, high) => low + (high - low) * uniform(),
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    chance: probability => uniform() < probability,
    pick: <T>(choices: readonly T[]) => choices[integer(choices.length)] as T,
    shuffle: items => {
      for (let i = items.length - 1; i > 0; i--) {
        const j = integer(i + 1)
        const moved = items[i]
        items[i] = items[j]
        items[j] = moved
      }
    },
  }
}
