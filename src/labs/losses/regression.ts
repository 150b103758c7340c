import {numpyRandom} from '../../random/numpy.ts'

/** What a day's sales were (y_) and what was known before (x1, x2). */
export interface Sales {
  readonly x1: readonly number[]
  readonly x2: readonly number[]
  readonly truth: readonly number[]
}

/**
 * y_ = x1 + x2 + U(−noise, noise), as the notes draw it: all of x from `RandomState(seed).rand(rows, 2)`, then one
 * more number for the noise of each row.
 */
export function drawSales(seed: number, rows: number, noise: number): Sales {
  const random = numpyRandom(seed)
  const x = Array.from({length: rows}, () => [random.randomSample(), random.randomSample()] as const)
  return {
    x1: x.map(([x1]) => x1),
    x2: x.map(([, x2]) => x2),
    truth: x.map(([x1, x2]) => x1 + x2 + (random.randomSample() * 2 * noise - noise)),
  }
}

/** A loss of one prediction, and its slope by the prediction. */
export interface CostFunction {
  readonly value: (prediction: number, truth: number) => number
  readonly slope: (prediction: number, truth: number) => number
  /** Whether the rows' losses are averaged (MSE) or added up (money). */
  readonly averaged: boolean
}

export const squaredError: CostFunction = {
  value: (y, truth) => (y - truth) ** 2,
  slope: (y, truth) => 2 * (y - truth),
  averaged: true,
}

/** What is made too much loses its `cost`, what is made too little its `profit`. */
export const asymmetricCost = (cost: number, profit: number): CostFunction => ({
  value: (y, truth) => (y > truth ? (y - truth) * cost : (truth - y) * profit),
  slope: (y, truth) => (y > truth ? cost : -profit),
  averaged: false,
})

export interface Fit {
  /** Steps at which the trace was taken, 0 first. */
  readonly at: readonly number[]
  readonly w1: readonly number[]
  readonly w2: readonly number[]
  readonly loss: readonly number[]
}

/** How many points of a trace are kept. */
const tracePoints = 300

/** Fits y = x1·w1 + x2·w2 to the sales by gradient descent on all rows at once; yields the steps done. */
export function* fitSales(
  {x1, x2, truth}: Sales,
  {value, slope, averaged}: CostFunction,
  [start1, start2]: readonly [number, number],
  learningRate: number,
  steps: number,
): Generator<number, Fit, void> {
  const share = averaged ? 1 / truth.length : 1
  const every = Math.max(1, Math.ceil(steps / tracePoints))
  const trace = {at: [] as number[], w1: [] as number[], w2: [] as number[], loss: [] as number[]}
  let [w1, w2] = [start1, start2]
  for (let step = 0; step <= steps; step++) {
    let [g1, g2, loss] = [0, 0, 0]
    for (let row = 0; row < truth.length; row++) {
      const [a, b, wanted] = [x1[row] as number, x2[row] as number, truth[row] as number]
      const y = a * w1 + b * w2
      const s = slope(y, wanted)
      g1 += s * a
      g2 += s * b
      loss += value(y, wanted)
    }
    if (step % every === 0 || step === steps) {
      trace.at.push(step)
      trace.w1.push(w1)
      trace.w2.push(w2)
      trace.loss.push(loss * share)
    }
    if (step === steps) break
    w1 -= learningRate * share * g1
    w2 -= learningRate * share * g2
    if (step % 256 === 255) yield step + 1
  }
  return trace
}
