import type {PriceSeries} from '../../datasets/dataset.ts'
import {nextDates} from './dates.ts'
import {type ForecastMetrics, judgeForecast} from './metrics.ts'
import {advanceWindows, type ScaledSeries, scaleSeries, testDays, windowsBefore} from './windows.ts'

/** The network: `count` windows of [length, features] scaled values in, one scaled value each out. */
export type PredictWindows = (windows: Float32Array, count: number) => Promise<ArrayLike<number>>

/** One day of the test rows, in the file's units. */
export interface ForecastDay {
  readonly date?: string
  readonly actual: number
  readonly predicted: number
}

/** One day beyond the file: an extrapolation, each fed on the ones before it. */
export interface FutureDay {
  readonly date?: string
  readonly predicted: number
  /** Root mean squared error of forecasts this many days ahead, measured on the test rows: the band's half width. */
  readonly error: number
}

export interface Forecast {
  readonly column: string
  readonly days: readonly ForecastDay[]
  readonly metrics: ForecastMetrics
  /** The same figures for "tomorrow = today", which an honest forecast has to beat. Its direction is always unmoved. */
  readonly naive: Omit<ForecastMetrics, 'directionHits'>
  readonly future: readonly FutureDay[]
}

/**
 * Applies a network to a price history (§7): the test rows one day ahead, judged beside the naive forecast, then
 * `ahead` days fed back one by one, each with the error that forecasts so far ahead had on the test rows.
 *
 * @throws TfnotesError `forecast-too-short` when no test row has a whole window before it
 */
export async function forecast(
  series: PriceSeries,
  ahead: number,
  predict: PredictWindows,
): Promise<Forecast> {
  const {values, window, dates, min, max, column} = series
  const scaled = scaleSeries(series)
  const inUnits = (value: number) => value * (max - min) + min
  const {first} = testDays(series)

  const actual = values.subarray(first)
  const before = values.subarray(first - 1, values.length - 1)
  const steps = await feedBack(scaled, window, first, values.length, Math.max(1, ahead), predict)
  const predicted = Array.from(steps[0] ?? [], inUnits)
  const {directionHits: _, ...naive} = judgeForecast(before, actual, before)

  const future = (await feedBack(scaled, window, values.length, values.length + 1, ahead, predict)).map(
    step => inUnits(step[0] as number),
  )
  const futureDates = nextDates(dates, ahead)
  return {
    column,
    days: predicted.map((value, day) => ({
      ...dated(dates[first + day]),
      actual: actual[day] as number,
      predicted: value,
    })),
    metrics: judgeForecast(predicted, actual, before),
    naive,
    future: future.map((value, step) => ({
      ...dated(futureDates[step]),
      predicted: value,
      error: errorAhead(steps[step] ?? [], actual, step, inUnits),
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
): Promise<readonly Float32Array[]> {
  const windows = windowsBefore(scaled, window, from, to)
  const steps: Float32Array[] = []
  for (let step = 0; step < ahead; step++) {
    const predicted = Float32Array.from(await predict(windows, to - from))
    steps.push(predicted)
    advanceWindows(windows, window, scaled.features, predicted)
  }
  return steps
}

/** Root mean squared error of the forecasts `step` days further than one ahead, where the outcome is known. */
function errorAhead(
  predicted: ArrayLike<number>,
  actual: Float64Array,
  step: number,
  inUnits: (value: number) => number,
): number {
  const known = actual.length - step
  let squares = 0
  for (let start = 0; start < known; start++)
    squares += (inUnits(predicted[start] as number) - (actual[start + step] as number)) ** 2
  return known > 0 ? Math.sqrt(squares / known) : Number.NaN
}

const dated = (date: string | undefined) => (date === undefined ? {} : {date})
