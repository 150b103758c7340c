import {TfnotesError} from '../errors.ts'
import type {ErrorCode} from '../text/errors.ts'
import {flagOf} from '../text/flag-name.ts'
import type {Chapter} from './chapter.ts'
import type {Hyperparameter, Value, Values} from './hyperparameters.ts'

/** Short flags people type, beside the full ones. */
const aliases: Readonly<Record<string, string>> = {lr: 'learningRate', optimiser: 'optimizer'}

/**
 * The values a chapter starts with. Without a preset: the recommended ones where the chapter has them (there the
 * notes' own are known to train badly), else the notes'.
 * @throws TfnotesError `unknown-preset` (usage)
 */
export function defaults(chapter: Chapter, preset?: string): Values {
  const {presets} = chapter
  if (preset !== undefined && !Object.hasOwn(presets, preset))
    throw new TfnotesError(
      'unknown-preset',
      {preset, chapter: chapter.id, accepted: Object.keys(presets)},
      {usage: true},
    )
  const chosen = preset === undefined ? (presets.recommended ?? presets.notes) : presets[preset as 'notes']
  const values = Object.entries(chapter.hyperparameters).map(([key, {default: value}]) => [key, value])
  return {...Object.fromEntries(values), ...chosen.values}
}

/** Whether a hyperparameter matters, given the other values and the data set. */
export function isRelevant(hyperparameter: Hyperparameter, values: Values, dataset: string): boolean {
  const conditions = Object.entries(hyperparameter.when ?? {})
  return conditions.every(([key, accepted]) =>
    accepted.includes((key === 'dataset' ? dataset : values[key]) as Value),
  )
}

/**
 * Checks what a form, a command line or a file gave for a chapter's hyperparameters and returns the full set:
 * the preset's (or the default) values, overwritten by `given`. Keys may be written as in the chapter
 * (`learningRate`) or as flags (`learning-rate`, `lr`); numbers may be text.
 * @throws TfnotesError (usage) `unknown-hyperparameter`, `not-a-number`, `not-an-integer`, `out-of-range`,
 * `not-a-choice`, `not-a-flag`, `text-too-long`, `unknown-preset`; the detail says what is accepted
 */
export function parseHyperparameters(
  chapter: Chapter,
  given: Readonly<Record<string, unknown>>,
  preset?: string,
): Values {
  const keyOfFlag = new Map(Object.keys(chapter.hyperparameters).map(key => [flagOf(key), key]))
  const values: Record<string, Value> = {...defaults(chapter, preset)}
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    const flag = flagOf(Object.hasOwn(aliases, name) ? (aliases[name] as string) : name)
    const key = keyOfFlag.get(flag)
    const hyperparameter = key === undefined ? undefined : chapter.hyperparameters[key]
    if (key === undefined || hyperparameter === undefined)
      throw new TfnotesError(
        'unknown-hyperparameter',
        {name: flag, chapter: chapter.id, accepted: [...keyOfFlag.keys()]},
        {usage: true},
      )
    values[key] = parseHyperparameter(flag, hyperparameter, value)
  }
  return values
}

const flagWords = new Map([
  ...['true', 'yes', '1', ''].map(word => [word, true] as const),
  ...['false', 'no', '0'].map(word => [word, false] as const),
])

/** Checks one value; `flag` names it in the error. @throws as `parseHyperparameters` */
export function parseHyperparameter(flag: string, hyperparameter: Hyperparameter, given: unknown): Value {
  const text = String(given).trim()
  const refuse = (code: ErrorCode, detail: Record<string, string | number | readonly string[]> = {}) =>
    new TfnotesError(code, {name: flag, value: text, ...detail}, {usage: true})

  switch (hyperparameter.kind) {
    case 'integer':
    case 'number': {
      const {kind, min, max} = hyperparameter
      const number = text === '' ? Number.NaN : Number(text)
      if (!Number.isFinite(number)) throw refuse('not-a-number', {min, max})
      if (kind === 'integer' && !Number.isInteger(number)) throw refuse('not-an-integer', {min, max})
      if (number < min || number > max) throw refuse('out-of-range', {min, max})
      return number
    }
    case 'choice': {
      const {choices} = hyperparameter
      const wanted = text.replaceAll('-', '').toLowerCase()
      const choice = choices.find(name => name.toLowerCase() === wanted)
      if (choice === undefined) throw refuse('not-a-choice', {accepted: choices})
      return choice
    }
    case 'flag': {
      const flag = flagWords.get(text.toLowerCase())
      if (flag === undefined) throw refuse('not-a-flag', {accepted: ['true', 'false']})
      return flag
    }
    case 'text':
      if (text.length > hyperparameter.maxLength)
        throw refuse('text-too-long', {max: hyperparameter.maxLength})
      return text
  }
}
