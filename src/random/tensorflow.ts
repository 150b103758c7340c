/**
 * TensorFlow's own random numbers: Philox4x32-10 keyed as the stateful ops of `tf.random` are when only the
 * op's seed is given (`tf.random.normal(shape, seed=1)` as the first such call of a program). The notes' seeds
 * thus give the notes' initial weights.
 *
 * Sources: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3"; TensorFlow's
 * core/lib/random/{philox_random,random_distributions}.h. Sine, cosine and logarithm are rounded from double
 * precision, so a float32 may differ from TensorFlow's in its last bit.
 */

/** What TensorFlow uses where the program sets no global seed. */
const defaultGraphSeed = 87654321
/** Op seeds are taken modulo this. */
const seeds = 2147483647
/** Box–Muller's guard against log(0). */
const epsilon = Math.fround(1e-7)
/** Counters that a call sets aside for every value it returns. */
const countersPerValue = 256
/** Counters that each group of four truncated normals has to itself. */
const countersPerTruncatedGroup = 256

type Four = [number, number, number, number]

/** The upper 32 bits of the 64-bit product of two unsigned integers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const carried = aLow * bHigh + (middle % 0x10000)
  return aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carried / 0x10000)
}

/** The four numbers that belong to counter (index, opSeed) under TensorFlow's default key. */
function philox(index: number, opSeed: number): Four {
  const seed = ((opSeed % seeds) + seeds) % seeds
  let [c0, c1, c2, c3]: Four = [index >>> 0, Math.floor(index / 2 ** 32) >>> 0, seed, 0]
  let k0 = defaultGraphSeed
  let k1 = 0
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, c0)
    const low0 = Math.imul(0xd2511f53, c0) >>> 0
    const high1 = multiplyHigh(0xcd9e8d57, c2)
    const low1 = Math.imul(0xcd9e8d57, c2) >>> 0
    ;[c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0]
    k0 = (k0 + 0x9e3779b9) >>> 0
    k1 = (k1 + 0xbb67ae85) >>> 0
  }
  return [c0, c1, c2, c3]
}

const toFloat = (bits: number) => (bits & 0x7fffff) / 0x800000
const toDouble = (high: number, low: number) => (high & 0xfffff) / 2 ** 20 + low / 2 ** 52

/** Two standard normals from two uniform numbers in [0, 1); `round` is applied wherever TensorFlow's type rounds. */
function boxMuller(u: number, v: number, round: (value: number) => number): [number, number] {
  const radius = round(Math.sqrt(round(-2 * round(Math.log(Math.max(u, epsilon))))))
  const angle = round(2 * Math.PI * v)
  return [round(round(Math.sin(angle)) * radius), round(round(Math.cos(angle)) * radius)]
}

const exactly = (value: number) => value

const fourNormals = ([a, b, c, d]: Four) => [
  ...boxMuller(toFloat(a), toFloat(b), Math.fround),
  ...boxMuller(toFloat(c), toFloat(d), Math.fround),
]

function fill(count: number, group: (index: number) => readonly number[]): Float64Array {
  const values = new Float64Array(count)
  for (let done = 0, index = 0; done < count; index++)
    for (const value of group(index)) if (done < count) values[done++] = value
  return values
}

export type RandomFloat = 'float32' | 'float64'

/** `tf.random.uniform(…, seed)` over [0, 1), before scaling. */
export function tensorflowUniform(count: number, seed: number, dtype: RandomFloat = 'float32'): Float64Array {
  return fill(count, index => {
    const [a, b, c, d] = philox(index, seed)
    return dtype === 'float32' ? [a, b, c, d].map(toFloat) : [toDouble(a, b), toDouble(c, d)]
  })
}

/** `tf.random.uniform(…, minval, maxval, dtype=int32, seed)`: whole numbers in [low, high). */
export function tensorflowIntegers(count: number, seed: number, low: number, high: number): Float64Array {
  return fill(count, index => philox(index, seed).map(bits => (low + (bits % (high - low))) | 0))
}

/** `tf.random.normal(…, seed)` with mean 0 and deviation 1. */
export function tensorflowNormal(count: number, seed: number, dtype: RandomFloat = 'float32'): Float64Array {
  return fill(count, index => {
    const bits = philox(index, seed)
    if (dtype === 'float32') return fourNormals(bits)
    return boxMuller(toDouble(bits[0], bits[1]), toDouble(bits[2], bits[3]), exactly)
  })
}

/**
 * `tf.random.truncated_normal(…, seed)`: values beyond two deviations are drawn again. The op goes on where its last
 * call in the same program stopped: `drawnBefore` is how many values earlier calls with this seed have returned.
 */
export function tensorflowTruncatedNormal(count: number, seed: number, drawnBefore = 0): Float64Array {
  const start = drawnBefore * countersPerValue
  return fill(count, group => {
    const kept: number[] = []
    for (let counter = start + group * countersPerTruncatedGroup; kept.length < 4; counter++) {
      for (const value of fourNormals(philox(counter, seed)))
        if (Math.abs(value) < 2 && kept.length < 4) kept.push(value)
    }
    return kept
  })
}
