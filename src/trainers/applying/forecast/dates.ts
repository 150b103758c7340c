import {type Fineness, writeDate} from '../../../datasets/tables/dates.ts'

const day = 86_400_000
/** So many of the last dates tell when a series has a value: some days of minutes. */
const recent = 5000

/**
 * The next `count` dates of a series, at the pace of its last ones: at some times of every day, by the day, week, month
 * or year. Weekends are skipped unless the series itself has some: exchanges close on them, while other series go on.
 * Public holidays are not known here.
 *
 * @param dates yyyy-mm-dd, perhaps with hh:mm, ascending
 */
export function nextDates(dates: readonly string[], count: number): readonly string[] {
  const times = dates.slice(-recent).map(toTime)
  if (times.length === 0) return []
  const gap = medianGap(times)
  const months = Math.round(gap / (30.4 * day))
  const next = months > 0 ? nextMonths(times, months, count) : nextDays(times, gap, count)
  const fine = finenesses[(dates[0] as string).length] ?? 'second'
  return next.map(time => writeDate(time, fine))
}

/** How fine the times of a series are, by how long they are written. */
const finenesses: Readonly<Record<number, Fineness>> = {10: 'day', 16: 'minute'}

const toTime = (date: string) => Date.parse(`${date.replace(' ', 'T')}${date.length > 10 ? 'Z' : ''}`)

/** A day where there is nothing to tell it from. */
function medianGap(times: readonly number[]): number {
  const gaps = times.slice(1).map((time, i) => time - (times[i] as number))
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? day
}

/** The days to come; of a series with several values a day, the times of day that it has. */
function nextDays(times: readonly number[], gap: number, count: number): number[] {
  const last = times.at(-1) as number
  const clocks = gap < day ? [...new Set(times.map(clockOf))].sort((a, b) => a - b) : [clockOf(last)]
  const weekends = times.some(isWeekend)
  const days = Math.max(1, Math.round(gap / day))
  const next: number[] = []
  for (let date = last - clockOf(last); next.length < count; date += days * day) {
    if (!weekends && isWeekend(date)) continue
    next.push(...clocks.map(clock => date + clock).filter(time => time > last))
  }
  return next.slice(0, count)
}

const clockOf = (time: number) => ((time % day) + day) % day

function isWeekend(time: number): boolean {
  const weekday = new Date(time).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** The same day of later months, or their last day where the series has those: 30 April, 31 May. */
function nextMonths(times: readonly number[], months: number, count: number): number[] {
  const last = times.at(-1) as number
  const date = new Date(last)
  const toEnd = times.slice(-3).every(time => new Date(time + day).getUTCDate() === 1)
  return Array.from({length: count}, (_, i) => {
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months * (i + 1)]
    const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    return Date.UTC(year, month, toEnd ? lastDay : Math.min(date.getUTCDate(), lastDay)) + clockOf(last)
  })
}
