/**
 * How far the reader is in the book, by the ids of its pages, in no order. What was trained is not here: the runs tell it.
 * Pages that this version does not know are another version's.
 */
export interface BookProgress {
  /** Pages whose notes were read to their end. */
  readonly read: readonly string[]
  /** Pages on which something was changed and looked at. */
  readonly tried: readonly string[]
  /** The page that was open last. */
  readonly at?: string
}

export const noProgress: BookProgress = {read: [], tried: []}

const union = (a: readonly string[], b: readonly string[]): readonly string[] => {
  const missing = b.filter(id => !a.includes(id))
  return missing.length === 0 ? a : [...a, ...missing]
}

/** Both together: a page once read stays read. The same object where there is nothing new. */
export function withProgress(known: BookProgress, more: Partial<BookProgress>): BookProgress {
  const read = union(known.read, more.read ?? [])
  const tried = union(known.tried, more.tried ?? [])
  const at = more.at ?? known.at
  if (read === known.read && tried === known.tried && at === known.at) return known
  return {read, tried, ...(at !== undefined && {at})}
}
