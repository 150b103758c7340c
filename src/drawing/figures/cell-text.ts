import type {Cell} from '../../labs/figure.ts'
import type {Language} from '../../text/localised.ts'
import {significant} from '../../text/numbers.ts'

/** What stands in a cell of a lab's table, or beside a fact's name. */
export function cellText(value: Cell | readonly number[], digits: number, language: Language): string {
  if (value === null) return '-'
  if (typeof value === 'number') return significant(value, digits)
  if (Array.isArray(value)) return value.map(one => significant(one, digits)).join(', ')
  return typeof value === 'object' ? (value as {en: string; zh: string})[language] : String(value)
}
