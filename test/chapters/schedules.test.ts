import {describe, expect, it} from 'vitest'
import {baseFor, rateAt, type Schedule} from '../../src/chapters/schedules.ts'

const exponential: Schedule = {
  name: 'exponential',
  decayRate: 0.99,
  decayEpochs: 1,
  cosineFloor: 0,
  warmupEpochs: 0,
  epochs: 40,
}
const constant: Schedule = {...exponential, name: 'constant'}
const cosine: Schedule = {...exponential, name: 'cosine', epochs: 4}

const at = (epoch: number, step = 0, steps = 10) => ({epoch, step, steps})

it('decays as the notes’ table does: 0.2 · 0.99 ^ epoch', () => {
  expect([0, 1, 2, 39].map(epoch => rateAt(exponential, 0.2, at(epoch, 7)))).toEqual([
    0.2,
    0.2 * 0.99,
    0.2 * 0.99 ** 2,
    0.2 * 0.99 ** 39,
  ])
})

it('decays by the rate in so many epochs', () => {
  expect(rateAt({...exponential, decayRate: 0.5, decayEpochs: 10}, 1, at(20))).toBe(0.25)
})

it('stays', () => {
  expect(rateAt(constant, 0.1, at(500, 3))).toBe(0.1)
  expect(baseFor(constant, 0.03, at(500, 3))).toBe(0.03)
})

it('goes on decaying from a rate set by hand', () => {
  const base = baseFor(exponential, 0.5, at(7))
  expect(rateAt(exponential, base, at(7))).toBeCloseTo(0.5, 14)
  expect(rateAt(exponential, base, at(8))).toBeCloseTo(0.5 * 0.99, 14)
})

describe('a cosine', () => {
  it('falls step by step over all epochs, to its floor', () => {
    expect(rateAt(cosine, 1, at(0))).toBe(1)
    expect(rateAt(cosine, 1, at(2))).toBeCloseTo(0.5, 14)
    expect(rateAt(cosine, 1, at(3, 9))).toBeCloseTo(0.5 * (1 + Math.cos((Math.PI * 39) / 40)), 14)
    expect(rateAt({...cosine, cosineFloor: 0.1}, 1, at(2))).toBeCloseTo(0.55, 14)
    expect(rateAt({...cosine, cosineFloor: 0.1}, 1, at(9))).toBe(0.1)
  })

  it('begins after the warm-up', () => {
    const warm = {...cosine, warmupEpochs: 1}
    expect(rateAt(warm, 1, at(1))).toBe(1)
    expect(rateAt(warm, 1, at(2, 5))).toBeCloseTo(0.5, 14)
  })
})

describe('a warm-up', () => {
  const warm = {...constant, warmupEpochs: 1.5}

  it('rises from none, also over parts of an epoch', () => {
    expect([at(0), at(0, 3), at(1), at(1, 5), at(8)].map(moment => rateAt(warm, 0.3, moment))).toEqual([
      0,
      0.3 * (3 / 15),
      0.3 * (10 / 15),
      0.3,
      0.3,
    ])
  })

  it('takes a rate set by hand for the one that it leads to', () => {
    expect(baseFor(warm, 0.5, at(0))).toBe(0.5)
  })
})
