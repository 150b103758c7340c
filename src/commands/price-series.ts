import {resolve} from 'node:path'
import {parseHyperparameters} from '../chapters/values.ts'
import type {PriceSeries} from '../datasets/dataset.ts'
import {datasets} from '../datasets/index.ts'
import {places} from '../datasets/places.ts'
import {TfnotesError} from '../errors.ts'
import type {PriceFacts} from '../trainers/checkpoints/state.ts'
import type {Predictor} from '../trainers/predict.ts'
import type {Context, Invocation} from './command.ts'

/** The run's own prices, or a newer file, scaled as the network was trained on. */
export async function loadSeries(
  context: Context,
  {spec, chapter, data}: Predictor,
  flags: Invocation['flags'],
): Promise<PriceSeries> {
  const {from, csv: own} = spec.dataset
  const csv = typeof flags.csv === 'string' ? resolve(context.cwd, flags.csv) : own
  const loaded = await datasets.prices.load({
    places: places(context.env, context.home),
    from: flags.csv === undefined ? from : 'auto',
    seed: spec.seed,
    hyperparameters: parseHyperparameters(chapter, spec.hyperparameters, spec.preset),
    ...(csv !== undefined && {csv}),
  })
  if (!loaded.series || !data.prices) throw new TfnotesError('not-a-price-run', {run: spec.id})
  return rescale(loaded.series, data.prices)
}

/** A newer file has other extremes; the network knows only those of its training rows. */
const rescale = (series: PriceSeries, {min, max, features}: PriceFacts): PriceSeries => ({
  ...series,
  min,
  max,
  features: series.features.map((feature, index) => ({...feature, ...features[index]})),
})
