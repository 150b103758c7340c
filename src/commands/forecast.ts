import {resolve} from 'node:path'
import {parseHyperparameters} from '../chapters/values.ts'
import type {PriceSeries} from '../datasets/dataset.ts'
import {datasets} from '../datasets/index.ts'
import {places} from '../datasets/places.ts'
import {TfnotesError} from '../errors.ts'
import type {PriceFacts} from '../trainers/checkpoints/state.ts'
import type {Forecast} from '../trainers/forecast/forecast.ts'
import type {Predictor} from '../trainers/predict.ts'
import {openRun} from './apply.ts'
import type {Context, Invocation, RunCommand} from './command.ts'
import {writeText} from './extract.ts'
import {measure, percent} from './format.ts'
import {readCount} from './numbers.ts'
import {type Output, openOutput, printJson, table} from './output.ts'

/** `tfnotes forecast`: the test rows predicted and judged beside the naive forecast, then the days after them. */
export const forecastPrices: RunCommand = async (context, {input: [run = ''], flags}) => {
  const days = readCount('days', flags.days, 0, 1000) ?? 5
  const predictor = await openRun(context, run, 'forecast', flags)
  const series = await loadSeries(context, predictor, flags)
  const {forecast} = await import('../trainers/forecast/forecast.ts')
  const result = await forecast(series, days, async (windows, count) => predictor.predict(windows, count))
  const output = openOutput(context)
  if (typeof flags.out === 'string') await writeText(resolve(context.cwd, flags.out), csvOf(result))
  if (flags.json === true) {
    const {column, metrics, naive, future, days: tested} = result
    const {source} = predictor.data
    printJson(context, {
      run: predictor.spec.id,
      source: flags.csv ? 'file' : source,
      column,
      metrics,
      naive,
      future,
      days: tested,
    })
    return 0
  }
  show(result, output)
  if (typeof flags.out === 'string') output.line(output.words.written(resolve(context.cwd, flags.out)))
  return 0
}

/** The run's own prices, or a newer file, scaled as the network was trained on. */
async function loadSeries(context: Context, {spec, chapter, data}: Predictor, flags: Invocation['flags']) {
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

function show({metrics, naive, future}: Forecast, output: Output): void {
  const {words, line, tone, raw} = output
  const {forecast: text} = words
  const figures = ({rmse, mae, mse}: Forecast['naive']) => [measure(rmse), measure(mae), measure(mse)]
  const rows = [
    ['', ...text.metrics],
    [text.network, ...figures(metrics), percent(metrics.directionHits)],
    [text.naive, ...figures(naive), '-'],
  ]
  for (const row of table(rows)) line(row)
  const beats = metrics.rmse < naive.rmse
  raw(tone(beats ? 'good' : 'warning', beats ? text.beats : text.loses))
  if (future.length === 0) return
  line()
  line(`${text.future}:`)
  const ahead = future.map(({date, predicted, error}, index) => [
    date ?? `+${index + 1}`,
    measure(predicted),
    `${text.plusMinus} ${measure(error)}`,
  ])
  for (const row of table(ahead)) line(`  ${row}`)
}

/** One line a day: what came and what was predicted; beyond the file only the latter, with its error. */
function* csvOf({days, future}: Forecast): Generator<string> {
  yield 'date,actual,predicted,error\n'
  for (const {date = '', actual, predicted} of days) yield `${date},${actual},${predicted},\n`
  for (const {date = '', predicted, error} of future) yield `${date},,${predicted},${error}\n`
}
