import type {Cell} from '../../labs/figure.ts'
import type {Language} from '../../text/localised.ts'

/**
 * A number in as many significant digits as are worth reading: as it is where it has no more of them, else rounded,
 * with the zeros that say it is (2.6, but -1.00000 for -0.9999999); with an exponent where that is shorter.
 */
export function numberText(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf'
  const exact = String(value)
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return exact
  const rounded = Number(value.toPrecision(digits)) === value ? exact : value.toPrecision(digits)
  const scientific = value.toExponential(digits - 1)
  const shorter = Number(scientific) === value ? value.toExponential() : scientific
  return shorter.length < rounded.length ? shorter : rounded
}

/** What stands in a cell of a lab's table, or beside a fact's name. */
export function cellText(value: Cell | readonly number[], digits: number, language: Language): string {
  if (value === null) return '-'
  if (typeof value === 'number') return numberText(value, digits)
  if (Array.isArray(value)) return value.map(one => numberText(one, digits)).join(', ')
  return typeof value === 'object' ? (value as {en: string; zh: string})[language] : String(value)
}
