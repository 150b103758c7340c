import type {PreferenceName} from './preferences.ts'

/** A value of the reader's settings file, and where it stands: `path:line:column`. */
export interface Placed<T> {
  readonly value: T
  readonly at: string
}

/** Keys of one's own, by context and command of the key table. */
export type OwnKeys = Readonly<Record<string, Readonly<Record<string, Placed<readonly Placed<string>[]>>>>>

/** A preset of one's own: values by the name of a setting or of its flag. Whether they fit, its chapter knows. */
export interface OwnPreset {
  readonly at: string
  readonly values: Readonly<Record<string, Placed<string | number | boolean>>>
}

/** By chapter and name. */
export type OwnPresets = Readonly<Record<string, Readonly<Record<string, OwnPreset>>>>

/** What stands in a settings file. */
export interface Said {
  /** As their environment variables would have them. */
  readonly preferences: Readonly<Partial<Record<PreferenceName, Placed<string>>>>
  readonly keys: OwnKeys
  readonly presets: OwnPresets
}

export const nothingSaid: Said = {preferences: {}, keys: {}, presets: {}}
