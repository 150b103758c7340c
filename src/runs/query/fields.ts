import {aliases} from '../../settings/aliases.ts'
import {optionNames, runOptions} from '../../settings/run-options.ts'
import type {Kind} from '../../settings/setting.ts'
import {flagOf} from '../../text/flag-name.ts'
import {type Complete, type SettingValue, settingsOf} from '../differing.ts'
import {accuracyOf, bestAccuracyOf, bestLossOf, lossOf} from '../result.ts'
import {type RunStatus, runStatuses} from '../status.ts'
import type {RunSummary} from '../summary.ts'

/** How the values of a field are written and compared. */
export type FieldKind =
  /** Larger and smaller. */
  | 'number'
  /** Seconds; written `90s`, `10m`, `2h`, `3d`. */
  | 'duration'
  /** The whole word, or with `*` for any part of it. */
  | 'word'
  /** Somewhere in it. */
  | 'text'
  | 'flag'

/** What decides a field's value beside the run. */
export interface Asking {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly complete: Complete
  /** What people call a status, in whatever language. @default its own word alone */
  readonly statusWords?: Readonly<Record<RunStatus, readonly string[]>>
}

export type FieldValue = SettingValue | readonly string[] | undefined

/** Something that runs can be asked about, and sorted by. */
export interface Field {
  readonly key: string
  readonly kind: FieldKind
  /** The words it can be, where they are few. */
  readonly accepted?: readonly string[]
  /** The greatest number it can be. */
  readonly most?: number
  readonly of: (run: RunSummary, asking: Asking) => FieldValue
}

const validated = (of: typeof bestAccuracyOf) => (run: RunSummary) => {
  const best = of(run)
  return best?.isValidated ? best.value : undefined
}

/** What a run is known by beside its settings. */
const own: readonly Field[] = [
  {key: 'accuracy', kind: 'number', most: 1, of: accuracyOf},
  {key: 'valAccuracy', kind: 'number', most: 1, of: validated(bestAccuracyOf)},
  {key: 'loss', kind: 'number', of: lossOf},
  {key: 'valLoss', kind: 'number', of: validated(bestLossOf)},
  {key: 'epoch', kind: 'number', of: ({epoch}) => epoch},
  {key: 'parameters', kind: 'number', of: ({parameters}) => parameters},
  {
    key: 'trainSamples',
    kind: 'number',
    of: ({dataset}) => dataset?.train ?? dataset?.trainSamples,
  },
  {key: 'testSamples', kind: 'number', of: ({dataset}) => dataset?.test ?? dataset?.testSamples},
  {key: 'time', kind: 'duration', of: ({seconds}) => seconds},
  {key: 'age', kind: 'duration', of: ({createdAt}, {now}) => (now - createdAt) / 1000},
  {key: 'status', kind: 'word', accepted: runStatuses, of: ({status}) => status},
  {key: 'chapter', kind: 'word', of: ({chapter}) => chapter},
  {key: 'preset', kind: 'word', of: ({preset}) => preset},
  {key: 'source', kind: 'word', of: ({dataset}) => dataset?.source ?? dataset?.from},
  {key: 'warning', kind: 'word', of: ({warnings}) => warnings},
  {key: 'tag', kind: 'word', of: ({label}) => label?.tags},
  {key: 'name', kind: 'text', of: ({label}) => label?.name},
  {key: 'note', kind: 'text', of: ({label}) => label?.note},
  {key: 'id', kind: 'text', of: ({id}) => id},
]

/** What people type, beside the spellings of flags. */
const short: Readonly<Record<string, string>> = {
  acc: 'accuracy',
  'val-acc': 'valAccuracy',
  bs: 'batchSize',
  opt: 'optimizer',
  data: 'dataset',
  params: 'parameters',
  tags: 'tag',
  run: 'id',
}

const kinds: Readonly<Record<Kind['kind'], FieldKind>> = {
  integer: 'number',
  number: 'number',
  count: 'number',
  choice: 'word',
  flag: 'flag',
  text: 'word',
  path: 'text',
  list: 'word',
  grid: 'word',
}

/** Everything that can be asked about, by the names it goes by. */
export interface Fields {
  /** The fields of a name: a hyperparameter and a figure may share one. */
  named(name: string): readonly Field[]
  /** All names, as they are typed. */
  readonly names: readonly string[]
  /** Those of what a run is known by beside its settings. */
  readonly ownNames: readonly string[]
}

/** A value to tune: what is to be known of it here. */
export type Tuned = readonly [key: string, setting: Kind]

/** The fields of runs whose chapters have these values to tune; what else stands in their run.json can be asked for, too. */
export function openFields(tuned: Iterable<Tuned>, runs: Iterable<RunSummary> = []): Fields {
  const all = new Map<string, Field[]>()
  const add = (name: string, field: Field) => all.set(name, [...(all.get(name) ?? []), field])
  for (const field of own) add(flagOf(field.key), field)
  for (const key of optionNames) if (key !== 'from' && !all.has(flagOf(key))) addSetting(key, runOptions[key])
  for (const [key, setting] of tuned) addSetting(key, setting)
  for (const {hyperparameters = {}} of runs)
    for (const [key, value] of Object.entries(hyperparameters))
      if (!all.get(flagOf(key))?.some(field => field.key === key))
        add(flagOf(key), settingField(key, kindOfValue(value)))

  function addSetting(key: string, setting: Kind): void {
    const before = all.get(flagOf(key))
    const found = before?.find(field => field.key === key && !own.includes(field))
    const accepted = setting.kind === 'choice' && setting.choices.length > 0 ? setting.choices : undefined
    if (!found) return void add(flagOf(key), settingField(key, kinds[setting.kind], accepted))
    // The same value in another chapter may take more words.
    const words = found.accepted && accepted && [...new Set([...found.accepted, ...accepted])]
    const {accepted: _, ...rest} = found
    all.set(flagOf(key), [
      ...(before ?? []).filter(field => field !== found),
      {...rest, ...(words && {accepted: words})},
    ])
  }

  const keyOf = (name: string): string => {
    const flag = flagOf(name)
    return all.has(flag) ? flag : flagOf(short[flag] ?? aliases.get(flag) ?? flag)
  }
  return {
    named: name => all.get(keyOf(name)) ?? [],
    names: [...all.keys()],
    ownNames: own.map(({key}) => flagOf(key)),
  }
}

const settingField = (key: string, kind: FieldKind, accepted?: readonly string[]): Field => ({
  key,
  kind,
  ...(accepted && {accepted}),
  of: (run, {complete}) => settingsOf(run, complete).get(key)?.value,
})

const kindOfValue = (value: SettingValue): FieldKind =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'flag' : 'word'
