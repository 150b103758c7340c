/** What was typed before, oldest first, and where the reader stands in it. Never changed in place. */
export interface History {
  readonly entries: readonly string[]
  /** Index of the entry shown; entries.length is the line being typed. */
  readonly at: number
  /** The line being typed, kept while older ones are looked at. */
  readonly draft: string
}

/** Entries that are kept. */
const most = 200

export const emptyHistory: History = {entries: [], at: 0, draft: ''}

/** Adds an entry and goes back to an empty line; the same one twice in a row is kept once. */
export function remember({entries}: History, entry: string): History {
  const added = entry.trim() === '' || entries.at(-1) === entry ? entries : [...entries, entry].slice(-most)
  return {entries: added, at: added.length, draft: ''}
}

/** One entry back; `current` is the text on the line, which is kept if it is the one being typed. */
export function older(history: History, current: string): History {
  const {entries, at} = history
  if (at === 0) return history
  return {entries, at: at - 1, draft: at === entries.length ? current : history.draft}
}

/** One entry forward, at last the line that was being typed. */
export const newer = (history: History): History =>
  history.at >= history.entries.length ? history : {...history, at: history.at + 1}

/** The text to show on the line. */
export const shownEntry = ({entries, at, draft}: History): string => entries[at] ?? draft
