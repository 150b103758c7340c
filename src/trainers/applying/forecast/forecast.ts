import type {Answers} from '../../../answers/index.ts'
import type {PriceSeries} from '../../../datasets/dataset.ts'
import {type ScaledSeries, scaleSeries, windowsBefore} from '../../../datasets/prices/price-windows.ts'
import {nextDates} from './dates.ts'
import {judgeForecast} from './metrics.ts'
import {advanceWindows, testDays} from './windows.ts'

/** The network: `count` windows of [length, features] scaled values in, one scaled value each out. */
export type PredictWindows = (windows: Float32Array, count: number) => Promise<ArrayLike<number>>

/** What is said of a price history: the answer of `tfnotes forecast`, but for where it comes from. */
export type Forecast = Omit<Answers['forecast'], 'run' | 'source'>

/**
 * Applies a network to a price history (§7): the test rows one day ahead, judged beside the naive forecast, then
 * `ahead` days fed back one by one, each with the error that forecasts so far ahead had on the test rows.
 *
 * @param onDay told how many of the days ahead have been judged on the test rows, which is what takes long
 * @throws TfnotesError `forecast-too-short` when no test row has a whole window before it
 */
export async function forecast(
  series: PriceSeries,
  ahead: number,
  predict: PredictWindows,
  onDay?: (days: number) => void,
): Promise<Forecast> {
  const {values, window, dates, min, max, column} = series
  const scaled = scaleSeries(series)
  const inUnits = (value: number) => value * (max - min) + min
  const {first} = testDays(series)

  const actual = values.subarray(first)
  const before = values.subarray(first - 1, values.length - 1)
  const steps = await feedBack(scaled, window, first, values.length, Math.max(1, ahead), predict, onDay)
  const predicted = Array.from(steps[0] ?? [], inUnits)
  const {directionHits: _, ...naive} = judgeForecast(before, actual, before)

  const future = (await feedBack(scaled, window, values.length, values.length + 1, ahead, predict)).map(
    step => inUnits(step[0] as number),
  )
  const futureDates = nextDates(dates, ahead)
  const errors = errorsAhead(steps, actual, inUnits)
  return {
    column,
    metrics: judgeForecast(predicted, actual, before),
    naive,
    farOff: isFarOff(actual, min, max),
    future: future.map((value, step) => ({
      ...dated(futureDates[step]),
      predicted: value,
      error: errors[step] as number,
    })),
    days: predicted.map((value, day) => ({
      ...dated(dates[first + day]),
      actual: actual[day] as number,
      predicted: value,
    })),
  }
}

/**
 * Forecasts `ahead` days on from each of the rows `from` to `to`: entry k holds, for every start, the scaled value
 * k + 1 days after the last row its window knew.
 */
async function feedBack(
  scaled: ScaledSeries,
  window: number,
  from: number,
  to: number,
  ahead: number,
  predict: PredictWindows,
  onDay?: (days: number) => void,
): Promise<readonly Float32Array[]> {
  const windows = windowsBefore(scaled, window, from, to)
  const steps: Float32Array[] = []
  for (let step = 0; step < ahead; step++) {
    const predicted = Float32Array.from(await predict(windows, to - from))
    steps.push(predicted)
    onDay?.(steps.length)
    advanceWindows(windows, window, scaled.features, predicted)
  }
  return steps
}

/** The error of forecasts one day ahead, two, and so on, from those whose outcome is known. */
function errorsAhead(
  steps: readonly Float32Array[],
  actual: Float64Array,
  inUnits: (value: number) => number,
): number[] {
  let widest = 0
  return steps.map((predicted, step) => {
    const known = actual.length - step
    let squares = 0
    for (let start = 0; start < known; start++)
      squares += (inUnits(predicted[start] as number) - (actual[start + step] as number)) ** 2
    if (known > 0) widest = Math.max(widest, Math.sqrt(squares / known))
    return widest
  })
}

/** Further from the training rows' prices than these are from each other. */
function isFarOff(actual: Float64Array, min: number, max: number): boolean {
  const mean = actual.reduce((sum, value) => sum + value, 0) / actual.length
  return mean < min - (max - min) || mean > max + (max - min)
}

const dated = (date: string | undefined) => (date === undefined ? {} : {date})
