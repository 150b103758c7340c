/** Three significant digits in at most seven columns: 0.0432, 12.3, 1234, 4.3e-5. */
export function short(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf'
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 1e5 || size < 1e-3) return value.toExponential(1).replace('e+', 'e')
  if (size >= 100) return value.toFixed(0)
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(size)))
  return value.toFixed(Math.min(5, decimals))
}

/** The same without the zeros that say nothing: 0.6, 16, 4.3e-5. */
export const brief = (value: number): string => {
  const text = short(value)
  return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text
}

/** A price in at most seven columns, and one for its sign: 88.70, 1234.56, 98490, 1.13e10, 1.2e-4. */
export function price(value: number): string {
  if (!Number.isFinite(value)) return '-'
  const size = Math.abs(value)
  if (size >= 1e6) return value.toExponential(2).replace('e+', 'e')
  if (size >= 1e4) return value.toFixed(0)
  if (size >= 1 || size === 0) return value.toFixed(2)
  return size < 1e-3 ? value.toExponential(1) : value.toPrecision(3)
}

/** Thousands separated: 101,770. */
export const grouped = (value: number): string => Math.round(value).toLocaleString('en-US')

/** Bytes as people say them: 312 MB. */
export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)))
  const scaled = value / 1000 ** power
  return `${scaled < 10 && power > 1 ? scaled.toFixed(1) : scaled.toFixed(0)} ${units[power]}`
}

/** Seconds as a clock shows them: 0:07, 12:30, 1:02:03. */
function clock(seconds: number): string {
  if (!Number.isFinite(seconds)) return '-:--'
  const whole = Math.max(0, Math.round(seconds))
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}

/** Any time, short or long: 0.15 ms, 4.2 s, 12:30. */
export function duration(seconds: number): string {
  if (!(seconds < 60)) return clock(seconds)
  if (seconds < 0.1) return `${Number((seconds * 1000).toPrecision(2))} ms`
  return `${seconds < 10 ? Number(seconds.toPrecision(2)) : Math.round(seconds)} s`
}
