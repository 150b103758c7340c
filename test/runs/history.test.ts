import {describe, expect, it} from 'vitest'
import {type EpochPoint, History, secondsOf} from '../../src/runs/history.ts'

const point = (epoch: number, more: Partial<EpochPoint> = {}): EpochPoint => ({
  t: 1000 * epoch,
  epoch,
  lr: 0.1,
  seconds: 2,
  loss: 1 / epoch,
  ...more,
})
const historyOf = (...points: EpochPoint[]) => points.reduce((soFar, one) => soFar.with(one), History.empty)
const upTo = (count: number) => historyOf(...Array.from({length: count}, (_, index) => point(index + 1)))

describe('History', () => {
  it('gives back the points it was given, also what was not measured and what is no number', () => {
    const points = [
      point(1),
      point(2, {accuracy: 0.5, valLoss: Number.NaN}),
      point(3, {valLoss: 0.3, valAccuracy: 0.4}),
    ]
    expect([...historyOf(...points)]).toEqual(points)
    expect(historyOf(...points).at(-1)).toEqual(points[2])
    expect(historyOf(...points).at(0)).toEqual(points[0])
    expect(historyOf(...points).at(3)).toBeUndefined()
    expect(History.empty.at(-1)).toBeUndefined()
  })

  it('never changes: two that go on from the same one do not see each other', () => {
    const first = upTo(20)
    const one = first.with(point(21, {loss: 7}))
    const other = first.with(point(22, {loss: 8}))
    const third = one.with(point(23))
    expect([first.length, first.at(-1)?.epoch]).toEqual([20, 20])
    expect(one.at(-1)).toMatchObject({epoch: 21, loss: 7})
    expect(other.at(-1)).toMatchObject({epoch: 22, loss: 8})
    expect([...third].map(({epoch}) => epoch)).toEqual([...[...first].map(({epoch}) => epoch), 21, 23])
    expect(History.empty).toHaveLength(0)
  })

  it('goes back to an epoch, and on from there without touching what was', () => {
    const whole = upTo(40)
    const back = whole.upTo(10)
    const again = back.with(point(11, {loss: 9}))
    expect(back).toHaveLength(10)
    expect(again.at(-1)?.loss).toBe(9)
    expect(whole.at(10)?.loss).toBe(1 / 11)
    expect(whole.upTo(40)).toBe(whole)
    expect(whole.upTo(0)).toHaveLength(0)
  })

  it('finds an epoch by its number, also where numbers are missing', () => {
    const history = historyOf(point(2), point(5), point(9))
    expect(history.of(5)?.epoch).toBe(5)
    expect([history.of(1), history.of(6), history.of(10)]).toEqual([undefined, undefined, undefined])
    expect([...history.upTo(7)].map(({epoch}) => epoch)).toEqual([2, 5])
  })

  it('gives columns for drawing', () => {
    const history = historyOf(point(1), point(2, {valLoss: 0.5}))
    expect([...history.column('epoch')]).toEqual([1, 2])
    expect([...history.column('valLoss')].map(Number.isFinite)).toEqual([false, true])
    expect(secondsOf(history)).toBe(4)
  })

  it('holds a hundred thousand epochs in a few megabytes, each once', () => {
    const whole = upTo(100_000)
    expect(whole.column('loss').buffer.byteLength).toBeLessThanOrEqual(131_072 * 8)
    expect(whole.with(point(100_001)).column('loss').buffer).toBe(whole.column('loss').buffer)
  })
})
