const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** In which order 03/04/2010 is to be read. */
export type DayOrder = 'day-first' | 'month-first'

const clock = String.raw`(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp][Mm])?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?`
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?${clock}$`)
const compact = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${clock}$`)
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${clock}$`)
const yearMonth = /^(\d{4})(?:[-/](\d{1,2})|年(\d{1,2})月)$/
const epoch = /^\d{10}(?:\d{3})?$/
const named = new RegExp(String.raw`^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*\.?[- ,]+(\d{4}|\d{2})${clock}$`)
const namedFirst = new RegExp(
  String.raw`^([A-Za-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})${clock}$`,
)

/** Seconds or milliseconds since 1970; any number of ten digits looks so. */
export const isEpoch = (cell: string): boolean => epoch.test(cell)

/**
 * Reads a date in one of the usual forms: 2010-04-26, 2010/4/26, 20100426, 26.04.2010, 04/26/2010, 26-Apr-10,
 * Apr 26, 2010, 2010年4月26日, each also with a time of day; a month (2010-04) for its first day; and seconds or
 * milliseconds since 1970.
 *
 * @returns milliseconds since 1970 as if the date were in UTC; NaN when it is none
 */
export function parseDate(cell: string, order: DayOrder): number {
  let match = yearFirst.exec(cell) ?? compact.exec(cell)
  if (match) return toTime(match[1], match[2], match[3], match.slice(4))
  match = yearLast.exec(cell)
  if (match) {
    const [first, second] = [match[1], match[3]]
    const [day, month] = order === 'day-first' ? [first, second] : [second, first]
    return toTime(match[4], month, day, match.slice(5))
  }
  match = named.exec(cell)
  if (match) return toTime(match[3], monthNumber(match[2]), match[1], match.slice(4))
  match = namedFirst.exec(cell)
  if (match) return toTime(match[3], monthNumber(match[1]), match[2], match.slice(4))
  match = yearMonth.exec(cell)
  if (match) return toTime(match[1], match[2] ?? match[3], '1', [])
  return isEpoch(cell) ? Number(cell) * (cell.length === 10 ? 1000 : 1) : Number.NaN
}

/** Tells from a column whether days come first: some number above 12 shows it; else dots and dashes say day first. */
export function findDayOrder(cells: readonly string[]): DayOrder {
  let sign = '/'
  for (const cell of cells) {
    const match = yearLast.exec(cell)
    if (!match) continue
    if (Number(match[1]) > 12) return 'day-first'
    if (Number(match[3]) > 12) return 'month-first'
    sign = match[2] ?? sign
  }
  return sign === '/' ? 'month-first' : 'day-first'
}

const monthNumber = (name: string | undefined) => String(months.indexOf((name ?? '').toLowerCase()) + 1)

function toTime(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  [hours = '0', minutes = '0', seconds = '0', half]: readonly (string | undefined)[],
): number {
  const full = (year?.length ?? 0) === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year)
  const [m, d] = [Number(month) - 1, Number(day)]
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0)
  const time = Date.UTC(full, m, d, hour, Number(minutes), Number(seconds))
  const back = new Date(time)
  // 31 February becomes a day in March: no date.
  return back.getUTCMonth() === m && back.getUTCDate() === d && Number(hours) < 25 ? time : Number.NaN
}

/** yyyy-mm-dd, with the time of day when `timed`. */
export const writeDate = (time: number, timed: boolean): string =>
  timed
    ? new Date(time).toISOString().slice(0, 16).replace('T', ' ')
    : new Date(time).toISOString().slice(0, 10)
