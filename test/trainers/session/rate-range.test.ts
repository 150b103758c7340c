import {describe, expect, it} from 'vitest'
import {rangeOf, smoothed, turnOf} from '../../../src/trainers/session/rate-range.ts'

const rates = Array.from({length: 100}, (_, i) => 1e-7 * 1e8 ** (i / 99))

/** Falls from 2.3 by `fall` about the rate `at`, and rises beyond `turn`. */
const curve = ({at = 1e-3, turn = 1e-1, fall = 1.5}) => ({
  rates,
  losses: rates.map(rate => 2.3 - fall / (1 + (at / rate) ** 2) + (rate / turn) ** 2 * 0.1),
})

const within = (value: number, low: number, high: number) => {
  expect(value).toBeGreaterThan(low)
  expect(value).toBeLessThan(high)
}

describe('of a curve', () => {
  it('the steepest fall and the turn are found where they are', () => {
    const turn = turnOf(curve({}))
    if ('code' in turn) throw new Error(turn.code)
    within(turn.steepest, 5e-4, 2e-3)
    within(turn.lowest, 4e-3, 5e-2)
  })

  it('means look as far back as ahead, so that a straight line stays where it is', () => {
    const line = Array.from({length: 20}, (_, i) => 10 - i)
    for (const [i, mean] of smoothed(line).entries()) expect(mean).toBeCloseTo(line[i] as number, 9)
  })

  it('the end is where all is learnt, though the loss stays low at any rate', () => {
    const losses = rates.map(rate => 2 / (1 + (rate / 1e-2) ** 2))
    const turn = turnOf({rates, losses})
    if ('code' in turn) throw new Error(turn.code)
    within(turn.lowest, 3e-2, 2e-1)
  })

  it('one that ran away is read as far as it went', () => {
    const {losses} = curve({})
    const turn = turnOf({rates, losses: [...losses.slice(0, 80), Number.POSITIVE_INFINITY]})
    expect(turn).toMatchObject({steepest: expect.any(Number)})
  })
})

describe('the range', () => {
  it('begins at the steepest fall and ends well before the first turn', () => {
    const range = rangeOf([curve({}), curve({turn: 3e-2}), curve({at: 2e-3})])
    if ('code' in range) throw new Error(range.code)
    within(range.low, 5e-4, 3e-3)
    within(range.high, 1.5e-3, 1e-2)
    expect(range.low).toBeLessThan(range.high)
    within(range.suggested, range.low * 0.99, range.high * 1.01)
    expect(range.suggested).toBe(Number(range.suggested.toPrecision(1)))
  })

  it.each([
    ['rates-flat', [curve({}), curve({fall: 0.01})]],
    ['rates-open', [curve({}), curve({at: 10, turn: 1e9})]],
    ['rates-apart', [curve({at: 1e-5, turn: 1e-3}), curve({at: 1e-2, turn: 10})]],
  ] as const)('is not guessed: %s', (code, curves) => {
    expect(rangeOf(curves)).toMatchObject({code})
  })
})
