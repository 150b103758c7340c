import {expect, it} from 'vitest'
import {baseFor, rateAt} from '../../../src/trainers/session/schedules.ts'

const exponential = {name: 'exponential', decayRate: 0.99, decayEpochs: 1} as const
const constant = {...exponential, name: 'constant'} as const

it('decays as the notes’ table does: 0.2 · 0.99 ^ epoch', () => {
  expect([0, 1, 2, 39].map(epoch => rateAt(exponential, 0.2, epoch))).toEqual([
    0.2,
    0.2 * 0.99,
    0.2 * 0.99 ** 2,
    0.2 * 0.99 ** 39,
  ])
})

it('decays by the rate in so many epochs', () => {
  expect(rateAt({...exponential, decayRate: 0.5, decayEpochs: 10}, 1, 20)).toBe(0.25)
})

it('stays', () => {
  expect(rateAt(constant, 0.1, 500)).toBe(0.1)
  expect(baseFor(constant, 0.03, 500)).toBe(0.03)
})

it('goes on decaying from a rate set by hand', () => {
  const base = baseFor(exponential, 0.5, 7)
  expect(rateAt(exponential, base, 7)).toBeCloseTo(0.5, 14)
  expect(rateAt(exponential, base, 8)).toBeCloseTo(0.5 * 0.99, 14)
})
