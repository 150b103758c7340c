import type {Glyphs} from '../glyphs.ts'

/** A curve in one row, a column a value, from 0 up to the largest of them. */
export function spark(values: readonly number[], {heights}: Pick<Glyphs, 'heights'>): string {
  const signs = [...heights]
  const largest = Math.max(...values)
  return values
    .map(
      value => signs[largest > 0 ? Math.round((Math.max(0, value) / largest) * (signs.length - 1)) : 0] ?? '',
    )
    .join('')
}
