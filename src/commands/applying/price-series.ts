import {resolve} from 'node:path'
import type {LoadOptions, PriceSeries, Source} from '../../datasets/dataset.ts'
import {type PriceOptions, priceOptions} from '../../datasets/facts/prices.ts'
import {places} from '../../datasets/places.ts'
import {readPriceHistory} from '../../datasets/prices/price-history.ts'
import {type Failure, TfnotesError} from '../../errors.ts'
import {runOptions} from '../../settings/run-options.ts'
import type {Kind} from '../../settings/setting.ts'
import {parseSettings} from '../../settings/tunable.ts'
import type {Predictor} from '../../trainers/applying/predict.ts'
import type {Context, Given} from '../line/command.ts'
import {readOption} from '../line/read-option.ts'

/**
 * The prices that the run was trained on, or a newer file, scaled as the network was trained: a newer file has other
 * extremes, but the network knows only those of its training rows. It may be shorter than what is trained on.
 *
 * @throws TfnotesError `not-a-price-run`, `column-missing`, those of `readPriceHistory`
 */
export async function loadSeries(
  context: Context,
  {spec, chapter, data}: Predictor,
  flags: Given,
): Promise<{series: PriceSeries; source: Source; remarks: readonly Failure[]}> {
  const facts = data.prices
  if (!facts) throw new TfnotesError('not-a-price-run', {run: spec.id})
  const newer = typeof flags.csv === 'string' ? resolve(context.cwd, flags.csv) : undefined
  const {source, origin, dates, columns, window, testRows, remarks} = await readPriceHistory({
    places: places(context.env, context.home),
    seed: spec.seed,
    hyperparameters: parseSettings(chapter, spec.hyperparameters, spec.preset),
    // One of several splits knows no more of its own file; a newer one is read whole.
    ...(newer === undefined && spec.dataset.split !== undefined && {split: spec.dataset.split}),
    ...optionsOf(context, spec.dataset, flags),
    ...whereFrom(newer ?? spec.dataset.csv ?? facts.file, data.source),
  })
  const features = facts.features.map(({name, min, max}, index) => {
    const values = columns[index]?.values
    const accepted = columns.map(column => column.name)
    if (!values) throw new TfnotesError('column-missing', {file: origin, column: name, accepted})
    return {name: columns[index]?.name ?? name, values, min, max}
  })
  const [{values, name: column}] = features as [(typeof features)[number]]
  const {min, max} = facts
  return {source, remarks, series: {dates, values, column, features, window, testRows, min, max}}
}

/** How the run read its file; a newer one is read alike, unless the flags say otherwise. */
const optionsOf = (context: Context, ofRun: PriceOptions, flags: Given): PriceOptions =>
  Object.fromEntries(
    priceOptions.map(key => [
      key,
      flags[key] === undefined ? ofRun[key] : readOption<Kind>(key, runOptions[key], context, flags),
    ]),
  )

/** What was generated stays so, though there may be a price file by now. */
const whereFrom = (csv: string | undefined, source: Source): Pick<LoadOptions, 'csv' | 'from'> =>
  csv === undefined ? {from: source === 'generated' ? 'generated' : 'auto'} : {csv, from: 'auto'}
