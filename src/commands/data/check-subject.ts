import {resolve} from 'node:path'
import type {Files} from '../../datasets/check/check-files.ts'
import type {LoadedDataset, LoadOptions} from '../../datasets/dataset.ts'
import {type DatasetName, datasetNames, facts} from '../../datasets/facts/index.ts'
import {priceOptions} from '../../datasets/facts/prices.ts'
import {loaders} from '../../datasets/index.ts'
import {places} from '../../datasets/places.ts'
import {type PriceHistory, readPriceHistory} from '../../datasets/prices/price-history.ts'
import {TfnotesError} from '../../errors.ts'
import {runOptions} from '../../settings/run-options.ts'
import type {Kind} from '../../settings/setting.ts'
import type {Predictor} from '../../trainers/applying/predict.ts'
import {openRun} from '../applying/apply.ts'
import type {Context, Given} from '../line/command.ts'
import {missingArgument} from '../line/missing-argument.ts'
import {readOption} from '../line/read-option.ts'
import {isOfPictures} from './is-of-pictures.ts'
import {readSize} from './read-size.ts'

/** Labelled samples. */
export interface OfSamples {
  readonly kind: 'samples'
  readonly data: LoadedDataset
  /** Where they lie, of the reader's own pictures. */
  readonly files?: Files | undefined
  /** The network that is asked for its doubts. */
  readonly predictor?: Predictor
}

/** A price history, or the error of reading it. */
export interface OfPrices {
  readonly kind: 'prices'
  readonly path: string
  readonly read: PriceHistory | {readonly error: unknown}
}

/** Letters are made, not gathered. */
const checkable = datasetNames.filter(name => facts[name].kind !== 'letters')

/**
 * What is to be checked: the data of a run with `--run`, else a data set by its name, a folder or arrays of pictures,
 * or a price file.
 * @throws TfnotesError `not-one-of` (usage), `file-missing`; those of the loaders
 */
export async function openSubject(
  context: Context,
  [subject, labels]: readonly string[],
  flags: Given,
): Promise<OfSamples | OfPrices> {
  if (typeof flags.run === 'string') {
    if (subject !== undefined)
      throw new TfnotesError('flags-together', {flags: ['--run', subject]}, {usage: true})
    return ofRun(context, flags.run, flags)
  }
  if (subject === undefined) throw missingArgument('<name>', 'dataset check <name | folder | file>')
  const options = optionsFor(context, flags)
  const name = datasetNames.find(one => one === subject)
  if (name !== undefined) return ofName(context, name, options, flags)
  const path = resolve(context.cwd, subject)
  if (await isOfPictures(path))
    return ofPictures({
      ...options,
      images: path,
      ...(labels !== undefined && {labels: resolve(context.cwd, labels)}),
      skipMissing: true,
    })
  return ofPrices({...options, csv: path})
}

function optionsFor(context: Context, flags: Given): LoadOptions {
  const column = typeof flags.column === 'string' ? {column: flags.column} : {}
  return {
    places: places(context.env, context.home),
    from: readOption('from', runOptions.from, context, flags),
    seed: readOption('seed', runOptions.seed, context, flags),
    ...Object.fromEntries(
      priceOptions.map(key => [key, readOption<Kind>(key, runOptions[key], context, flags)]),
    ),
    hyperparameters: {
      imageSize: readSize(flags),
      colorMode: flags.color === 'rgb' ? 'rgb' : 'grayscale',
      ...column,
    },
  }
}

async function ofName(
  context: Context,
  name: DatasetName,
  options: LoadOptions,
  flags: Given,
): Promise<OfSamples | OfPrices> {
  if (!checkable.includes(name))
    throw new TfnotesError('not-one-of', {value: name, accepted: checkable}, {usage: true})
  const path = (key: 'images' | 'labels' | 'csv') =>
    typeof flags[key] === 'string' ? {[key]: resolve(context.cwd, flags[key])} : {}
  if (facts[name].kind === 'prices') return ofPrices({...options, ...path('csv')})
  if (facts[name].needs === 'images')
    return ofPictures({...options, ...path('images'), ...path('labels'), skipMissing: true})
  return {kind: 'samples', data: await loaders[name](options)}
}

async function ofPictures(options: LoadOptions): Promise<OfSamples> {
  const data = await loaders['own-pictures'](options)
  return {kind: 'samples', data, files: filesOf(options)}
}

const filesOf = ({images, labels}: Pick<LoadOptions, 'images' | 'labels'>): Files | undefined =>
  images === undefined || /\.np[zy]$/i.test(images) ? undefined : {images, labels}

async function ofPrices(options: LoadOptions): Promise<OfPrices> {
  const read = await readPriceHistory(options).catch((error: unknown) => ({error}))
  return {kind: 'prices', path: 'error' in read ? (options.csv ?? '') : read.origin, read}
}

async function ofRun(context: Context, run: string, flags: Given): Promise<OfSamples> {
  const predictor = await openRun(context, run, ['classify-image', 'measure'], flags)
  const {spec, values, data: trained} = predictor
  const {loadData} = await import('../../trainers/loading/load-data.ts')
  const {checkSameData, factsOf} = await import('../../trainers/loading/data-facts.ts')
  const data = await loadData(spec, values, {places: places(context.env, context.home)})
  checkSameData(trained, factsOf(data))
  const files = filesOf(spec.dataset)
  const {trainSamples, testSamples, holdOut = 0} = spec.dataset
  const isPart = trainSamples !== undefined || testSamples !== undefined || holdOut > 0
  return {kind: 'samples', data, predictor, files: files && {...files, isPart}}
}
