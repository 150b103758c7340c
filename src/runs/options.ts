import type {DatasetName} from '../datasets/facts/index.ts'
import {runOptions} from '../settings/run-options.ts'
import type {Values} from '../settings/setting.ts'
import type {RunSpec} from './spec.ts'

type Options = typeof runOptions
type PathOption = {[K in keyof Options]: Options[K]['kind'] extends 'path' ? K : never}[keyof Options]

/** The options that are files or folders of the reader's own. */
export const pathOptions = (Object.keys(runOptions) as (keyof Options)[]).filter(
  (key): key is PathOption => runOptions[key].kind === 'path',
)

export type RunOptionValues = Omit<Values<Options>, 'dataset'> & {readonly dataset: DatasetName}

/** A run's options as `run.json` has them: what belongs to the data together, what is not given left out. */
export function specOf({
  dataset: name,
  from,
  trainSamples,
  testSamples,
  skipMissing,
  seed,
  backend,
  threads,
  ...paths
}: RunOptionValues): Pick<RunSpec, 'seed' | 'dataset' | 'backend' | 'threads'> {
  const given = {trainSamples, testSamples, skipMissing: skipMissing || undefined, ...paths}
  const dataset = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return {seed, dataset: {name, from, ...dataset}, backend, threads}
}
