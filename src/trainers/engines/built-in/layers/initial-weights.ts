import {tensorflowTruncatedNormal} from '../../../../random/tensorflow.ts'
import {deriveKey, hashText, type Key, normalAt, uniformAt} from '../ops/counter-random.ts'

/**
 * What `tf.random.truncated_normal(shape, stddev=deviation, seed=seed)` draws with the run's seed, after earlier calls
 * of the same program have drawn so many numbers.
 */
export interface TruncatedNormal {
  readonly deviation: number
  readonly drawnBefore: number
}

export type InitialValues = TruncatedNormal | NamedValues

type NamedValues = 'zeros' | 'ones' | 'glorotUniform' | 'orthogonal' | 'embeddingUniform' | 'forgetBias'

type Fill = (shape: readonly number[], key: Key) => Float32Array<ArrayBuffer>

const sizeOf = (shape: readonly number[]): number => shape.reduce((size, dimension) => size * dimension, 1)

const uniform = (shape: readonly number[], key: Key, limit: number): Float32Array<ArrayBuffer> => {
  const values = new Float32Array(sizeOf(shape))
  for (let i = 0; i < values.length; i++) values[i] = (2 * uniformAt(key, i) - 1) * limit
  return values
}

/** Keras' initialisers as pure functions of shape and key. */
const fills: Record<NamedValues, Fill> = {
  zeros: shape => new Float32Array(sizeOf(shape)),
  ones: shape => new Float32Array(sizeOf(shape)).fill(1),
  /** ±√(6 / (fan in + fan out)); a convolution's fans count its receptive field. */
  glorotUniform: (shape, key) => {
    const [inputs, outputs] = shape.slice(-2) as [number, number]
    const field = sizeOf(shape.slice(0, -2))
    return uniform(shape, key, Math.sqrt(6 / (field * (inputs + outputs))))
  },
  embeddingUniform: (shape, key) => uniform(shape, key, 0.05),
  orthogonal,
  /** LSTM's bias [4u]: ones for the forget gate, the second of the four. */
  forgetBias: shape => {
    const values = new Float32Array(sizeOf(shape))
    return values.fill(1, values.length / 4, values.length / 2)
  },
}

/**
 * The values a weight starts with: a function of the run's seed and the names of layer and weight alone (TensorFlow's
 * own numbers: of the seed and the place in their stream).
 */
export function initialWeights(
  kind: InitialValues,
  shape: readonly number[],
  from: {readonly seed: number; readonly layer: string; readonly weight: string},
): Float32Array<ArrayBuffer> {
  if (typeof kind === 'object') return truncatedNormal(kind, shape, from.seed)
  return fills[kind](shape, deriveKey(from.seed, hashText(from.layer), hashText(from.weight)))
}

function truncatedNormal(
  {deviation, drawnBefore}: TruncatedNormal,
  shape: readonly number[],
  seed: number,
): Float32Array<ArrayBuffer> {
  const scale = Math.fround(deviation)
  return Float32Array.from(
    tensorflowTruncatedNormal(sizeOf(shape), seed, drawnBefore),
    value => value * scale,
  )
}

/**
 * A random matrix with orthonormal rows or columns (the fewer of both), uniformly distributed: Gram–Schmidt, done
 * twice for accuracy, on normal vectors in float64. It leaves R's diagonal positive, as Keras corrects its QR to.
 */
function orthogonal(shape: readonly number[], key: Key): Float32Array<ArrayBuffer> {
  const [rows, columns] = shape as [number, number]
  const count = Math.min(rows, columns)
  const length = Math.max(rows, columns)
  const basis: Float64Array[] = []
  for (let k = 0; k < count; k++) {
    const vector = Float64Array.from({length}, (_, i) => normalAt(key, k * length + i))
    for (let pass = 0; pass < 2; pass++) for (const other of basis) subtractProjection(vector, other)
    const scale = 1 / Math.sqrt(dot(vector, vector))
    for (let i = 0; i < length; i++) vector[i] = (vector[i] as number) * scale
    basis.push(vector)
  }
  const values = new Float32Array(rows * columns)
  for (const [k, vector] of basis.entries()) {
    for (let i = 0; i < length; i++) {
      values[rows < columns ? k * columns + i : i * columns + k] = vector[i] as number
    }
  }
  return values
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

function subtractProjection(vector: Float64Array, unit: Float64Array): void {
  const share = dot(vector, unit)
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) - share * (unit[i] as number)
}
