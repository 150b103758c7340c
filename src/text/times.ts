/** Seconds of the units that people write times in: 90s, 10m, 2h, 3d, 1w. */
export const timeUnits: Readonly<Record<string, number>> = {s: 1, m: 60, h: 3600, d: 86_400, w: 604_800}

const two = (value: number): string => String(value).padStart(2, '0')

/** Seconds as a clock shows them: 0:07, 12:30, 1:02:03. */
function clock(seconds: number): string {
  if (!Number.isFinite(seconds)) return '-:--'
  const whole = Math.max(0, Math.round(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return hours === 0 ? `${minutes}:${two(rest)}` : `${hours}:${two(minutes)}:${two(rest)}`
}

/** Any time, short or long: 0.15 ms, 4.2 s, 12:30. */
export function duration(seconds: number): string {
  if (!(seconds < 59.5)) return clock(seconds)
  if (seconds < 0.1) return `${Number((seconds * 1000).toPrecision(2))} ms`
  return `${seconds < 10 ? Number(seconds.toPrecision(2)) : Math.round(seconds)} s`
}

/** Local date and time: 2026-03-01 12:05. */
export function dateTime(at: number): string {
  const date = new Date(at)
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}
