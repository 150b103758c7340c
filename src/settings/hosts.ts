/** Which hosts compute a run beside this one. */
export type WantedHosts =
  /** Those that are reached by ssh, under these names. */
  | {readonly names: readonly string[]}
  /** So many that come by themselves. */
  | {readonly count: number}

/** How hosts may be written, by example. */
export const hostsAsWritten = ['node2,node3', '2'] as const

/** More than anybody has. */
const most = 64

/** No option of ssh, and nothing that a shell or a terminal takes for more than a name. */
const isName = (word: string) => /^[a-z0-9_[][\w.:@%[\]-]{0,252}$/i.test(word)

/**
 * Reads what was written for the hosts: names with commas between them, or how many will join.
 * @returns undefined for what cannot be read
 */
export function readHosts(written: string): WantedHosts | undefined {
  const text = written.trim()
  if (text === '') return {count: 0}
  if (/^\d{1,3}$/.test(text)) return Number(text) <= most ? {count: Number(text)} : undefined
  const names = text.split(',').map(word => word.trim())
  return names.every(isName) && names.length <= most && new Set(names).size === names.length
    ? {names}
    : undefined
}
