/** Thousands separated: 101,770. */
export const grouped = (value: number): string => Math.round(value).toLocaleString('en-US')

/** A loss or a rate: four significant digits, or as many decimals. */
export function measure(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) return value.toExponential(3).replace('e+', 'e')
  return value.toFixed(size >= 100 ? 2 : 4)
}

/** A learning rate or another value that a person has typed: as short as it is exact to six digits. */
export const plainNumber = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)))

export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

/** Bytes as people say them: 312 MB. */
export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)))
  const scaled = value / 1000 ** power
  return `${scaled < 10 && power > 1 ? scaled.toFixed(1) : scaled.toFixed(0)} ${units[power]}`
}

/** A span of time: 3 ms, 4.2 s, 2:05, 1:02:03. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?'
  if (seconds > 0 && seconds < 0.01) return `${(seconds * 1000).toFixed(2)} ms`
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}

/** Local date and time: 2026-03-01 12:05. */
export function dateTime(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}
