/** What was done in this session, as words after `tfnotes`. */
export interface Logged {
  readonly words: readonly string[]
  /** By which helper or on what, where one of these after another takes its place. */
  readonly instead?: string | undefined
}

export interface CommandLog {
  /** The newest is last. */
  readonly entries: readonly Logged[]
  /** What the helpers that wait for lines were started with, by their screen and topic. */
  readonly helpers: Readonly<Record<string, readonly string[]>>
}

export const emptyLog: CommandLog = {entries: [], helpers: {}}

/** Entries that are kept; the oldest go. */
const most = 500

export function withEntry(log: CommandLog, entry: Logged): CommandLog {
  const last = log.entries.at(-1)
  const isInstead = last?.instead !== undefined && last.instead === entry.instead
  const before = isInstead ? log.entries.slice(0, -1) : log.entries
  return {...log, entries: [...before, entry].slice(-most)}
}
