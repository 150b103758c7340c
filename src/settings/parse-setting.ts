import {TfnotesError} from '../errors.ts'
import type {ErrorCode} from '../text/errors.ts'
import type {Kind, Value, ValueOf} from './setting.ts'

const flagWords: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', '1', ''].map(word => [word, true] as const),
  ...['false', 'no', '0'].map(word => [word, false] as const),
])

/** Choices are found whatever their case, with or without hyphens. */
const plain = (word: string) => word.replaceAll('-', '').toLowerCase()

const cut = (row: string, by: RegExp) => row.replace(/^[\s[]+|[\s\]]+$/g, '').split(by)

/**
 * Checks one value, given as text or as what it is; `name` is the flag that the error names.
 * @throws TfnotesError (usage) `not-a-number`, `not-an-integer`, `out-of-range`, `not-a-choice`, `not-a-flag`,
 * `text-too-long`, `not-as-written`, `bad-length`, `too-many-rows`, `too-many-columns`, `ragged-grid` {row}; the detail says what is
 * accepted
 */
export function parseSetting<K extends Kind>(name: string, setting: K, given: unknown): ValueOf<K> {
  return parse(name, setting, given) as ValueOf<K>
}

function parse(name: string, setting: Kind, given: unknown): Value {
  const text = (Array.isArray(given) ? JSON.stringify(given) : String(given)).trim()
  const refuse = (code: ErrorCode, detail: Record<string, string | number | readonly string[]>) =>
    new TfnotesError(code, {name, value: text.slice(0, 200), ...detail}, {usage: true})

  const number = (word: string, {min, max}: {min: number; max: number}, isWhole: boolean) => {
    const value = word.trim() === '' ? Number.NaN : Number(word)
    const detail = {min, max, value: word.slice(0, 200)}
    if (!Number.isFinite(value)) throw refuse('not-a-number', detail)
    if (isWhole && !Number.isInteger(value)) throw refuse('not-an-integer', detail)
    if (value < min || value > max) throw refuse('out-of-range', detail)
    return value
  }

  switch (setting.kind) {
    case 'integer':
    case 'number':
      return number(text, setting, setting.kind === 'integer')
    case 'count':
      return text === '' ? undefined : number(text, setting, true)
    case 'choice': {
      const choice = setting.choices.find(word => plain(word) === plain(text))
      if (choice === undefined) throw refuse('not-a-choice', {accepted: setting.choices})
      return choice
    }
    case 'flag': {
      const flag = flagWords.get(text.toLowerCase())
      if (flag === undefined) throw refuse('not-a-flag', {accepted: ['true', 'false']})
      return flag
    }
    case 'text':
      if (text.length > setting.maxLength) throw refuse('text-too-long', {max: setting.maxLength})
      if (setting.form && !setting.form.fits(text))
        throw refuse('not-as-written', {accepted: setting.form.accepted})
      return text
    case 'path':
      return text === '' ? undefined : text
    case 'list': {
      const {of, minLength, maxLength, min} = setting
      const words = cut(text, of === 'integer' && min >= 0 ? /\s*[-,\s]\s*/ : /\s*[,\s]\s*/)
      if (words.length < minLength || words.length > maxLength)
        throw refuse('bad-length', {min: minLength, max: maxLength, found: words.length})
      return words.map(word => number(word, setting, of === 'integer'))
    }
    case 'grid': {
      const {maxRows, maxColumns} = setting
      const rows = text.split(/;|\n|\]\s*,\s*\[/).map(row => cut(row, /\s*[,\s]\s*/))
      const columns = rows[0]?.length ?? 0
      if (rows.length > maxRows) throw refuse('too-many-rows', {max: maxRows, found: rows.length})
      if (columns > maxColumns) throw refuse('too-many-columns', {max: maxColumns, found: columns})
      const ragged = rows.findIndex(row => row.length !== columns)
      if (ragged >= 0) throw refuse('ragged-grid', {row: ragged + 1})
      return rows.map(row => row.map(word => number(word, setting, false)))
    }
  }
}
