import {describe, expect, it} from 'vitest'
import {numpyRandom} from '../../src/random/numpy.ts'
import fixture from '../fixtures/labs/numpy.json' with {type: 'json'}

describe.each(fixture.cases)('NumPy’s generator, seed $seed', ({seed, ...expected}) => {
  const times = <T>(n: number, draw: () => T) => Array.from({length: n}, draw)

  it('draws the same doubles', () => {
    const random = numpyRandom(seed)
    expect(times(5, random.randomSample)).toEqual(expected.randomSample)
    times(992, random.randomSample)
    expect(times(3, random.randomSample)).toEqual(expected.late)
  })

  it('draws the same normal and uniform numbers', () => {
    const normal = numpyRandom(seed)
    for (const value of expected.standardNormal) expect(normal.standardNormal()).toBeCloseTo(value, 14)
    const random = numpyRandom(seed)
    expect(times(3, () => random.uniform(-0.05, 0.05))).toEqual(expected.uniform)
  })

  it('permutes and shuffles alike', () => {
    expect(numpyRandom(seed).permutation(150)).toEqual(expected.permutation)
    const rows = times(20, () => 0).map((_, i) => [2 * i, 2 * i + 1])
    numpyRandom(seed).shuffle(rows)
    expect(rows).toEqual(expected.shuffledRows)
    numpyRandom(seed).shuffle(rows)
    expect(rows).toEqual(expected.shuffledAgain)
  })
})
