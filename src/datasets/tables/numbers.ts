/** What stands in place of a number that is not known. */
const holes = new Set(['', '-', '--', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', '.', '缺失', '停牌'])

export const isHole = (cell: string): boolean => holes.has(cell.toLowerCase())

/** Which sign separates decimals; the other groups thousands. */
export type DecimalSign = '.' | ','

/**
 * Tells from the cells of a column which sign separates decimals. Where every comma could be either (`1,234`), the
 * caller's `otherwise` decides.
 */
export function findDecimalSign(cells: readonly string[], otherwise: DecimalSign): DecimalSign {
  for (const cell of cells) {
    const [comma, dot] = [cell.lastIndexOf(','), cell.lastIndexOf('.')]
    if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.'
    const groups = cell.split(',')
    if (groups.length > 2) return '.'
    if (groups.length === 2 && !/\d\d?\d?$/.test(groups[0] ?? '')) return ','
    if (groups.length === 2 && !/^\d{3}$/.test(groups[1] ?? '')) return ','
    if (groups.length === 2 && /\d{4,}$/.test(groups[0] ?? '')) return ','
  }
  return cells.some(cell => /\.\d/.test(cell) && !/\.\d{3}$/.test(cell)) ? '.' : otherwise
}

const currency = /^[$€£¥￥₩₹]\s*|\s*[$€£¥￥₩₹元]$/gu
const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** Reads a number with grouped thousands (comma, dot, blank, apostrophe, underscore); NaN when it is none. */
export function parseNumber(cell: string, decimal: DecimalSign): number {
  if (plain.test(cell) && decimal === '.') return Number(cell)
  const bare = cell
    .replace(currency, '')
    .replace(/[\s\u00a0\u202f'’_]/g, '')
    .replace(/^\((.*)\)$/, '-$1')
  const group = decimal === '.' ? ',' : '.'
  const [whole = '', ...rest] = bare.split(decimal)
  if (rest.length > 1) return Number.NaN
  // Groups must be groups: 1,234 and 12,34,567 (as in India) are, 1,2 is not.
  if (whole.includes(group) && !/^[+-]?\d{1,3}([,.]\d{2,3})*[,.]\d{3}$/.test(whole)) return Number.NaN
  const joined = [whole.replaceAll(group, ''), ...rest].join('.')
  return plain.test(joined) ? Number(joined) : Number.NaN
}
