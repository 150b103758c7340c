import {constants} from 'node:os'

const names = new Map(Object.entries(constants.errno).map(([name, number]) => [number, name]))
const known = new Set(names.values())

/**
 * The operating system's short name of what went wrong (ENOENT, EACCES, EDQUOT …). By its number: Node calls what it
 * does not know itself, a used up quota among it, `UNKNOWN` or `Unknown system error -122`.
 * @returns undefined for what the system did not say
 */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  if (known.has(error.code) || !('errno' in error) || typeof error.errno !== 'number') return error.code
  return names.get(-error.errno) ?? error.code
}

/** That name, else the message. */
export const reasonOf = (error: unknown): string =>
  systemCode(error) ?? (error instanceof Error ? error.message : String(error))
