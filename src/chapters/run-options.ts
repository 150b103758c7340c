import {datasetTitles, takers} from '../datasets/facts/index.ts'
import {
  type BackendChoice,
  isOfData,
  optionNames,
  type RunOption,
  type RunOptionName,
  runOptions,
} from '../settings/run-options.ts'
import type {Chapter} from './chapter.ts'

/** What is not said of the data set itself matters for the data sets that take it. */
const whenTaken = (key: RunOptionName): RunOption =>
  key !== 'dataset' && isOfData(key) ? {...runOptions[key], when: {dataset: takers(key)}} : runOptions[key]

const taken = optionNames.map(key => [key, whenTaken(key)])

/** The backends that compute a chapter: what is written without Keras is nothing for Keras. */
export const backendsOf = ({byHand = false}: Pick<Chapter, 'byHand'>): readonly BackendChoice[] =>
  runOptions.backend.choices.filter(name => !(byHand && name === 'keras'))

/**
 * The options of a chapter's runs: the data sets that its network takes, which of them take the others, and the backends
 * that compute it.
 */
export const optionsOf = (
  chapter: Pick<Chapter, 'accepts' | 'dataset' | 'byHand'>,
): Readonly<Record<RunOptionName, RunOption>> => ({
  ...Object.fromEntries(taken),
  dataset: {...runOptions.dataset, choices: chapter.accepts, titles: datasetTitles, default: chapter.dataset},
  backend: {...runOptions.backend, choices: backendsOf(chapter)},
})
