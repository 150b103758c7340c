import {describe, expect, it} from 'vitest'
import {
  tensorflowIntegers,
  tensorflowNormal,
  tensorflowTruncatedNormal,
  tensorflowUniform,
} from '../../src/random/tensorflow.ts'
import fixture from '../fixtures/labs/random.json' with {type: 'json'}

function expectClose(got: ArrayLike<number>, expected: readonly number[], relative: number) {
  expect(got.length).toBe(expected.length)
  expected.forEach((value, i) => {
    expect(Math.abs((got[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(
      relative * Math.max(1, Math.abs(value)),
    )
  })
}

describe.each(fixture.cases)('TensorFlow’s generator, seed $seed', expected => {
  const {seed} = expected

  it('draws the same uniform numbers', () => {
    expectClose(tensorflowUniform(10, seed), expected.uniform, 0)
    expectClose(tensorflowUniform(5, seed, 'float64'), expected.uniform64, 0)
    expectClose(tensorflowIntegers(10, seed, -3, 20), expected.integers, 0)
  })

  it('draws the same normal numbers, but for the last bit', () => {
    expectClose(tensorflowNormal(11, seed), expected.normal, 2e-7)
    expectClose(tensorflowNormal(5, seed, 'float64'), expected.normal64, 1e-14)
    expectClose(tensorflowTruncatedNormal(30, seed), expected.truncated, 2e-7)
    expectClose(tensorflowTruncatedNormal(3, seed, 12), expected.truncatedSecond, 2e-7)
  })
})
