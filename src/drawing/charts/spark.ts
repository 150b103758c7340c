import type {Glyphs} from '../glyphs.ts'

/** A curve in one row, a column a value, from 0 up to `largest`, which is that of the values where nobody says it. */
export function spark(
  values: readonly number[],
  {heights}: Pick<Glyphs, 'heights'>,
  largest = Math.max(...values),
): string {
  const signs = [...heights]
  const share = (value: number) => (largest > 0 ? Math.min(1, Math.max(0, value) / largest) : 0)
  return values.map(value => signs[Math.round(share(value) * (signs.length - 1))] ?? '').join('')
}
