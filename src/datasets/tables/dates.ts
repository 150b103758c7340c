import {monthNumber} from './months.ts'

/** In which order the parts of a date stand: 03/04/2010, 20100403, 990403 (of the Republic of China: 99/04/03). */
export const dateOrders = ['day-first', 'month-first', 'year-first', 'roc'] as const
export type DateOrder = (typeof dateOrders)[number]

/** Longer cells are no dates. */
const longest = 70
const day = 86_400_000

const halves = '上午|下午|오전|오후|午前|午後'
const zone = String.raw`(?:\(?[A-Z]{1,5}\)?)?\s*([+-]\d{1,2}:?(?:\d{2})?)?(?:\s*[([][^)\]]*[)\]])?`
/** Hours, minutes, seconds, their fraction, half of the day before and behind, offset from UTC. */
const time = String.raw`(?:(${halves})\s*)?(\d{1,2})(?:[:h.]?(\d{2}))?(?::?(\d{2})(?:[.,](\d+))?)?[\s-]*([AaPp]\.?\s?[Mm]\.?)?\s*(?:Uhr\b|h\b)?\s*${zone}`
const clock = String.raw`(?:[T\s,:_]+${time})?`
const behind = String.raw`(?:st|nd|rd|th|er|º|ª|\.)?[-\s./,]*(?:de\s+|of\s+)?`
const word = String.raw`(\p{L}[\p{L}\p{M}]{2,})\.?`
const pattern = (text: string) => new RegExp(`^${text}$`, 'u')

const yearFirst = pattern(String.raw`(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})[日.]?${clock}`)
const compact = pattern(String.raw`(\d{4})(\d{2})(\d{2})${clock}`)
const yearLast = pattern(String.raw`(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})\.?${clock}`)
const shortYearFirst = pattern(String.raw`(\d{2})([-/.])(\d{1,2})\2(\d{1,2})${clock}`)
const compactYearLast = pattern(String.raw`(\d{2})(\d{2})(\d{4})${clock}`)
const compactShort = pattern(String.raw`(\d{2})(\d{2})(\d{2})${clock}`)
const roc = pattern(
  String.raw`(?:民國|民国)?\s?(\d{2,3})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?${clock}`,
)
const compactRoc = pattern(String.raw`(\d{3})(\d{2})(\d{2})${clock}`)
const dayMonthYear = pattern(
  String.raw`(\d{1,2})${behind}${word}[-\s./,']*(?:de\s+|del\s+)?(\d{4}|\d{2})\.?(?:\s*[гр]\.?)?${clock}`,
)
const monthDayYear = pattern(String.raw`${word}[-\s]*(\d{1,2})(?:st|nd|rd|th)?[,\s-]+(\d{4}|\d{2})${clock}`)
const yearMonthDay = pattern(String.raw`(\d{4})\.?[-\s./]*${word}[-\s./]*(\d{1,2})\.?${clock}`)
const namedMonth = pattern(String.raw`${word}[-\s/,']*(\d{4}|\d{2})`)
const namedMonthLast = pattern(String.raw`(\d{4})[-\s/]*${word}`)
const yearMonth = /^(\d{4})(?:[-/M](\d{1,2})|年(\d{1,2})月)$/
const monthYear = /^(\d{1,2})[-/](\d{4})$/
const quarter = /^(?:(\d{4})[-\s]?[QqKk]([1-4])|[QqKk]([1-4])[-\s/]?(\d{4}))$/
const era = pattern(
  String.raw`(令和|平成|昭和|[RHS])\s?(\d{1,2}|元)\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})日?${clock}`,
)
const eraStarts: Readonly<Record<string, number>> = {
  令和: 2018,
  R: 2018,
  平成: 1988,
  H: 1988,
  昭和: 1925,
  S: 1925,
}
const digits = /^((?:19|20)\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{3})?)?$/
const weekdayBefore = /^\p{L}[\p{L}\p{M}]*(?:\.?[,，]?\s+|[,，])(?=[\d\p{L}])/u
const weekdayBehind =
  /[\s,(（]*(?:(?:星期|周|週|礼拜|禮拜)?[一二三四五六日天月火水木金土]|[월화수목금토일]|[A-Za-z]{2,9}\.?)[)）]?$/u

type Groups = readonly (string | undefined)[]

/**
 * Reads a date whose parts tell themselves what they are: 2010-04-26, 2010/4/26, 2010年4月26日, 26-Apr-10, Apr 26, 2010,
 * 26. April 2010 (months in the languages of the exchanges), 令和2年4月1日, 2010-04, 2010Q2; each also with a weekday
 * and a time of day.
 *
 * @param instant in UTC, where an offset is given; else as the clock showed it
 * @returns milliseconds since 1970 as if the date were in UTC; NaN when it is none
 */
function written(cell: string, instant = false): number {
  const plain = plainTime(cell)
  if (plain !== undefined) return plain
  const match = yearFirst.exec(cell)
  if (match) return toTime(match[1], match[2], match[3], match.slice(4), instant)
  if (cell.length > longest || !/\d/.test(cell)) return Number.NaN
  return spelt(cell, instant)
}

const dash = 0x2d
const colon = 0x3a
const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** 2010-04-26, 2010-04-26 09:30 and 2010-04-26 09:30:15 without a regular expression: most cells are written so. */
function plainTime(cell: string): number | undefined {
  const {length} = cell
  if (
    (length !== 10 && length !== 16 && length !== 19) ||
    cell.charCodeAt(4) !== dash ||
    cell.charCodeAt(7) !== dash
  )
    return undefined
  const [year, month, dayOfMonth] = [number(cell, 0, 4), number(cell, 5, 7), number(cell, 8, 10)]
  const [from, to] = [1700, 2200]
  if (!(year >= from && year < to && month >= 1 && month <= 12 && dayOfMonth >= 1)) return undefined
  if (dayOfMonth > (daysOf[month - 1] as number) || (month === 2 && dayOfMonth === 29 && year % 4 !== 0))
    return undefined
  // 1700, 1800, 1900 and 2100 are no leap years.
  if (month === 2 && dayOfMonth === 29 && year % 100 === 0 && year % 400 !== 0) return undefined
  const date = Date.UTC(year, month - 1, dayOfMonth)
  if (length === 10) return date
  if (!/[ T]/.test(cell[10] as string) || cell.charCodeAt(13) !== colon) return undefined
  if (length === 19 && cell.charCodeAt(16) !== colon) return undefined
  const [hour, minute] = [number(cell, 11, 13), number(cell, 14, 16)]
  const second = length === 19 ? number(cell, 17, 19) : 0
  return hour < 24 && minute < 60 && second < 60
    ? date + ((hour * 60 + minute) * 60 + second) * 1000
    : undefined
}

/** The digits of a part of a cell; NaN where there are others. */
function number(cell: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = cell.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return Number.NaN
    value = 10 * value + digit
  }
  return value
}

function spelt(cell: string, instant: boolean): number {
  let match = dayMonthYear.exec(cell)
  if (match) return toTime(match[3], month(match[2]), match[1], match.slice(4), instant)
  match = monthDayYear.exec(cell)
  if (match) return toTime(match[3], month(match[1]), match[2], match.slice(4), instant)
  match = yearMonthDay.exec(cell)
  if (match) return toTime(match[1], month(match[2]), match[3], match.slice(4), instant)
  match = namedMonth.exec(cell)
  if (match) return toTime(match[2], month(match[1]), '1', [])
  match = namedMonthLast.exec(cell)
  if (match) return toTime(match[1], month(match[2]), '1', [])
  match = yearMonth.exec(cell)
  if (match) return toTime(match[1], match[2] ?? match[3], '1', [])
  match = monthYear.exec(cell)
  if (match) return toTime(match[2], match[1], '1', [])
  match = quarter.exec(cell)
  if (match) return toTime(match[1] ?? match[4], String(3 * Number(match[2] ?? match[3]) - 2), '1', [])
  match = era.exec(cell)
  if (!match) return Number.NaN
  const year = (eraStarts[match[1] ?? ''] ?? 0) + (match[2] === '元' ? 1 : Number(match[2]))
  return toTime(String(year), match[3], match[4], match.slice(5))
}

const month = (name: string | undefined) => String(monthNumber(name ?? ''))

/** Which of a pattern's three parts are year, month and day. */
type Places = readonly [number, number, number]

/** Dates of numbers alone, whose order has to be known: which group is which part, and where the time of day begins. */
const ordered =
  (looks: RegExp, [year, month, day]: Places, clock: number) =>
  (cell: string): number => {
    const match = looks.exec(cell)
    return match ? toTime(match[year], match[month], match[day], match.slice(clock)) : Number.NaN
  }

function republic(cell: string): number {
  const match = roc.exec(cell) ?? compactRoc.exec(cell)
  return match ? toTime(String(1911 + Number(match[1])), match[2], match[3], match.slice(4)) : Number.NaN
}

/** How many of a second's parts a count of so many digits is in: it says itself whether it counts seconds or less. */
const unitOf: Readonly<Record<number, number>> = {9: 0.001, 10: 0.001, 13: 1, 16: 1000, 19: 1_000_000}

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, also mixed. */
function epoch(cell: string): number {
  if (!/^\d{9,19}(?:\.\d+)?$/.test(cell)) return Number.NaN
  const point = cell.indexOf('.')
  const unit = unitOf[point < 0 ? cell.length : point]
  return unit === undefined ? Number.NaN : plausible(Math.round(Number(cell) / unit))
}

/** Excel counts days from 1900, as if that had been a leap year; the day's fraction is the time. */
function serial(cell: string): number {
  if (!/^[1-9]\d{4}(?:[.,]\d+)?$/.test(cell)) return Number.NaN
  const days = Number(cell.replace(',', '.'))
  return days < 18_000 || days > 80_000 ? Number.NaN : Math.round((days - 25_569) * 86_400) * 1000
}

function byDigits(cell: string): number {
  const match = digits.exec(cell)
  return match
    ? toTime(match[1], match[2], match[3], [undefined, match[4], match[5], match[6], match[7]])
    : Number.NaN
}

/** 1871.01 and 1871.1 (October, its nought lost) are months of a year. */
function yearPointMonth(cell: string): number {
  const match = /^(1[7-9]\d{2}|20\d{2})\.(\d{1,2})$/.exec(cell)
  return match ? toTime(match[1], match[2]?.padEnd(2, '0'), '1', []) : Number.NaN
}

/** Every way to read a date, the likelier first. */
export const forms = {
  written: cell => written(cell),
  /** The same where offsets from UTC change within a file: in the hour that comes twice. */
  instant: cell => written(cell, true),
  yyyymmdd: ordered(compact, [1, 2, 3], 4),
  digits: byDigits,
  mdy: ordered(yearLast, [4, 1, 3], 5),
  dmy: ordered(yearLast, [4, 3, 1], 5),
  ymd: ordered(shortYearFirst, [1, 3, 4], 5),
  roc: republic,
  epoch,
  serial,
  yyyymm: cell => {
    const match = /^((?:1[89]|20)\d{2})(\d{2})$/.exec(cell)
    return match ? toTime(match[1], match[2], '1', []) : Number.NaN
  },
  yearPointMonth,
  year: cell => (/^(1[789]|20)\d{2}$/.test(cell) ? toTime(cell, '1', '1', []) : Number.NaN),
  yymmdd: ordered(compactShort, [1, 2, 3], 4),
  ddmmyy: ordered(compactShort, [3, 2, 1], 4),
  mmddyy: ordered(compactShort, [3, 1, 2], 4),
  ddmmyyyy: ordered(compactYearLast, [3, 2, 1], 4),
  mmddyyyy: ordered(compactYearLast, [3, 1, 2], 4),
} as const satisfies Record<string, (cell: string) => number>

export type Form = keyof typeof forms
export const allForms = Object.keys(forms) as Form[]

/** What an order of parts allows of the forms that need one. */
export const orderOf: Readonly<Partial<Record<Form, DateOrder>>> = {
  mdy: 'month-first',
  mmddyy: 'month-first',
  mmddyyyy: 'month-first',
  dmy: 'day-first',
  ddmmyy: 'day-first',
  ddmmyyyy: 'day-first',
  ymd: 'year-first',
  yymmdd: 'year-first',
  roc: 'roc',
}

/** Forms that any column of figures may seem to have: they are dates only where a heading or their order says so. */
export const weakForms: ReadonlySet<Form> = new Set<Form>([
  'epoch',
  'serial',
  'yyyymm',
  'yearPointMonth',
  'year',
  'yymmdd',
  'ddmmyy',
  'mmddyy',
  'ddmmyyyy',
  'mmddyyyy',
])

/** A span of days stands for its first: `2018-07-02 - 2018-07-06`. */
const span = /^(\S*\d\S*)\s+(?:[-–~]|to|bis|à|al)\s+\S*\d\S*$/

/** Without a weekday before or behind, in whatever language: `Mo, 2.7.2018`, `mar. 3 juil. 2018`, `2018/7/2 星期一`. */
function withoutWeekday(cell: string): string {
  const [, first] = span.exec(cell) ?? []
  if (first !== undefined) return first
  const bare = cell.replace(weekdayBefore, '')
  return bare === cell ? cell.replace(weekdayBehind, '') : bare
}

/** Reads a cell in one form; what is written out is understood in any column of dates. */
export function readDate(cell: string, form: Form): number {
  if (cell.length > longest) return Number.NaN
  const found = forms[form](cell)
  if (!Number.isNaN(found) || weakForms.has(form) || !/\d/.test(cell)) return found
  const bare = withoutWeekday(cell)
  const again = bare === cell ? found : forms[form](bare)
  return Number.isNaN(again) && form !== 'written' && form !== 'instant' ? forms.written(bare) : again
}

/** Whether a cell is written in just this form. */
export const isIn = (cell: string, form: Form): boolean =>
  !Number.isNaN(forms[form](cell)) || !Number.isNaN(forms[form](withoutWeekday(cell)))

const figureless = ['written', 'yyyymmdd', 'digits', 'mdy', 'dmy', 'ymd', 'roc'] as const

/** Whether a cell is a date in a form that figures have not. */
export const isDate = (cell: string): boolean =>
  cell.length <= longest && /\d/.test(cell) && figureless.some(form => !Number.isNaN(readDate(cell, form)))

const clockAlone = pattern(
  String.raw`(?:(${halves})\s*)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*([AaPp]\.?\s?[Mm]\.?)?\s*${zone}`,
)
const hourAlone = /^(\d{1,2})[\s-]*([AaPp])\.?[Mm]\.?$/

/** What figures in a column of times of day count: nothing, whole hours, or hours, minutes and seconds (930, 93000). */
export type ClockFigures = 'none' | 'hours' | 'joined'

/** The time of day in a cell of its own: 09:30, 9:30:00 PM, 9-AM, or figures. */
export function readClock(cell: string, figures: ClockFigures): number {
  const match = clockAlone.exec(cell)
  if (match) return clockTime(match.slice(1))
  const hour = hourAlone.exec(cell)
  if (hour) return clockTime([undefined, hour[1], undefined, undefined, undefined, hour[2]])
  if (figures === 'none' || !/^\d{1,6}(?:\.0+)?$/.test(cell)) return Number.NaN
  const bare = cell.replace(/\..*$/, '')
  if (figures === 'hours') return clockTime([undefined, bare])
  const full = bare.length <= 4 ? `${bare.padStart(4, '0')}00` : bare.padStart(6, '0')
  return clockTime([undefined, full.slice(0, 2), full.slice(2, 4), full.slice(4)])
}

/** Milliseconds of a day; NaN when there is no such time. */
function clockTime([
  before,
  hours = '0',
  minutes = '0',
  seconds = '0',
  fraction = '',
  behindIt,
]: Groups): number {
  const half = before ?? behindIt
  const late = half !== undefined && /下午|오후|午後|p/i.test(half)
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (late ? 12 : 0)
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 60) return Number.NaN
  return (
    ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 +
    Math.trunc(Number(`0.${fraction || 0}`) * 1000)
  )
}

const offsetOf = (offset: string | undefined): number => {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset ?? '')
  return match ? Number(`${match[1]}1`) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000 : 0
}

function toTime(
  year: string | undefined,
  month: string | undefined,
  dayOfMonth: string | undefined,
  groups: Groups,
  instant = false,
): number {
  const short = (year?.length ?? 0) === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year)
  // The Thai calendar is 543 years ahead.
  const full = short >= 2400 && short < 2700 ? short - 543 : short
  const [m, d] = [Number(month) - 1, Number(dayOfMonth)]
  const date = Date.UTC(full, m, d)
  const back = new Date(date)
  // 31 February becomes a day in March: no date.
  if (back.getUTCMonth() !== m || back.getUTCDate() !== d) return Number.NaN
  const ofDay = groups[1] === undefined ? 0 : clockTime(groups)
  return plausible(date + ofDay - (instant ? offsetOf(groups[6]) : 0))
}

const [earliest, latest] = [Date.UTC(1700, 0), Date.UTC(2200, 0)]
const plausible = (at: number) => (at >= earliest && at < latest ? at : Number.NaN)

/** As fine as the times of a series are. */
export type Fineness = 'day' | 'minute' | 'second'
export const fineness = (at: number): Fineness =>
  at % day === 0 ? 'day' : at % 60_000 === 0 ? 'minute' : 'second'
const lengths: Readonly<Record<Fineness, number>> = {day: 10, minute: 16, second: 19}

/** yyyy-mm-dd, with hh:mm or hh:mm:ss where times are so fine. */
export const writeDate = (at: number, fine: Fineness): string =>
  new Date(at).toISOString().slice(0, lengths[fine]).replace('T', ' ')
