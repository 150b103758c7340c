import {describe, expect, it} from 'vitest'
import {activationFunctions} from '../../src/labs/activations/functions.ts'
import {normaliseBatch} from '../../src/labs/convolution/normalise.ts'
import {convolve, type Grid, maxPool, meanPool, slideOver} from '../../src/labs/convolution/slide.ts'
import {decayed, descend} from '../../src/labs/gradient-descent/descend.ts'
import {asymmetricCost, drawSales, fitSales, squaredError} from '../../src/labs/losses/regression.ts'
import {initialIrisWeights, splitIris} from '../../src/labs/optimizers/iris-network.ts'
import {lineUp, race} from '../../src/labs/optimizers/race.ts'
import {rules} from '../../src/labs/optimizers/rules.ts'
import {backpropagate, penaltyOf} from '../../src/labs/regularization/network.ts'
import reference from '../fixtures/labs/reference.json' with {type: 'json'}
import {compute, fact, labData} from './compute.ts'

const drain = <T>(steps: Generator<unknown, T>): T => {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

function expectClose(got: ArrayLike<number>, expected: readonly number[], error: number) {
  expect(got.length).toBe(expected.length)
  expected.forEach((value, i) => {
    expect(Math.abs((got[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(error * Math.max(1, Math.abs(value)))
  })
}

describe('the labs against TensorFlow', () => {
  it.each(reference.gradientDescent)(
    'gradient descent, lr $rate, decay $decay: every bit',
    ({rate, decay, ...run}) => {
      const steps = descend(5, 40, decayed(rate, decay, 1))
      expect(steps.map(({w}) => Math.fround(w))).toEqual(run.w)
      expect(steps.map(({loss}) => Math.fround(loss))).toEqual(run.losses)
    },
  )

  it.each(activationFunctions.map(f => [f.name, f] as const))('%s and its slope', (name, f) => {
    const {x, ...expected} = reference.activations
    const {y, slope} = expected[name as keyof typeof expected]
    // TensorFlow keeps this attribute as a float32.
    const leak = Math.fround(0.01)
    expectClose(
      x.map(at => f.value(at, leak)),
      y,
      1e-14,
    )
    expectClose(
      x.map(at => f.slope(at, leak)),
      slope,
      1e-14,
    )
  })

  it('cross-entropy both ways', () => {
    const result = compute('losses', {steps: 1})
    expectClose(fact(result, 'softmaxThenCrossEntropy') as number[], reference.crossEntropy.separate, 1e-14)
    expectClose(fact(result, 'fromLogits') as number[], reference.crossEntropy.fused, 1e-14)
  })

  it('the regressions of the sales', () => {
    const sales = drawSales(23_455, 32, 0.05)
    expectClose(sales.truth, reference.regression.truth, 1e-7)
    for (const [cost, expected, error] of [
      [squaredError, reference.regression.mse, 1e-5],
      // Its slope jumps, so the last step depends on which side of a row float32 ends.
      [asymmetricCost(1, 99), reference.regression.asymmetric, 5e-3],
    ] as const) {
      const [start1 = 0, start2 = 0] = expected.start
      const {w1, w2} = drain(fitSales(sales, cost, [start1, start2], 0.002, 15_000))
      expectClose([w1.at(-1) ?? 0, w2.at(-1) ?? 0], expected.w, error)
    }
  })

  it('the split of iris and the first weights', () => {
    if (!labData.iris) throw new Error('no iris')
    const {train, test} = splitIris(labData.iris, 116)
    expect([train.y.length, test.y.length]).toEqual([120, 30])
    expect(test.y).toEqual(reference.iris.testLabels)
    expectClose(train.x[0] ?? [], reference.iris.firstRow, 1e-6)
    expectClose(initialIrisWeights(1), reference.iris.sgd.start, 2e-7)
  })

  it('the five optimizers on iris, epoch by epoch', () => {
    if (!labData.iris) throw new Error('no iris')
    const runners = lineUp(rules, initialIrisWeights(1))
    const options = {
      learningRate: 0.1,
      beta: 0.9,
      beta1: 0.9,
      beta2: 0.999,
      epochs: 500,
      batchSize: 32,
      now: () => 0,
    }
    drain(race(runners, splitIris(labData.iris, 116), options))
    for (const {rule, loss, accuracy} of runners) {
      const expected: {losses: readonly number[]; last?: number; accuracy?: number} = reference.iris[rule.id]
      // Dividing by √V magnifies what float32 rounds off.
      expectClose(loss.slice(0, 20), expected.losses, rule.id === 'sgd' || rule.id === 'sgdm' ? 1e-6 : 1e-3)
      if (expected.last !== undefined) expect(loss.at(-1)).toBeCloseTo(expected.last, 5)
      if (expected.accuracy !== undefined) expect(accuracy.at(-1)).toBe(expected.accuracy)
    }
  })

  it.each(['none', 'l1', 'l2'] as const)('loss and gradient of the 2-11-1 network, %s', name => {
    const {x, y, parameters} = reference.regularization
    const expected = reference.regularization[name]
    const penalty = {l1: name === 'l1' ? 0.03 : 0, l2: name === 'l2' ? 0.03 : 0}
    const network = {hidden: 11, parameters: Float64Array.from(parameters)}
    const points = {
      x1: Float64Array.from(x, row => row[0] ?? 0),
      x2: Float64Array.from(x, row => row[1] ?? 0),
      y: Float64Array.from(y),
    }
    const gradient = new Float64Array(parameters.length)
    const mse = backpropagate(network, points, 0, y.length, penalty, gradient)
    expect(mse).toBeCloseTo(expected.mse, 12)
    expect(penaltyOf(network, penalty)).toBeCloseTo(expected.penalty, 12)
    expectClose(gradient, expected.gradient, 1e-12)
  })

  it.each(reference.convolution.cases)('convolution and pooling, stride $stride, $padding', one => {
    const {image, kernel, stride} = one
    const slide = slideOver(image, kernel.length, kernel[0]?.length ?? 0, stride, one.padding as 'same')
    expect(convolve(image, kernel, slide, 0)).toEqual(one.output)
    expect(maxPool(image, slide)).toEqual(one.max)
    const rounded = (grid: Grid) => grid.map(row => row.map(value => value.toFixed(10)))
    expect(rounded(meanPool(image, slide))).toEqual(rounded(one.mean))
  })

  it('batch normalisation', () => {
    const {batch, normalised} = reference.convolution
    expectClose(normaliseBatch(batch, 1, 0, 0.001).output, normalised, 1e-6)
  })
})
