import {describe, expect, it} from 'vitest'
import {spreadOf} from '../../../src/trainers/applying/spread.ts'

describe('how values lie', () => {
  it('is their mean, their deviation and how many there are of each', () => {
    const spread = spreadOf(Float32Array.of(-1, -1, 0, 0, 0, 0, 1, 1))
    expect(spread).toMatchObject({least: -1, most: 1, mean: 0})
    expect(spread?.deviation).toBeCloseTo(Math.sqrt(0.5))
    expect(spread?.bins.filter(Boolean)).toEqual([2, 4, 2])
    expect(spread?.bins[20]).toBe(4)
    expect(spread?.bins.at(-1)).toBe(2)
  })

  it('leaves out what is no finite number, and is nothing where none is', () => {
    const values = Float32Array.of(Number.NaN, 2, Number.POSITIVE_INFINITY, 2)
    expect(spreadOf(values)).toMatchObject({least: 2, most: 2, mean: 2, deviation: 0})
    expect(spreadOf(values)?.bins.reduce((a, b) => a + b)).toBe(2)
    expect(spreadOf(Float32Array.of(Number.NaN))).toBe(undefined)
    expect(spreadOf([])).toBe(undefined)
  })

  it('has parts even between the ends of all numbers', () => {
    const {bins = []} = spreadOf([-Number.MAX_VALUE, Number.MAX_VALUE]) ?? {}
    expect(bins.reduce((a, b) => a + b)).toBe(2)
    expect([bins[0], bins.at(-1)]).toEqual([1, 1])
  })
})
