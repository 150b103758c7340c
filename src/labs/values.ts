import {TfnotesError} from '../errors.ts'
import type {ErrorCode} from '../text/errors.ts'
import {flagOf} from '../text/flag-name.ts'
import type {Lab} from './lab.ts'
import type {LabParameter, LabValue, LabValues} from './parameters.ts'

/** The values a lab starts with: its defaults, or a preset's. @throws TfnotesError `unknown-preset` (usage) */
export function labDefaults(lab: Lab, preset?: string): LabValues {
  const chosen = preset === undefined ? undefined : lab.presets[preset]
  if (preset !== undefined && chosen === undefined)
    throw new TfnotesError(
      'unknown-preset',
      {preset, chapter: lab.id, accepted: Object.keys(lab.presets)},
      {usage: true},
    )
  const values = Object.entries(lab.parameters).map(([key, parameter]) => [key, parameter.default])
  return {...Object.fromEntries(values), ...chosen?.values}
}

/** Whether a parameter matters, given the other values. */
export const labParameterMatters = (parameter: LabParameter, values: LabValues): boolean =>
  Object.entries(parameter.when ?? {}).every(([key, accepted]) =>
    accepted.includes(values[key] as number | string | boolean),
  )

/** Short flags people type, beside the full ones. */
const aliases: Readonly<Record<string, string>> = {lr: 'learning-rate'}

/**
 * Checks what a form or a command line gave for a lab's parameters and returns the full set: the preset's (or the
 * default) values, overwritten by `given`. Keys may be written as in the lab (`learningRate`) or as flags.
 * @throws TfnotesError (usage) `unknown-hyperparameter`, `unknown-preset`, and as `parseLabValue`
 */
export function parseLabValues(
  lab: Lab,
  given: Readonly<Record<string, unknown>>,
  preset?: string,
): LabValues {
  const keys = new Map(Object.keys(lab.parameters).map(key => [flagOf(key), key]))
  const values: Record<string, LabValue> = {...labDefaults(lab, preset)}
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    const flag = keys.has(flagOf(name)) ? flagOf(name) : (aliases[name] ?? flagOf(name))
    const key = keys.get(flag)
    const parameter = key === undefined ? undefined : lab.parameters[key]
    if (key === undefined || parameter === undefined)
      throw new TfnotesError(
        'unknown-hyperparameter',
        {name: flag, chapter: lab.id, accepted: [...keys.keys()]},
        {usage: true},
      )
    values[key] = parseLabValue(flag, parameter, value)
  }
  return values
}

const flagWords: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  1: true,
  '': true,
  false: false,
  no: false,
  0: false,
}

/**
 * Checks one value, given as text or as what it is.
 * @throws TfnotesError (usage) `not-a-number`, `not-an-integer`, `out-of-range`, `not-a-choice`, `not-a-flag`,
 * `text-too-long`, `bad-length`, `too-many-rows`, `too-many-columns`, `ragged-grid` {row}
 */
export function parseLabValue(name: string, parameter: LabParameter, given: unknown): LabValue {
  const text = (Array.isArray(given) ? JSON.stringify(given) : String(given)).trim()
  const refuse = (code: ErrorCode, detail: Record<string, string | number | readonly string[]>) =>
    new TfnotesError(code, {name, value: text.slice(0, 200), ...detail}, {usage: true})

  const number = (word: string, {min, max}: {min: number; max: number}, whole: boolean) => {
    const value = word.trim() === '' ? Number.NaN : Number(word)
    const detail = {min, max, value: word.slice(0, 200)}
    if (whole && !Number.isInteger(value)) throw refuse('not-an-integer', detail)
    if (!Number.isFinite(value)) throw refuse('not-a-number', detail)
    if (value < min || value > max) throw refuse('out-of-range', detail)
    return value
  }
  const cut = (row: string, by: RegExp) => row.replace(/^[\s[]+|[\s\]]+$/g, '').split(by)

  switch (parameter.kind) {
    case 'integer':
    case 'number':
      return number(text, parameter, parameter.kind === 'integer')
    case 'choice': {
      const wanted = text.replaceAll('-', '').toLowerCase()
      const choice = parameter.choices.find(word => word.replaceAll('-', '').toLowerCase() === wanted)
      if (choice === undefined) throw refuse('not-a-choice', {accepted: parameter.choices})
      return choice
    }
    case 'flag': {
      const flag = flagWords[text.toLowerCase()]
      if (flag === undefined) throw refuse('not-a-flag', {accepted: ['true', 'false']})
      return flag
    }
    case 'text':
      if (text.length > parameter.maxLength) throw refuse('text-too-long', {max: parameter.maxLength})
      return text
    case 'list': {
      const {minLength, maxLength, min} = parameter
      const words = cut(text, parameter.of === 'integer' && min >= 0 ? /\s*[-,\s]\s*/ : /\s*[,\s]\s*/)
      if (words.length < minLength || words.length > maxLength)
        throw refuse('bad-length', {min: minLength, max: maxLength, found: words.length})
      return words.map(word => number(word, parameter, parameter.of === 'integer'))
    }
    case 'grid': {
      const {maxRows, maxColumns} = parameter
      const rows = text.split(/;|\n|\]\s*,\s*\[/).map(row => cut(row, /\s*[,\s]\s*/))
      const columns = rows[0]?.length ?? 0
      if (rows.length > maxRows) throw refuse('too-many-rows', {max: maxRows, found: rows.length})
      if (columns > maxColumns) throw refuse('too-many-columns', {max: maxColumns, found: columns})
      const ragged = rows.findIndex(row => row.length !== columns)
      if (ragged >= 0) throw refuse('ragged-grid', {row: ragged + 1})
      return rows.map(row => row.map(word => number(word, parameter, false)))
    }
  }
}

/** A value as `parseLabValue` reads it back: for the form's field and the equivalent command. */
export function formatLabValue(value: LabValue): string {
  if (!Array.isArray(value)) return String(value)
  return value
    .map(row => (Array.isArray(row) ? row.join(',') : String(row)))
    .join(Array.isArray(value[0]) ? '; ' : ',')
}
