import type {Chapter} from '../chapters/chapter.ts'
import type {Values} from '../chapters/hyperparameters.ts'
import {chapterById} from '../chapters/index.ts'
import {parseHyperparameters} from '../chapters/values.ts'
import type {LoadedDataset, Places, Progress} from '../datasets/dataset.ts'
import {datasets} from '../datasets/index.ts'
import {TfnotesError} from '../errors.ts'
import type {RunSpec} from '../runs/spec.ts'
import {type Assembly, assemble, validationBatchSize} from './engines/built-in/assemble.ts'
import {openBatches} from './engines/built-in/batches.ts'
import type {Job} from './engines/built-in/job.ts'
import {type Settings, settingsOf} from './order/settings.ts'

/** What a run was asked for, checked. */
export interface Order {
  readonly chapter: Chapter
  readonly values: Values
  readonly settings: Settings
}

/** The part of a spec that decides what is trained on what. */
export type Wanted = Pick<RunSpec, 'chapter' | 'hyperparameters' | 'preset' | 'seed' | 'dataset'> &
  Partial<Pick<RunSpec, 'threads'>>

/** @throws TfnotesError (usage) `unknown-chapter`, `dataset-not-accepted` and those of `parseHyperparameters` */
export function readOrder({chapter: id, hyperparameters, preset, dataset}: Wanted): Order {
  const chapter = chapterById(id)
  if (!chapter) throw new TfnotesError('unknown-chapter', {chapter: id}, {usage: true})
  if (!chapter.accepts.includes(dataset.name))
    throw new TfnotesError(
      'dataset-not-accepted',
      {dataset: dataset.name, chapter: id, accepted: chapter.accepts},
      {usage: true},
    )
  const values = parseHyperparameters(chapter, hyperparameters, preset)
  return {chapter, values, settings: settingsOf(values)}
}

/** Loads the data that a spec names. */
export function loadData(
  {dataset: {name, from, ...rest}, seed, threads}: Wanted,
  values: Values,
  {places, onProgress}: {readonly places: Places; readonly onProgress?: (progress: Progress) => void},
): Promise<LoadedDataset> {
  return datasets[name].load({
    ...rest,
    from,
    seed,
    places,
    threads,
    hyperparameters: values,
    ...(onProgress && {onProgress}),
  })
}

/** Network and batches for loaded data, on the active backend. */
export function furnish(
  {chapter, values, settings}: Order,
  data: LoadedDataset,
  seed: number,
): Assembly & Pick<Job, 'training' | 'validation' | 'validationBatchSize' | 'classifies'> {
  const classes = Math.max(1, data.classes.length)
  const assembly = assemble(chapter, values, {inputShape: data.inputShape, classes}, seed)
  const {outputs, loss, network} = assembly
  const batches = (samples: LoadedDataset['train'], size: number) =>
    openBatches(samples, data, {size, outputs, targets: loss.targets})
  const judged = validationBatchSize(network)
  return {
    ...assembly,
    classifies: classes > 1,
    training: batches(data.train, settings.batchSize),
    validation: data.test.count > 0 ? batches(data.test, judged) : undefined,
    validationBatchSize: judged,
  }
}
