import type {PathEntry} from '../platform.ts'

/** The longest beginning that all have in common. */
export const commonStart = (words: readonly string[]): string =>
  words.reduce((common, word) => {
    let length = 0
    while (length < common.length && common[length] === word[length]) length += 1
    return common.slice(0, length)
  })

/**
 * The field after Tab: the longest beginning that all candidates share, and the candidates, where there are
 * several to choose from.
 */
export function afterCompletion(
  typed: string,
  entries: readonly PathEntry[],
): {text: string; entries: readonly PathEntry[]} {
  const shared = entries.length === 0 ? typed : commonStart(entries.map(({path}) => path))
  const text = shared.length > typed.length ? shared : typed
  return {text, entries: entries.length > 1 || text === typed ? entries : []}
}

/**
 * The field after a text was typed or pasted into it: a whole path, as it comes when a file is dragged into the
 * terminal, takes the place of what stood there.
 */
export const withTyped = (old: string, text: string): string =>
  /^\s*["']?(?:\/|~\/|file:\/\/|[A-Za-z]:\\)./i.test(text) ? text : old + text

/** The last part of a path, with the slash of a folder. */
export const baseName = (path: string): string => /[^/]*\/?$/.exec(path)?.[0] ?? path
