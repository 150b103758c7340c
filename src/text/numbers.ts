/**
 * How numbers are written for people. In columns and at axes `short` or `brief`, prices as `price`; a loss or an error
 * that is to be noted down as `measure`; what somebody has typed, and numbers in sentences, as `plain`; counts as
 * `grouped`, shares of a whole as `percent`, sizes as `bytes`; a lab's values as `significant`.
 */

/** What no digits can say. */
const beyond = (value: number): string => (Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : '-Inf')

/** Three significant digits in at most seven columns: 0.0432, 12.3, 1234, 4.3e-5. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return beyond(value)
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

/** How many are done of how many: 3/10, and 3/? where that is not known (0). */
export const doneOf = (done: number, all: number): string => `${done}/${all || '?'}`

/** A price in at most seven columns, and one for its sign: 88.70, 1234.56, 98490, 1.13e10, 1.2e-4. */
export function price(value: number): string {
  if (!Number.isFinite(value)) return '-'
  const size = Math.abs(value)
  if (size >= 1e6) return value.toExponential(2).replace('e+', 'e')
  if (size >= 1e4) return value.toFixed(0)
  if (size >= 1 || size === 0) return value.toFixed(2)
  return size < 1e-3 ? value.toExponential(1) : value.toPrecision(3)
}

/** Four decimals, two from 100 on, an exponent where they would say nothing: 0.9700, 1234.50, 1.234e-5. */
export function measure(value: number): string {
  if (!Number.isFinite(value)) return beyond(value)
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) return value.toExponential(3).replace('e+', 'e')
  return value.toFixed(size >= 100 ? 2 : 4)
}

/** As short as it is exact to six digits, a whole number as it is: 0.3, 4294967295. */
export const plain = (value: number): string => {
  if (Number.isSafeInteger(value)) return String(value)
  return Math.abs(value) < 1e9 ? String(Number(value.toPrecision(6))) : value.toExponential(3)
}

/**
 * As many significant digits as are worth reading: as it is where it has no more of them, else rounded, with the zeros
 * that say it is (2.6, but -1.00000 for -0.9999999); with an exponent where that is shorter.
 */
export function significant(value: number, digits: number): string {
  if (!Number.isFinite(value)) return beyond(value)
  const exact = String(value)
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return exact
  const rounded = Number(value.toPrecision(digits)) === value ? exact : value.toPrecision(digits)
  const scientific = value.toExponential(digits - 1)
  const shorter = Number(scientific) === value ? value.toExponential() : scientific
  return shorter.length < rounded.length ? shorter : rounded
}

/** Fewer digits tell no float32 from its neighbours but the very small ones. */
const fewestDigits = (value: number): number => (Math.abs(value) < 2 ** -126 ? 1 : 6)

/** The shortest decimal that rounds to this float32: 2.6 for 2.5999999046325684, as NumPy prints it. */
export function shortestFloat32(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value
  for (let digits = fewestDigits(value); digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits))
    if (Math.fround(candidate) === value) return candidate
  }
  return Number(value.toPrecision(9))
}

/** Thousands separated: 101,770. */
export const grouped = (value: number): string => Math.round(value).toLocaleString('en-US')

/** A share of 1: 94.0%. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

/** Bytes as people say them: 312 MB. */
export function bytes(value: number): string {
  if (!Number.isFinite(value)) return beyond(value)
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)))
  const scaled = value / 1000 ** power
  return `${scaled < 10 && power > 1 ? scaled.toFixed(1) : scaled.toFixed(0)} ${units[power]}`
}
