import {settingLabel, settingValue} from '../../chapters/setting-label.ts'
import type {Difference, SettingKind, SettingValue} from '../../runs/differing.ts'
import type {RunSummary} from '../../runs/summary.ts'
import {shortFlagOf} from '../../settings/aliases.ts'
import type {Language} from '../../text/localised.ts'
import {plain} from '../../text/numbers.ts'

type Named = Pick<RunSummary, 'id' | 'label'> & {readonly chapter?: string | undefined}

/** As short as it is exact: 3e-4, 0.001, 64. */
const shortNumber = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-3 && Number(value.toPrecision(6)) === value
    ? value.toExponential()
    : plain(value)

/** A value with as much of its setting's name as it takes to know what it is of; without a language as it is typed. */
function words(key: string, value: SettingValue, run: Named | undefined, language?: Language): string {
  if (language === undefined) return asTyped(key, value)
  const label = settingLabel(run?.chapter, key, language)
  if (typeof value === 'string') return settingValue(run?.chapter, key, value, language)
  if (typeof value === 'boolean') return `${label} ${settingValue(run?.chapter, key, value, language)}`
  // In English the short name is what the screens call the learning rate, too.
  return `${language === 'en' ? shortFlagOf(key).replaceAll('-', ' ') : label} ${shortNumber(value)}`
}

function asTyped(key: string, value: SettingValue): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return `${value ? '' : 'no-'}${shortFlagOf(key)}`
  return `${shortFlagOf(key)} ${shortNumber(value)}`
}

type Say = (key: string, value: SettingValue, index: number) => string

/** What a run is soonest thought of by. */
const tellingOrder: readonly SettingKind[] = ['chapter', 'hyperparameter', 'data', 'run']

/** No name is put together of more settings than this. */
const mostSettings = 3

/**
 * The shortest names that tell these runs apart, in their order: what their reader calls them; else the values of as few
 * settings as it takes; else the ends of their ids, behind the chapter where that differs. In a language for people, else as
 * programs and flags call them.
 */
export function shortNames(
  runs: readonly Named[],
  differences: readonly Difference[],
  language?: Language,
): string[] {
  const say: Say = (key, value, index) => words(key, value, runs[index], language)
  const own = runs.map(({label}) => label?.name)
  const unnamed = runs.flatMap((_, index) => (own[index] === undefined ? [index] : []))
  const ends = idEnds(runs)
  const chapter = differences.filter(({kind, values}) => kind === 'chapter' && !values.includes(undefined))
  const byId: Difference = {key: 'id', kind: 'run', values: ends, isWithin: true}
  const offered = [
    ...(unnamed.length > 0 ? [namesByValues(runs, unnamed, differences, say)] : []),
    namesBy([...chapter, byId], runs.length, say),
    ends,
  ]
  const names = offered.map(told => runs.map((_, index) => own[index] ?? told?.[index] ?? ''))
  return names.find(all => new Set(all).size === all.length && !all.includes('')) ?? runs.map(({id}) => id)
}

/** Names of the runs at `unnamed` by the fewest settings that no other run has the same values of; nothing where none will do. */
function namesByValues(
  runs: readonly Named[],
  unnamed: readonly number[],
  differences: readonly Difference[],
  say: Say,
): string[] | undefined {
  const usable = differences
    .filter(
      ({kind, values}) => tellingOrder.includes(kind) && unnamed.every(index => values[index] !== undefined),
    )
    .toSorted((a, b) => tellingOrder.indexOf(a.kind) - tellingOrder.indexOf(b.kind))
  for (let count = 1; count <= Math.min(mostSettings, usable.length); count++)
    for (const chosen of subsets(usable, count)) {
      const isAlone = aloneBy(chosen, runs.length)
      if (unnamed.every(isAlone)) return namesBy(chosen, runs.length, say)
    }
  return undefined
}

/** Which of so many runs have values of these settings that no other has. */
function aloneBy(chosen: readonly Difference[], count: number): (index: number) => boolean {
  const keys = Array.from({length: count}, (_, index) =>
    JSON.stringify(chosen.map(({values}) => values[index])),
  )
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return index => counts.get(keys[index] as string) === 1
}

/** Of every run as many of its values, from the first on, as no other run shares. */
function namesBy(chosen: readonly Difference[], count: number, say: Say): string[] {
  const alone = chosen.map((_, at) => aloneBy(chosen.slice(0, at + 1), count))
  return Array.from({length: count}, (_, index) => {
    const enough = alone.findIndex(isAlone => isAlone(index)) + 1
    return chosen
      .slice(0, enough || chosen.length)
      .flatMap(({key, values}) => (values[index] === undefined ? [] : [say(key, values[index], index)]))
      .join(' ')
  })
}

function* subsets<T>(all: readonly T[], count: number): Generator<readonly T[]> {
  if (count === 0) yield []
  for (let index = 0; count > 0 && index < all.length; index++)
    for (const others of subsets(all.slice(index + 1), count - 1)) yield [all[index] as T, ...others]
}

/** The fewest characters at the end of the ids that differ, four at least; whole ids where it takes more than that. */
function idEnds(runs: readonly Named[]): string[] {
  const longest = Math.max(...runs.map(({id}) => id.length))
  for (let length = 4; length < longest; length++) {
    const ends = runs.map(({id}) => id.slice(-length))
    if (new Set(ends).size === runs.length) return ends
  }
  return runs.map(({id}) => id)
}
