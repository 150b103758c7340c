import type {DatasetName} from '../datasets/facts/index.ts'
import {isOfData, optionNames, type RunOptionName, runOptions} from '../settings/run-options.ts'
import type {Values} from '../settings/setting.ts'
import type {RunSpec} from './spec.ts'

/** The options that are files or folders of the reader's own. */
export const pathOptions = optionNames.filter(
  (key): key is 'csv' | 'images' | 'labels' => runOptions[key].kind === 'path',
)

export type RunOptionValues = Omit<Values<typeof runOptions>, 'dataset'> & {readonly dataset: DatasetName}

/** What `run.json` says in any case; the others only where they are not the program's own choice. */
const saidAlways: readonly RunOptionName[] = ['from', 'seed', 'backend', 'threads']

/** A run's options as `run.json` has them: what belongs to the data together, what is not given left out. */
export function specOf({
  dataset: name,
  ...options
}: RunOptionValues): Pick<RunSpec, 'seed' | 'dataset' | 'backend' | 'threads' | 'devices' | 'hosts'> {
  const given = optionNames.flatMap(key => {
    const value = key === 'dataset' ? undefined : options[key]
    const isLeftOut = value === undefined || (value === runOptions[key].default && !saidAlways.includes(key))
    return isLeftOut ? [] : [[key, value] as const]
  })
  const part = (ofData: boolean) => Object.fromEntries(given.filter(([key]) => isOfData(key) === ofData))
  const {seed, ...others} = part(false) as Pick<RunSpec, 'seed' | 'backend' | 'threads' | 'devices' | 'hosts'>
  return {seed, dataset: {name, ...(part(true) as Pick<RunOptionValues, 'from'>)}, ...others}
}
