const day = 24 * 60 * 60 * 1000

/**
 * The next `count` dates of a daily series. Weekends are skipped unless the series itself has some: exchanges close
 * on them, while other series go on. Public holidays are not known here.
 *
 * @param dates ISO dates (yyyy-mm-dd), ascending
 */
export function nextDates(dates: readonly string[], count: number): readonly string[] {
  const last = dates.at(-1)
  if (last === undefined) return []
  const weekends = dates.some(isWeekend)
  const next: string[] = []
  for (let time = Date.parse(last) + day; next.length < count; time += day) {
    const date = new Date(time).toISOString().slice(0, 10)
    if (weekends || !isWeekend(date)) next.push(date)
  }
  return next
}

function isWeekend(date: string): boolean {
  const weekday = new Date(Date.parse(date)).getUTCDay()
  return weekday === 0 || weekday === 6
}
