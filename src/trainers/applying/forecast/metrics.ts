import type {ForecastMetrics} from '../../../answers/prices.ts'

/**
 * Judges one-step forecasts (§7): mean squared error, its root, mean absolute error, and direction.
 *
 * @param predicted the forecast for each day
 * @param actual what came on that day
 * @param before the value of the day before, from which both moved
 */
export function judgeForecast(
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
  before: ArrayLike<number>,
): ForecastMetrics {
  const count = actual.length
  let squares = 0
  let absolutes = 0
  let hits = 0
  let moves = 0
  for (let day = 0; day < count; day++) {
    const came = actual[day] as number
    const error = (predicted[day] as number) - came
    const moved = Math.sign(came - (before[day] as number))
    squares += error * error
    absolutes += Math.abs(error)
    if (moved === 0) continue
    moves += 1
    if (Math.sign((predicted[day] as number) - (before[day] as number)) === moved) hits += 1
  }
  const mse = squares / count
  return {mse, rmse: Math.sqrt(mse), mae: absolutes / count, directionHits: moves === 0 ? 0 : hits / moves}
}
