import {join, resolve} from 'node:path'

/** What the reader may say of each, and where it is below the home folder where nobody says it. */
const kinds = {
  cache: {variable: 'XDG_CACHE_HOME', usual: ['.cache']},
  state: {variable: 'XDG_STATE_HOME', usual: ['.local', 'state']},
} as const

/**
 * The program's folder for what it can make again (`cache`), and for what it remembers (`state`): on Windows, where there
 * is but one such place, in that.
 */
export function ownFolder(
  kind: keyof typeof kinds,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  const {variable, usual} = kinds[kind]
  return join(resolve(env[variable] || (env.LOCALAPPDATA ?? join(home, ...usual))), 'tfnotes')
}
