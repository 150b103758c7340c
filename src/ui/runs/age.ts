import type {Text} from '../text/text.ts'

/** How long ago something was, in the largest unit that fits. */
export function age(at: number, now: number, text: Text): string {
  const minutes = Math.floor((now - at) / 60_000)
  const {ago} = text.runs
  if (minutes < 1) return ago.now
  if (minutes < 60) return ago.minutes(minutes)
  if (minutes < 48 * 60) return ago.hours(Math.floor(minutes / 60))
  return ago.days(Math.floor(minutes / 1440))
}
