import type {Gates} from '../../../answers/prices.ts'
import type {PriceSeries} from '../../../datasets/dataset.ts'
import {scaleSeries, windowsBefore} from '../../../datasets/prices/price-windows.ts'
import {TfnotesError} from '../../../errors.ts'
import type {LayerInsides} from '../../engines/built-in/open-network.ts'
import {testDays} from '../forecast/windows.ts'
import type {Predictor} from '../predict.ts'

/** What the recurrent layers make of one window of a price history. */
export interface WindowInsides extends Omit<Gates, 'run' | 'source' | 'column' | 'layers'> {
  readonly layers: readonly LayerInsides[]
}

/**
 * Gates and states over the window before one day of the test rows (§7, §8).
 *
 * @param at from 1
 * @throws TfnotesError `forecast-too-short`, `window-missing` (usage)
 */
export function windowInsides(
  {network, predict}: Pick<Predictor, 'network' | 'predict'>,
  series: PriceSeries,
  at: number | 'last',
): WindowInsides {
  const {values, dates, window, min, max} = series
  const {first, count} = testDays(series)
  const number = at === 'last' ? count : at
  if (number < 1 || number > count)
    throw new TfnotesError('window-missing', {window: number, count}, {usage: true})
  const row = first + number - 1
  const sample = windowsBefore(scaleSeries(series), window, row, row + 1)
  const date = dates[row]
  return {
    at: number,
    of: count,
    ...(date !== undefined && {date}),
    actual: values[row] as number,
    predicted: (predict(sample, 1)[0] as number) * (max - min) + min,
    window: {dates: dates.slice(row - window, row), values: Array.from(values.subarray(row - window, row))},
    layers: network.insides(sample),
  }
}
