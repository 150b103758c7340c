import {TfnotesError} from '../../errors.ts'
import {fineness, orderOf, weakForms, writeDate} from '../tables/dates.ts'
import {directionOf, type TimeReading} from '../tables/times.ts'

/** A way to read the times of a file, and what it makes of all rows. */
export interface TimesRead {
  readonly reading: TimeReading
  readonly times: Float64Array
}

/** How the rows of a file stand; `mixed` ones have to be sorted. */
export type RowOrder = 'oldest-first' | 'newest-first' | 'mixed' | 'unknown'

export interface Ordered {
  /** Absent where the file has no times. */
  readonly chosen?: TimesRead
  /** The other ways under which the rows would run in one direction just as well. */
  readonly rivals: readonly TimeReading[]
  readonly order: RowOrder
}

const day = 86_400_000
/** Of dates that could be meant otherwise so many steps have to go one way: a spreadsheet that took some of them for
 * month first leaves a few of every month out of place. */
const mostlyOneWay = 0.98

/**
 * Chooses among the ways to read the times of all rows: one under which they run in one direction; of several, that
 * whose steps are most even or which keeps to weekdays.
 *
 * @throws TfnotesError dates-ambiguous where under none of several the rows run in one direction, order-against-dates
 *   where the reader says another order than the times have
 */
export function findOrder(
  all: readonly TimesRead[],
  file: string,
  {
    order,
    dateOrder,
  }: {readonly order?: 'oldest-first' | 'newest-first' | undefined; readonly dateOrder?: unknown},
): Ordered {
  const judged = all.map(one => ({...one, ...directionOf(one.times)}))
  const [first] = judged
  if (!first) return {rivals: [], order: order ?? 'unknown'}
  if (first.times.length < 2) return {chosen: first, rivals: [], order: 'oldest-first'}
  const oneWay = judged.filter(({up, down}) => up === 1 || down === 1)
  const [best = undefined, ...rivals] = oneWay.length > 1 ? likeliest(oneWay) : oneWay
  const chosen =
    best ??
    judged.find(({up, down}) => up === 0 || down === 0) ??
    judged.find(({reading: {form}}) => orderOf[form] === undefined && !weakForms.has(form)) ??
    judged.find(
      ({up, down, times}) =>
        dateOrder !== undefined || Math.max(up, down) > mostlyOneWay || paceOf(times).weekends === 0,
    )
  if (!chosen) {
    const [column] = first.reading.names
    throw new TfnotesError('dates-ambiguous', {
      file,
      column,
      found: writeDate(first.times[0] as number, 'day'),
    })
  }
  const found = chosen.down === 0 ? 'oldest-first' : chosen.up === 0 ? 'newest-first' : 'mixed'
  if (order && found !== order)
    throw new TfnotesError(
      'order-against-dates',
      {file, order, column: chosen.reading.names.join(', ')},
      {usage: true},
    )
  return {
    chosen,
    rivals: rivals.map(({reading}) => reading).filter(({form}) => form !== 'instant'),
    order: found,
  }
}

/** The likeliest first; alone, where it is much likelier than the others. */
function likeliest<T extends TimesRead>(all: readonly T[]): readonly T[] {
  const judged = all.map(one => ({one, ...paceOf(one.times)}))
  const clearly = judged.filter(({weekends}) => weekends === 0)
  if (clearly.length === 1 && judged.every(({weekends}) => weekends === 0 || weekends > 0.1))
    return clearly.map(({one}) => one)
  const most = Math.min(...judged.map(({unevenness}) => unevenness))
  return judged.filter(({unevenness}) => unevenness <= 3 * most).map(({one}) => one)
}

/** How many of the days are Saturdays and Sundays, and how much longer the longest step is than the usual one. */
function paceOf(times: Float64Array): {weekends: number; unevenness: number} {
  const gaps = times.slice(1).map((time, i) => Math.abs(time - (times[i] as number)))
  gaps.sort()
  const weekends = times.filter(time => [0, 6].includes(new Date(time).getUTCDay())).length
  const median = gaps[Math.floor(gaps.length / 2)] as number
  return {
    weekends: times.length < 5 ? 1 : weekends / times.length,
    unevenness: (gaps.at(-1) as number) / Math.max(1, median),
  }
}

/** The numbers of the rows in the order of their times; undefined where they stand so already. */
export function arrange({chosen, order}: Ordered, count: number): Uint32Array | undefined {
  if (order === 'oldest-first' || order === 'unknown') return undefined
  const rows = Uint32Array.from({length: count}, (_, row) => row)
  if (order === 'newest-first') return rows.reverse()
  const times = chosen?.times
  return times ? rows.sort((a, b) => (times[a] as number) - (times[b] as number)) : rows
}

/** Days longer than which nothing happens on no exchange: a gap of months. */
const longestPause = 45 * day

/** So many steps, spread over a series, tell which is usual. */
const sampled = 1000

/** Rows after which the series pauses for months, though its steps are much shorter. */
export function gapsIn(times: Float64Array): number[] {
  const stride = Math.max(1, Math.floor(times.length / sampled))
  const usual: number[] = []
  for (let row = 1; row < times.length; row += stride)
    usual.push((times[row] as number) - (times[row - 1] as number))
  const median = usual.sort((a, b) => a - b)[Math.floor(usual.length / 2)] ?? day
  const least = Math.max(longestPause, 8 * median)
  const found: number[] = []
  for (let row = 1; row < times.length; row++)
    if ((times[row] as number) - (times[row - 1] as number) > least) found.push(row - 1)
  return found
}

/** As fine as the finest of the times. */
export function finenessOf(times: ArrayLike<number>): 'day' | 'minute' | 'second' {
  let found: 'day' | 'minute' = 'day'
  for (let i = 0; i < times.length; i++) {
    const fine = fineness(times[i] as number)
    if (fine === 'second') return fine
    if (fine === 'minute') found = fine
  }
  return found
}
