import type {DatasetName} from '../datasets/facts/index.ts'
import type {runOptions} from '../settings/run-options.ts'
import type {Values} from '../settings/setting.ts'
import type {RunSpec} from './spec.ts'

export type RunOptionValues = Omit<Values<typeof runOptions>, 'dataset'> & {readonly dataset: DatasetName}

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
