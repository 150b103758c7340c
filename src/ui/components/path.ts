import type {PathEntry} from '../platform.ts'

const commonStart = (a: string, b: string): string => {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return a.slice(0, length)
}

/**
 * The field after Tab: the longest beginning that all candidates share, and the candidates, where there are
 * several to choose from.
 */
export function afterCompletion(
  typed: string,
  entries: readonly PathEntry[],
): {text: string; entries: readonly PathEntry[]} {
  const paths = entries.map(({path}) => path)
  const shared = paths.reduce<string | undefined>(
    (common, path) => (common === undefined ? path : commonStart(common, path)),
    undefined,
  )
  const text = shared !== undefined && shared.length > typed.length ? shared : typed
  return {text, entries: entries.length > 1 || text === typed ? entries : []}
}

/** The last part of a path, with the slash of a folder. */
export const baseName = (path: string): string => /[^/]*\/?$/.exec(path)?.[0] ?? path
