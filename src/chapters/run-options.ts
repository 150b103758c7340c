import type {DataOption} from '../datasets/facts/facts.ts'
import {takers} from '../datasets/facts/index.ts'
import {type RunOption, runOptions} from '../settings/run-options.ts'
import type {Chapter} from './chapter.ts'

export type RunOptionName = keyof typeof runOptions

const {dataset, seed, backend, threads, ...ofData} = runOptions

const taken = Object.entries<RunOption>(ofData satisfies Record<DataOption, RunOption>).map(
  ([key, option]) => [key, {...option, when: {dataset: takers(key as DataOption)}}],
)

/** The options of a chapter's runs: the data sets that its network takes, and which of them take the others. */
export const optionsOf = ({
  accepts,
  dataset: own,
}: Pick<Chapter, 'accepts' | 'dataset'>): Readonly<Record<RunOptionName, RunOption>> => ({
  dataset: {...dataset, choices: accepts, default: own},
  ...Object.fromEntries(taken),
  seed,
  backend,
  threads,
})
