import {numpyRandom} from '../../random/numpy.ts'
import {tensorflowTruncatedNormal} from '../../random/tensorflow.ts'
import type {LabelledRows} from '../lab.ts'
import {argmax, softmax} from '../numbers.ts'

/** Measurements and classes, row by row. */
export interface Rows {
  readonly x: readonly (readonly number[])[]
  readonly y: readonly number[]
}

const testRows = 30
const features = 4
const classes = 3

/**
 * The notes' split: features and labels are each shuffled by NumPy with the same seed, and so stay together; the
 * last 30 rows are the test set.
 */
export function splitIris(iris: LabelledRows, seed: number): {train: Rows; test: Rows} {
  const x = [...iris.rows]
  const y = [...iris.labels]
  numpyRandom(seed).shuffle(x)
  numpyRandom(seed).shuffle(y)
  const cut = x.length - testRows
  return {train: {x: x.slice(0, cut), y: y.slice(0, cut)}, test: {x: x.slice(cut), y: y.slice(cut)}}
}

/**
 * The notes' initial weights, w 4 × 3 row by row and then b:
 * `tf.random.truncated_normal(…, stddev=0.1, seed=seed)`, w first and b in a second call.
 */
export function initialIrisWeights(seed: number): Float64Array {
  const w = tensorflowTruncatedNormal(features * classes, seed)
  const b = tensorflowTruncatedNormal(classes, seed, w.length)
  return Float64Array.from([...w, ...b], value => value * 0.1)
}

function probabilities(weights: Float64Array, row: readonly number[]): number[] {
  const sums = Array.from({length: classes}, (_, k) => {
    let sum = weights[features * classes + k] as number
    for (let j = 0; j < features; j++) sum += (row[j] as number) * (weights[j * classes + k] as number)
    return sum
  })
  return softmax(sums)
}

/**
 * Mean squared error between softmax and one-hot answers over rows from … to−1, and its gradient by every weight,
 * which is written into `gradient`.
 */
export function irisLoss(
  weights: Float64Array,
  {x, y}: Rows,
  from: number,
  to: number,
  gradient: Float64Array,
): number {
  gradient.fill(0)
  const share = 1 / ((to - from) * classes)
  let loss = 0
  for (let i = from; i < to; i++) {
    const row = x[i] as readonly number[]
    const p = probabilities(weights, row)
    const slopes = p.map((value, k) => 2 * share * (value - (y[i] === k ? 1 : 0)))
    const inner = slopes.reduce((total, slope, k) => total + slope * (p[k] as number), 0)
    for (let k = 0; k < classes; k++) {
      const value = p[k] as number
      loss += share * (value - (y[i] === k ? 1 : 0)) ** 2
      // Through softmax: ∂loss/∂sumₖ = pₖ · (slopeₖ − Σ slope·p).
      const back = value * ((slopes[k] as number) - inner)
      for (let j = 0; j < features; j++) {
        const at = j * classes + k
        gradient[at] = (gradient[at] as number) + back * (row[j] as number)
      }
      const bias = features * classes + k
      gradient[bias] = (gradient[bias] as number) + back
    }
  }
  return loss
}

/** Share of rows whose largest probability is the right one. */
export const irisAccuracy = (weights: Float64Array, {x, y}: Rows): number =>
  x.filter((row, i) => argmax(probabilities(weights, row)) === y[i]).length / x.length
