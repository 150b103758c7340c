import {isOfData, optionNames} from '../settings/run-options.ts'
import {plain} from '../text/numbers.ts'
import type {RunSummary} from './summary.ts'

export type SettingValue = string | number | boolean

/**
 * All hyperparameters of a run that matter, also those that its `run.json` is too old to name. Chapters know them;
 * `runs` does not know chapters.
 */
export type Complete = (
  run: Pick<RunSummary, 'chapter' | 'hyperparameters' | 'preset' | 'dataset'>,
) => Readonly<Record<string, SettingValue>>

/** What is known without the chapters: what the run's own file says. */
export const asSaid: Complete = ({hyperparameters = {}}) => hyperparameters

/** Where a setting belongs: `live` was changed while the run was on its way, `machine` decides no result. */
export type SettingKind = 'chapter' | 'data' | 'hyperparameter' | 'live' | 'run' | 'machine'

interface Setting {
  readonly kind: SettingKind
  readonly value: SettingValue
}

/** A setting in which runs are not all the same. */
export interface Difference {
  /** A hyperparameter's or a run option's own name, `chapter`, `source`, `samples`, `rateChanges`. */
  readonly key: string
  readonly kind: SettingKind
  /** One a run, in their order; undefined of a run that has no such setting, or of which it is not known. */
  readonly values: readonly (SettingValue | undefined)[]
  /** Whether two runs of one chapter differ in it: a column of a list says something then. */
  readonly isWithin: boolean
}

const kindOrder: readonly SettingKind[] = ['chapter', 'data', 'hyperparameter', 'live', 'run', 'machine']

/** The settings in which runs differ, each with every run's value: by kind, then in their chapters' order. */
export function differing(runs: readonly RunSummary[], complete: Complete = asSaid): readonly Difference[] {
  const all = runs.map(run => readOnce(run, complete))
  const kinds = new Map<string, SettingKind>()
  for (const {beside, hyperparameters} of all) {
    for (const [key, {kind}] of beside) kinds.set(key, kind)
    for (const key in hyperparameters) if (!kinds.has(key)) kinds.set(key, 'hyperparameter')
  }
  const [first] = all
  const found = [...kinds].flatMap(([key, kind]): Difference[] => {
    const same = first && valueIn(first, key)
    // Most settings are the same in all of thousands of runs.
    if (all.every(one => valueIn(one, key) === same)) return []
    const values = all.map(one => valueIn(one, key))
    return [{key, kind, values, isWithin: differsWithin(runs, values)}]
  })
  // That other data was asked for says already why there is more or less of it.
  const isAsked = found.some(({key, kind}) => kind === 'data' && key !== 'samples')
  return found
    .filter(({key}) => !(isAsked && key === 'samples'))
    .sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind))
}

/** What the rows of a list are told by anyway. */
const shownAnyway: readonly string[] = ['chapter', 'dataset', 'source', 'samples', 'epochs']

/** Those that are worth a column of a list: two runs of one chapter differ in them. */
export const differingColumns = (
  runs: readonly RunSummary[],
  complete: Complete = asSaid,
): readonly Difference[] =>
  differing(runs, complete).filter(
    ({key, kind, isWithin}) => isWithin && kind !== 'machine' && !shownAnyway.includes(key),
  )

function differsWithin(runs: readonly RunSummary[], values: Difference['values']): boolean {
  const seen = new Map<string | undefined, SettingValue | undefined>()
  return runs.some(({chapter}, index) => {
    const value = values[index]
    if (seen.has(chapter)) return seen.get(chapter) !== value
    seen.set(chapter, value)
    return false
  })
}

/** What a run was told; a list asks thousands of them for it, with every letter that is typed. */
interface ReadSettings {
  readonly hyperparameters: Readonly<Record<string, SettingValue>>
  readonly beside: ReadonlyMap<string, Setting>
  /** Both together, once somebody has asked for them. */
  all?: ReadonlyMap<string, Setting>
}

const valueIn = ({hyperparameters, beside}: ReadSettings, key: string): SettingValue | undefined =>
  beside.get(key)?.value ?? hyperparameters[key]

const known = new WeakMap<Complete, WeakMap<RunSummary, ReadSettings>>()

function readOnce(run: RunSummary, complete: Complete): ReadSettings {
  const before = known.get(complete) ?? new WeakMap<RunSummary, ReadSettings>()
  known.set(complete, before)
  const found = before.get(run) ?? {
    hyperparameters: run.hyperparameters ? complete(run) : {},
    beside: readBeside(run),
  }
  before.set(run, found)
  return found
}

/**
 * What a run was told, by name: its chapter and data, its hyperparameters, its seed and what it computes on, and which
 * learning rates were set on the way. What is not known of a damaged run is left out.
 */
export function settingsOf(run: RunSummary, complete: Complete = asSaid): ReadonlyMap<string, Setting> {
  const read = readOnce(run, complete)
  read.all ??= new Map([
    ...[...read.beside].filter(([, {kind}]) => beforehand.includes(kind)),
    ...Object.entries(read.hyperparameters).map(([key, value]): [string, Setting] => [
      key,
      {kind: 'hyperparameter', value},
    ]),
    ...[...read.beside].filter(([, {kind}]) => !beforehand.includes(kind)),
  ])
  return read.all
}

/** What stands before the hyperparameters. */
const beforehand: readonly SettingKind[] = ['chapter', 'data']

function readBeside(run: RunSummary): ReadonlyMap<string, Setting> {
  const {chapter, dataset, backend, seed, rateChanges = []} = run
  const settings = new Map<string, Setting>()
  const put = (kind: SettingKind, key: string, value: SettingValue | undefined) => {
    if (value !== undefined) settings.set(key, {kind, value})
  }
  put('chapter', 'chapter', chapter)
  if (dataset) {
    const {name, source, from, train, test} = dataset
    put('data', 'dataset', name)
    put('data', 'source', source ?? from)
    for (const key of dataOptions) put('data', key, dataset[key])
    if (train !== undefined && test !== undefined) put('data', 'samples', `${train} + ${test}`)
  }
  if (rateChanges.length > 0)
    put('live', 'rateChanges', rateChanges.map(({to, epoch, step}) => rateAt(to, epoch, step)).join(', '))
  put('run', 'seed', seed)
  put('run', 'backend', backend?.name)
  put('machine', 'threads', backend?.threads)
  put('machine', 'devices', backend?.devices?.join(', '))
  return settings
}

/** Those that `run.json` says with the data. */
const dataOptions = optionNames
  .filter(isOfData)
  .filter((key): key is Exclude<typeof key, 'dataset' | 'from'> => key !== 'dataset' && key !== 'from')

/** 0.0003 after three epochs and 120 steps: `0.0003 @ 3:120`. */
const rateAt = (rate: number, epoch: number, step: number): string =>
  `${plain(rate)} @ ${step > 0 ? `${epoch}:${step}` : epoch}`
