import {TfnotesError} from '../errors.ts'
import {flagOf} from '../text/flag-name.ts'
import {aliases} from './aliases.ts'
import {parseSetting} from './parse-setting.ts'
import type {Condition, Setting, Settings, Value, Values} from './setting.ts'

/** What has settings and presets of them: a chapter, a lab. */
export interface Tunable<S extends Settings = Settings> {
  readonly id: string
  readonly settings: S
  readonly presets: Readonly<Record<string, {readonly values: Readonly<Record<string, Value>>} | undefined>>
}

/** The presets by name, the recommended one first. */
export const presetNames = ({presets}: Pick<Tunable, 'presets'>): string[] =>
  Object.keys(presets).sort((a, b) => Number(b === 'recommended') - Number(a === 'recommended'))

/**
 * The values that one starts with. Without a preset: the recommended ones where there are some (there the notes' own
 * are known to train badly), else the notes'.
 * @throws TfnotesError `unknown-preset` (usage)
 */
export function defaults<S extends Settings>(
  {id, settings, presets}: Tunable<S>,
  preset?: string,
): Values<S> {
  if (preset !== undefined && !Object.hasOwn(presets, preset))
    throw new TfnotesError(
      'unknown-preset',
      {preset, chapter: id, accepted: Object.keys(presets)},
      {usage: true},
    )
  const chosen = preset === undefined ? (presets.recommended ?? presets.notes) : presets[preset]
  const values = Object.entries(settings).map(([key, {default: value}]) => [key, value])
  return {...Object.fromEntries(values), ...chosen?.values}
}

/** Whether a setting matters, given the other values (and, of a chapter, the `dataset`). */
export const isRelevant = (
  {when = {}}: Pick<Setting, 'when'>,
  values: Readonly<Record<string, Value>>,
): boolean => Object.entries(when).every(([key, condition]) => holds(condition, values[key]))

const holds = (condition: Condition, value: Value): boolean =>
  'above' in condition ? Number(value) > condition.above : condition.some(accepted => accepted === value)

/** The setting that a name means: its key, its flag, or another word for that. */
export function keyOf({settings}: Pick<Tunable, 'settings'>, name: string): string | undefined {
  const typed = flagOf(name)
  const named = (flag: string | undefined) => Object.keys(settings).find(key => flagOf(key) === flag)
  return named(typed) ?? named(aliases.get(typed))
}

/**
 * Checks what a form, a command line or a file gave and returns the full set: the preset's (or the default) values,
 * overwritten by `given`. Keys may be written as they are (`learningRate`) or as flags (`learning-rate`, `lr`).
 * @throws TfnotesError (usage) `unknown-hyperparameter`, `unknown-preset`, and as `parseSetting`
 */
export function parseSettings<S extends Settings>(
  tunable: Tunable<S>,
  given: Readonly<Record<string, unknown>>,
  preset?: string,
): Values<S> {
  const values: Record<string, Value> = {...defaults(tunable, preset)}
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    const key = keyOf(tunable, name)
    if (key === undefined) {
      const flag = aliases.get(flagOf(name)) ?? flagOf(name)
      const accepted = Object.keys(tunable.settings).map(flagOf)
      throw new TfnotesError(
        'unknown-hyperparameter',
        {name: flag, chapter: tunable.id, accepted},
        {usage: true},
      )
    }
    values[key] = parseSetting(flagOf(key), tunable.settings[key] as Setting, value)
  }
  return values as Values<S>
}
