import {type Failure, TfnotesError} from '../errors.ts'
import {wordOf} from './choices.ts'
import {errors} from './errors.ts'
import type {Language} from './localised.ts'
import {bytes, plain} from './numbers.ts'
import {shellLine} from './shell-line.ts'
import {strip} from './strip.ts'
import type {Detail, Template, Templates} from './templates.ts'
import {verdicts} from './verdicts.ts'
import {warnings} from './warnings.ts'
import {reasonWords} from './why.ts'

/** One sentence on what went wrong and, where there is one, the way out. Safe to print on a terminal. */
export function errorSentence(error: unknown, language: Language): string {
  if (!(error instanceof TfnotesError))
    return fill(errors.unexpected[language], {reason: firstLine(error)}, language)
  return failureSentence(error, language)
}

/** The same for what `failed` events and `--json` answers hold. A place in the reader's settings file stands first. */
export function failureSentence(failure: Failure, language: Language): string {
  const said =
    sentence(errors, failure, language) ?? fill(errors['unknown-code'][language], {...failure}, language)
  const {at} = failure.detail
  return typeof at === 'string' ? fill({en: '{at}: ', zh: '{at}：'}[language], {at}, language) + said : said
}

/** One sentence for a `warning` event. */
export const warningSentence = (warning: Failure, language: Language): string =>
  sentence(warnings, warning, language) ?? failureSentence(warning, language)

/** One sentence on how a run went. */
export const verdictSentence = (verdict: Failure, language: Language): string =>
  sentence(verdicts, verdict, language) ?? failureSentence(verdict, language)

function sentence(table: Templates, {code, detail}: Failure, language: Language) {
  const entry = Object.hasOwn(table, code) ? table[code] : undefined
  return entry && fill(entry[language], detail, language)
}

/** Fills a template. Whatever comes from files, arguments or the network loses its control characters. */
export function fill(template: Template, detail: Detail, language: Language): string {
  const plainDetail = Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, flat(value)]))
  const text = typeof template === 'string' ? template : template(plainDetail)
  return text.replace(/\{(\w+)(?:\|(\w+))?\}( ?)/g, (_, name: string, format?: string, blank = '') => {
    const most = name === 'accepted' ? Number.POSITIVE_INFINITY : named
    const written = write(plainDetail[name], format === 'flag' ? undefined : format, language, most)
    return format === 'flag' ? asFlag(written, plainDetail.label, blank, language) : written + blank
  })
}

/** A flag as it is typed; after the name that a form's reader knows its value by, where it is a form that failed. */
function asFlag(name: string, label: unknown, blank: string, language: Language): string {
  const flag = `--${name}`
  if (typeof label !== 'string') return flag + blank
  // A full-width bracket brings its own blank.
  return language === 'en' ? `${label} (${flag})${blank}` : `${label}（${flag}）`
}

/** A detail as ours are: of a stranger's events they may be objects, of which some cannot even be made a text. */
function flat(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flat)
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

/** Items of a list that are named; the others are counted. What may be chosen is always listed whole. */
const named = 8
/** Characters of one value that are shown. */
const longest = 300

/** Codes that stand for words: a choice of a setting, why an engine computes. */
const told: Readonly<Record<string, (code: string, language: Language) => string>> = {
  word: wordOf,
  why: reasonWords,
}

function write(value: unknown, format: string | undefined, language: Language, most: number): string {
  if (Array.isArray(value)) {
    const items = value.slice(0, most).map(item => write(item, format, language, most))
    const more = value.length - items.length
    if (more > 0) items.push(language === 'en' ? `and ${more} more` : `等 ${value.length} 项`)
    return items.join(language === 'en' ? ', ' : '、')
  }
  if (typeof value === 'number') return format === 'bytes' ? bytes(value) : plain(value)
  if (value === undefined || value === null) return '?'
  const text = (format === undefined ? undefined : told[format]?.(String(value), language)) ?? String(value)
  const shown = strip(text.length > longest ? `${text.slice(0, longest)}…` : text).trim()
  // In a line to be copied to a shell a folder's name is a word, whatever it is called.
  return format === 'shell' ? shellLine([shown]) : shown
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.trim().split('\n')[0] ?? ''
}
