import type {Places, PriceSeries, Source} from '../../datasets/dataset.ts'
import {datasets} from '../../datasets/index.ts'
import {TfnotesError} from '../../errors.ts'
import type {PriceFacts} from '../checkpoints/state.ts'
import type {Predictor} from '../predict.ts'
import {type Forecast, forecast} from './forecast.ts'

/**
 * Forecasts with a run's network on the history it was trained on, or on a newer one (`csv`), which is scaled as the
 * training rows were.
 * @throws TfnotesError `wrong-task` for runs without prices, those of the price reader, `forecast-too-short`
 */
export async function forecastRun(
  {spec, chapter, data, predict}: Predictor,
  ahead: number,
  places: Places,
  csv?: string,
): Promise<Forecast & {readonly source: Source; readonly origin: string}> {
  if (!data.prices)
    throw new TfnotesError('wrong-task', {
      run: spec.id,
      chapter: chapter.id,
      command: 'forecast',
      right: chapter.task,
    })
  const {name, ...rest} = spec.dataset
  const loaded = await datasets[name].load({
    ...rest,
    ...(csv !== undefined && {csv}),
    seed: spec.seed,
    places,
    hyperparameters: spec.hyperparameters,
  })
  if (!loaded.series)
    throw new TfnotesError('wrong-task', {run: spec.id, chapter: chapter.id, command: 'forecast'})
  const result = await forecast(scaledAs(loaded.series, data.prices), ahead, async (windows, count) =>
    predict(windows, count),
  )
  return {...result, source: loaded.source, origin: loaded.origin}
}

/** The series with the figures its network was trained with, which a newer file's own would differ from. */
function scaledAs(series: PriceSeries, {min, max, features}: PriceFacts): PriceSeries {
  return {
    ...series,
    min,
    max,
    features: series.features.map(feature => ({
      ...feature,
      ...features.find(({name}) => name === feature.name),
    })),
  }
}
