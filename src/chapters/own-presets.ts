import type {OwnPreset, OwnPresets} from '../config/said.ts'
import {TfnotesError} from '../errors.ts'
import type {Value} from '../settings/setting.ts'
import {keyOf, parseSettings, type Tunable} from '../settings/tunable.ts'

/** How the presets of one's own of a chapter are called. */
export const ownPresetNames = (presets: OwnPresets, chapter: string): readonly string[] =>
  Object.keys(presets[chapter] ?? {})

/** What may be a preset's name: a word for a shell, in whatever script. */
export const isPresetName = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(name)

/**
 * What a preset of one's own says, checked as flags are.
 * @throws TfnotesError (usage) as `parseSettings`, with the place in the settings file
 */
export function ownPresetValues(chapter: Tunable, {values}: OwnPreset): Readonly<Record<string, Value>> {
  const seen = new Set<string>()
  return Object.fromEntries(
    Object.entries(values).map(([name, {value, at}]) => {
      const key = keyOf(chapter, name) ?? name
      try {
        if (seen.has(key)) throw new TfnotesError('setting-twice', {name}, {usage: true})
        seen.add(key)
        const parsed: Readonly<Record<string, Value>> = parseSettings(chapter, {[name]: value})
        return [key, parsed[key]]
      } catch (cause) {
        if (!(cause instanceof TfnotesError)) throw cause
        throw new TfnotesError(cause.code, {at, ...cause.detail}, {cause, usage: true})
      }
    }),
  )
}

/**
 * The values of a preset of one's own by its name; undefined where there is none of that name.
 * @throws TfnotesError (usage) as `ownPresetValues`
 */
export function findOwnPreset(
  presets: OwnPresets,
  chapter: Tunable,
  name: string,
): Readonly<Record<string, Value>> | undefined {
  const own = presets[chapter.id]?.[name]
  return own && ownPresetValues(chapter, own)
}
