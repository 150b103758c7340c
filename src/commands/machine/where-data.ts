import {type DatasetName, datasetNames, facts} from '../../datasets/facts/index.ts'
import {loaders} from '../../datasets/index.ts'
import {places} from '../../datasets/places.ts'
import type {Failure} from '../../errors.ts'
import {errorSentence} from '../../text/sentence.ts'
import type {Context} from '../line/command.ts'

/** Where a data set comes from on this machine, found out by really loading a little of it. */
export interface Found {
  readonly name: string
  readonly source: string
  /** A path, or a word on how it was generated. */
  readonly origin: string
  /** What was passed over before it was found. */
  readonly remarks?: readonly Failure[]
  /** Why what lies there cannot be used. */
  readonly problem?: string
}

/** Own pictures and prices are wherever the reader says; the others are looked up. */
export async function whereData(context: Context): Promise<Found[]> {
  const found = datasetNames.filter(name => {
    const {kind, needs} = facts[name]
    return (kind === 'pictures' || kind === 'measurements') && needs === undefined
  })
  return Promise.all(found.map(name => findOne(context, name)))
}

async function findOne(context: Context, name: DatasetName): Promise<Found> {
  try {
    const {source, origin, remarks} = await loaders[name]({
      places: places(context.env, context.home),
      from: 'auto',
      seed: 1,
      trainSamples: 100,
      testSamples: 100,
      hyperparameters: {validationSplit: 0.2},
    })
    return {name, source, origin, ...(remarks && {remarks})}
  } catch (error) {
    return {name, source: '', origin: '', problem: errorSentence(error, context.language)}
  }
}
