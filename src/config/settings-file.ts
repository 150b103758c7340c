import {existsSync} from 'node:fs'
import {isAbsolute, join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {type PreferenceName, preferenceNames, preferences} from './preferences.ts'
import {nothingSaid, type Said} from './said.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The reader's settings file as it was found. */
export interface SettingsFile extends Said {
  readonly path: string
  readonly found: boolean
  /** Which of its preferences the environment does not say otherwise. */
  readonly heard: readonly PreferenceName[]
  /** Why nothing of it is known, where that is so. */
  readonly problem?: TfnotesError
}

/**
 * Where the file is: below XDG_CONFIG_HOME where that is a path from the root on, else below ~/.config, on every system.
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function settingsPath({XDG_CONFIG_HOME: folder = ''}: Environment, home: string): string {
  return join(isAbsolute(folder) ? folder : join(home, '.config'), 'tfnotes', 'config.json')
}

/** No file of that path. */
export const noSettings = (path: string): SettingsFile => ({path, found: false, heard: [], ...nothingSaid})

/**
 * Reads the settings file, if there is one. `expectKeys` checks its keys against the key table.
 * What is wrong with it is told and not thrown: some commands are there to say so.
 */
export async function openSettings(
  env: Environment,
  home: string,
  expectKeys: (said: Said) => Promise<void>,
): Promise<SettingsFile> {
  const path = settingsPath(env, home)
  // Most have none: nothing is loaded then.
  if (!existsSync(path)) return noSettings(path)
  try {
    const said = (await import('./read.ts')).readSettingsFile(path) ?? nothingSaid
    if (Object.keys(said.keys).length > 0) await expectKeys(said)
    const isSilent = (name: PreferenceName) => !env[preferences[name].environment]
    const heard = preferenceNames.filter(name => said.preferences[name] !== undefined && isSilent(name))
    return {path, found: true, heard, ...said}
  } catch (problem) {
    if (!(problem instanceof TfnotesError)) throw problem
    return {...noSettings(path), found: true, problem}
  }
}

/** The environment with what the file says where it is silent itself. */
export function withSettings(env: Environment, {heard, preferences: said}: SettingsFile): Environment {
  const added = heard.map(name => [preferences[name].environment, said[name]?.value])
  return {...env, ...Object.fromEntries(added)}
}
