import {takers} from '../datasets/facts/index.ts'
import {
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

/** The options of a chapter's runs: the data sets that its network takes, and which of them take the others. */
export const optionsOf = ({
  accepts,
  dataset,
}: Pick<Chapter, 'accepts' | 'dataset'>): Readonly<Record<RunOptionName, RunOption>> => ({
  ...Object.fromEntries(taken),
  dataset: {...runOptions.dataset, choices: accepts, default: dataset},
})
