import {type ErrorDetail, TfnotesError} from '../../errors.ts'
import type {ErrorCode} from '../../text/errors.ts'
import {timeUnits} from '../../text/times.ts'
import type {Field, FieldValue} from './fields.ts'
import type {Comparison, Token} from './tokens.ts'

/** Whether a field's value is as it was asked for. What a run has not is never so. */
export type ValueTest = (value: FieldValue) => boolean

type Order = Exclude<Comparison, '=' | '!=' | ':'>

const orders: Readonly<Record<Order, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
}

const isOrder = (sign: Comparison): sign is Order => Object.hasOwn(orders, sign)

/**
 * The test of a field by what was typed behind its name.
 * @throws TfnotesError (usage) as `parseQuery`
 */
export function compare(field: Field, sign: Comparison, token: Token): ValueTest {
  const test = isOrder(sign) ? ordered(field, sign, token) : equal(field, token)
  return sign === '!=' ? value => value !== undefined && !test(value) : test
}

/** One of the errors of a query, at its word. */
export function refused(
  code: ErrorCode,
  {key, position, text}: Token,
  detail: ErrorDetail = {},
): TfnotesError {
  return new TfnotesError(code, {key, position, value: text, ...detail}, {usage: true})
}

function ordered(field: Field, sign: Order, token: Token): ValueTest {
  if (field.kind !== 'number' && field.kind !== 'duration') throw refused('query-no-order', token, {sign})
  const bound = readNumber(field, token, token.text)
  return value => typeof value === 'number' && orders[sign](value, bound)
}

function equal(field: Field, token: Token): ValueTest {
  switch (field.kind) {
    case 'number':
    case 'duration': {
      // Both ends belong to a range.
      const [from, to] = token.text.split('..')
      if (from === undefined || to === undefined) {
        const wanted = readNumber(field, token, token.text)
        return value => value === wanted
      }
      const least = from === '' ? Number.NEGATIVE_INFINITY : readNumber(field, token, from)
      const most = to === '' ? Number.POSITIVE_INFINITY : readNumber(field, token, to)
      return value => typeof value === 'number' && value >= least && value <= most
    }
    case 'flag': {
      const wanted = flagWords.get(token.text.toLowerCase())
      if (wanted === undefined) throw refused('query-not-a-flag', token)
      return value => value === wanted
    }
    case 'word':
      return ofWord(field, token)
    case 'text': {
      const wanted = token.text.toLowerCase()
      return value => typeof value === 'string' && value.toLowerCase().includes(wanted)
    }
  }
}

const flagWords: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', '1', 'on'].map(word => [word, true] as const),
  ...['false', 'no', '0', 'off'].map(word => [word, false] as const),
])

function ofWord({accepted}: Field, token: Token): ValueTest {
  const fits = globbed(token.text)
  if (accepted && !accepted.some(fits)) throw refused('query-not-a-choice', token, {accepted})
  return value => (isList(value) ? value.some(fits) : value !== undefined && fits(String(value)))
}

const isList = (value: FieldValue): value is readonly string[] => Array.isArray(value)

/** Whole words, whatever their case; `*` stands for anything. */
function globbed(pattern: string): (word: string) => boolean {
  const wanted = pattern.toLowerCase()
  if (!wanted.includes('*')) return word => word.toLowerCase() === wanted
  const parts = wanted.split(/\*+/)
  return word => fitsInOrder(word.toLowerCase(), parts)
}

/** Whether a word is made of these parts, in this order, with anything between them. */
function fitsInOrder(word: string, parts: readonly string[]): boolean {
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (!word.startsWith(first) || !word.endsWith(last) || word.length < first.length + last.length)
    return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = word.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= word.length - last.length
}

function readNumber({kind, most = Number.POSITIVE_INFINITY}: Field, token: Token, text: string): number {
  if (kind === 'duration') {
    const [, digits, unit = 's'] = /^(\d+\.?\d*)([smhdw]?)$/.exec(text) ?? []
    if (digits === undefined) throw refused('query-not-a-duration', token)
    return Number(digits) * (timeUnits[unit || 's'] ?? 1)
  }
  // A share may be written as people say it.
  const isPercent = text.endsWith('%')
  const digits = isPercent ? text.slice(0, -1) : text
  const value = digits.trim() === '' ? Number.NaN : Number(digits)
  if (!Number.isFinite(value)) throw refused('query-not-a-number', token)
  const meant = isPercent ? value / 100 : value
  // `acc>97` would quietly find nothing.
  if (meant > most) throw refused('query-above-most', token, {most, value: text})
  return meant
}
