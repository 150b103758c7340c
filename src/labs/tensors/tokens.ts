import {fail} from './fail.ts'
import {limits} from './limits.ts'
import type {Token, TokenKind} from './syntax.ts'

const patterns: readonly (readonly [TokenKind | 'space', RegExp])[] = [
  ['space', /[ \t\r]+|#[^\n]*/y],
  ['break', /[\n;]/y],
  ['number', /(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y],
  ['name', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['string', /'[^'\n]*'|"[^"\n]*"/y],
  ['sign', /\*\*|\/\/|[<>=!]=|[-+*/%@()[\],.:=<>]/y],
]

const opening = new Map([
  [')', '('],
  [']', '['],
])

/**
 * Cuts an entry into tokens. Comments run from # to the end of the line; line breaks and `;` end a statement, but
 * not inside brackets.
 * @throws TfnotesError `tensors-too-long`, `tensors-character`, `tensors-string-open`, `tensors-number`,
 * `tensors-unclosed`
 */
export function tokenise(source: string): Token[] {
  if (source.length > limits.characters)
    throw fail({at: limits.characters, end: source.length}, 'too-long', {most: limits.characters})
  const tokens: Token[] = []
  const brackets: Token[] = []
  let at = 0
  while (at < source.length) {
    const {kind, text} = tokenAt(source, at)
    const token = {kind, text, at, end: at + text.length}
    at = token.end
    if (kind === 'space') continue
    if (kind === 'number') refuseMalformed(source, token)
    if (kind === 'sign') {
      if (text === '(' || text === '[') brackets.push(token as Token)
      else if (brackets.at(-1)?.text === opening.get(text)) brackets.pop()
    }
    if (kind === 'break' && text === '\n' && brackets.length > 0) continue
    tokens.push(token as Token)
  }
  return [...tokens, {kind: 'end', text: '', at: source.length, end: source.length}]
}

function tokenAt(source: string, at: number): {kind: TokenKind | 'space'; text: string} {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const text = pattern.exec(source)?.[0]
    if (text !== undefined && text !== '') return {kind, text}
  }
  const character = String.fromCodePoint(source.codePointAt(at) ?? 0)
  if (character === '"' || character === "'") {
    const line = source.indexOf('\n', at)
    throw fail({at, end: line < 0 ? source.length : line}, 'string-open')
  }
  // Chinese input methods type （１，２） for (1,2).
  const plain = character.normalize('NFKC').replace('。', '.').replace('、', ',')
  const isWide = plain !== character && /^[\x21-\x7e]$/.test(plain)
  throw fail({at, end: at + character.length}, isWide ? 'full-width' : 'character', {
    character: nameOf(character),
    ...(isWide && {instead: plain}),
  })
}

/** What can be seen stands for itself; a control or formatting character is called by its number. */
const nameOf = (character: string): string =>
  /[\p{C}\p{Z}]/u.test(character)
    ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : character

/** `12abc`, `1.2.3`, `0x10`, `007` and `1__0` begin like numbers and are none. */
function refuseMalformed(source: string, {text, at, end}: {text: string; at: number; end: number}) {
  const after = /^[\p{L}\p{N}_.]+/u.exec(source.slice(end))?.[0] ?? ''
  if (after !== '' || /^0\d/.test(text) || /__|_$|_\.|\._|_[eE]/.test(text))
    throw fail({at, end: end + after.length}, 'number', {text: text + after})
}
