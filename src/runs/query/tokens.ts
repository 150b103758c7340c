import {TfnotesError} from '../../errors.ts'

/** How a value is compared. */
export const comparisons = ['<=', '>=', '!=', '<', '>', '=', ':'] as const
export type Comparison = (typeof comparisons)[number]

/** A word of a query as it was typed. */
export interface Token {
  /** Where it begins, counted from 1. */
  readonly position: number
  readonly isNegated: boolean
  /** What is compared; without it the text is looked for in all that a run is known by. */
  readonly key?: string
  readonly comparison?: Comparison
  readonly text: string
}

/** A word is a comparison where what stands before the sign could be a name. */
const comparing = /^([\p{L}][\p{L}\p{N}-]*)(<=|>=|!=|<|>|=|:)/u

/**
 * The words of a query: split at blanks that are not in quotation marks, `-` before one that must not hold.
 * @throws TfnotesError (usage) `query-open-quote`
 */
export function tokensIn(query: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < query.length; ) {
    if (/\s/.test(query.charAt(at))) {
      at++
      continue
    }
    const end = endOfWord(query, at)
    tokens.push(tokenOf(query.slice(at, end), at + 1))
    at = end
  }
  return tokens
}

/** Behind the word that begins at `start`. */
function endOfWord(query: string, start: number): number {
  let at = start
  while (at < query.length && !/\s/.test(query.charAt(at))) {
    if (query.charAt(at) === '"') {
      const closing = query.indexOf('"', at + 1)
      if (closing < 0) throw new TfnotesError('query-open-quote', {position: at + 1}, {usage: true})
      at = closing
    }
    at++
  }
  return at
}

function tokenOf(word: string, position: number): Token {
  // A lone hyphen is a word like any other.
  const isNegated = word.startsWith('-') && word.length > 1
  const body = isNegated ? word.slice(1) : word
  const [head, key, comparison] = comparing.exec(body) ?? []
  if (head === undefined || key === undefined) return {position, isNegated, text: unquoted(body)}
  return {
    position,
    isNegated,
    key,
    comparison: comparison as Comparison,
    text: unquoted(body.slice(head.length)),
  }
}

const unquoted = (text: string): string => text.replaceAll('"', '')
