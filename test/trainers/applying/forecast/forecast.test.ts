import {describe, expect, it} from 'vitest'
import type {PriceSeries} from '../../../../src/datasets/dataset.ts'
import {nextDates} from '../../../../src/trainers/applying/forecast/dates.ts'
import {forecast, type PredictWindows} from '../../../../src/trainers/applying/forecast/forecast.ts'
import {judgeForecast} from '../../../../src/trainers/applying/forecast/metrics.ts'
import {advanceWindows} from '../../../../src/trainers/applying/forecast/windows.ts'

const series = (values: readonly number[], more: Partial<PriceSeries> = {}): PriceSeries => {
  const column = Float64Array.from(values)
  return {
    dates: [],
    values: column,
    column: 'open',
    features: [{name: 'open', values: column, min: 0, max: 100}],
    window: 3,
    testRows: 8,
    min: 0,
    max: 100,
    ...more,
  }
}

/** A network that says the last value plus `step` price units. */
const lastPlus =
  (step: number, window = 3, features = 1): PredictWindows =>
  async (windows, count) =>
    Float32Array.from(
      {length: count},
      (_, i) => (windows[((i + 1) * window - 1) * features] as number) + step / 100,
    )

describe('forecast', () => {
  const ramp = Array.from({length: 20}, (_, day) => 10 + day)

  it('judges the test rows whose window lies within the test rows, in price units, beside the naive forecast', async () => {
    const {days, metrics, naive} = await forecast(series(ramp), 0, lastPlus(3))
    expect(days.map(day => day.actual)).toEqual([25, 26, 27, 28, 29])
    for (const day of days) expect(day.predicted).toBeCloseTo(day.actual + 2, 4)
    expect(metrics.rmse).toBeCloseTo(2, 4)
    expect(metrics.mae).toBeCloseTo(2, 4)
    expect(metrics.directionHits).toBe(1)
    expect(naive).toEqual({mse: 1, rmse: 1, mae: 1})
  })

  it('feeds future days back one by one, with the error such forecasts had on the test rows', async () => {
    const {future} = await forecast(series(ramp), 3, lastPlus(2))
    expect(future.map(day => Math.round(day.predicted * 100) / 100)).toEqual([31, 33, 35])
    // One unit too much a day: after k days, k units off.
    for (const [step, day] of future.entries()) expect(day.error).toBeCloseTo(step + 1, 4)
  })

  it('never narrows the band, and goes on where no test row tells how wrong it is', async () => {
    // Wrong by 1 after one day; the last of the test rows happens to be met exactly.
    const stays: PredictWindows = async (_, count) => new Float32Array(count).fill(0.28)
    const {future} = await forecast(series(ramp), 8, stays)
    const errors = future.map(({error}) => error)
    expect(errors.every((error, i) => error >= (errors[i - 1] ?? 0))).toBe(true)
    expect(errors[7]).toBe(errors[4])
  })

  it('tells prices of another scale from those it was trained on', async () => {
    expect((await forecast(series(ramp), 0, lastPlus(0))).farOff).toBe(false)
    const dearer = ramp.map(value => value * 100)
    expect((await forecast(series(dearer), 0, lastPlus(0))).farOff).toBe(true)
  })

  it('needs no more rows than a window and one', async () => {
    const {days} = await forecast(series([1, 2, 3, 4]), 1, lastPlus(0))
    expect(days.map(({actual}) => actual)).toEqual([4])
  })

  it('dates the days', async () => {
    const dates = Array.from({length: 20}, (_, day) => `2020-01-${String(day + 1).padStart(2, '0')}`)
    const {days, future} = await forecast(series(ramp, {dates}), 2, lastPlus(1))
    expect(days[0]?.date).toBe('2020-01-16')
    expect(future.map(day => day.date)).toEqual(['2020-01-21', '2020-01-22'])
  })

  it('says when no test row has a whole window before it', async () => {
    await expect(forecast(series(ramp, {testRows: 3}), 1, lastPlus(1))).rejects.toMatchObject({
      code: 'forecast-too-short',
    })
  })
})

describe('advanceWindows', () => {
  it('drops the oldest row, and keeps the other features as they last were', () => {
    const windows = Float32Array.of(1, 10, 2, 20, 3, 30, /* */ 4, 40, 5, 50, 6, 60)
    advanceWindows(windows, 3, 2, [7, 8])
    expect([...windows]).toEqual([2, 20, 3, 30, 7, 30, 5, 50, 6, 60, 8, 60])
  })
})

describe('judgeForecast', () => {
  it('counts direction only on days that moved', () => {
    const {directionHits} = judgeForecast([11, 9, 10], [12, 12, 10], [10, 10, 10])
    expect(directionHits).toBe(0.5)
  })
})

describe('nextDates', () => {
  it('skips weekends of an exchange', () => {
    // 2020-04-24 is a Friday.
    expect(nextDates(['2020-04-23', '2020-04-24'], 3)).toEqual(['2020-04-27', '2020-04-28', '2020-04-29'])
  })

  it('goes through weekends where the series does', () => {
    expect(nextDates(['2020-04-24', '2020-04-25'], 2)).toEqual(['2020-04-26', '2020-04-27'])
  })

  it('crosses months, years and leap days', () => {
    expect(nextDates(['2024-02-28'], 2)).toEqual(['2024-02-29', '2024-03-01'])
    expect(nextDates(['2020-12-31'], 1)).toEqual(['2021-01-01'])
  })

  const paces: [string, string[], string[]][] = [
    ['weeks', ['2020-04-10', '2020-04-17', '2020-04-24'], ['2020-05-01', '2020-05-08']],
    ['months', ['2020-10-15', '2020-11-15', '2020-12-15'], ['2021-01-15', '2021-02-15']],
    ['ends of months', ['2020-11-30', '2020-12-31', '2021-01-31'], ['2021-02-28', '2021-03-31']],
    [
      'days that not every month has',
      ['2020-10-30', '2020-11-30', '2020-12-30'],
      ['2021-01-30', '2021-02-28'],
    ],
    ['quarters', ['2020-01-01', '2020-04-01', '2020-07-01'], ['2020-10-01', '2021-01-01']],
    ['years', ['2018-06-30', '2019-06-30', '2020-06-30'], ['2021-06-30', '2022-06-30']],
    [
      'days, with the time of closing',
      ['2020-04-22 15:00', '2020-04-23 15:00', '2020-04-24 15:00'],
      ['2020-04-27 15:00', '2020-04-28 15:00'],
    ],
    [
      'times of the day on which an exchange is open',
      ['2020-04-23 09:30', '2020-04-23 14:00', '2020-04-24 09:30', '2020-04-24 14:00'],
      ['2020-04-27 09:30', '2020-04-27 14:00'],
    ],
    [
      'hours',
      Array.from({length: 30}, (_, i) =>
        new Date(Date.UTC(2020, 3, 25, i)).toISOString().slice(0, 16).replace('T', ' '),
      ),
      ['2020-04-26 06:00', '2020-04-26 07:00'],
    ],
  ]
  it.each(paces)('goes on by %s', (_, dates, next) => {
    expect(nextDates(dates, 2)).toEqual(next)
  })

  it('knows no dates where the file has none', () => {
    expect(nextDates([], 3)).toEqual([])
  })
})
