import {describe, expect, it} from 'vitest'
import {sample} from '../../../src/drawing/charts/sample.ts'

const count = 100_000
const x = Float64Array.from({length: count}, (_, index) => index + 1)
const window = {from: 1, to: count}
/** A curve that comes down, with the noise of a training. */
const quiet = Float64Array.from(x, epoch => 1 + 100 / (epoch + 100) + 0.05 * Math.sin(epoch * 12.9898))

describe('sample', () => {
  it('draws a curve of many points through their means', () => {
    const drawn = sample({x, y: quiet}, window, 80)
    expect(drawn).toHaveLength(80)
    expect(Math.max(...drawn.slice(20))).toBeLessThan(1.02)
    expect(Math.min(...drawn)).toBeGreaterThan(0.99)
  })

  it.each([
    ['above', 5],
    ['below', 0.1],
  ])('loses no single point that stands far %s the others', (_, value) => {
    const y = quiet.slice()
    y[54_321] = value
    const drawn = sample({x, y}, window, 80)
    expect([...drawn].filter(one => one === value)).toHaveLength(1)
    expect(drawn[Math.round((54_321 / count) * 79)]).toBe(value)
  })

  it('passes over points that are no finite numbers', () => {
    const y = quiet.map((value, index) =>
      index % 3 === 0 ? value : index % 3 === 1 ? Number.NaN : Number.POSITIVE_INFINITY,
    )
    expect([...sample({x, y}, window, 80)].every(Number.isFinite)).toBe(true)
  })
})

describe('what is no number', () => {
  const series = {x: [1, 2, 3, 4, 5], y: [1, 1, Number.NaN, 1, 1]}

  it('is bridged where it was not measured', () => {
    expect([...sample(series, {from: 1, to: 5}, 9)].every(value => value === 1)).toBe(true)
  })

  it('leaves a gap where it was, as far as its neighbours', () => {
    const drawn = sample({...series, gaps: true}, {from: 1, to: 5}, 9)
    expect([...drawn].map(Number.isNaN)).toEqual([false, false, false, true, true, true, false, false, false])
  })

  it('hides none of the points that share its column', () => {
    const drawn = sample({...series, gaps: true}, {from: 1, to: 5}, 2)
    expect([...drawn]).toEqual([1, 1])
  })
})
