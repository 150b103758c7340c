/** What stands in place of a number that is not known. */
const holes = new Set(
  [
    '- -- --- ---- — – － . .. ? na n/a n.a. n.d. nd #n/a #value! #ref! #div/0! #name? #num! nan <na> nat null none',
    'nil \\n missing 缺失 停牌 无 無 除息 除權',
  ]
    .join(' ')
    .split(' '),
)

export const isHole = (cell: string): boolean => cell === '' || holes.has(cell.toLowerCase())

/** Which sign separates decimals; the other groups thousands. */
export const decimalSigns = ['.', ','] as const
export type DecimalSign = (typeof decimalSigns)[number]

/** What one cell shows of the sign that separates decimals: nothing where `1,234` could be either. */
function signIn(cell: string): DecimalSign | undefined {
  const [comma, dot] = [cell.lastIndexOf(','), cell.lastIndexOf('.')]
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.'
  if (comma < 0 && dot < 0) return undefined
  const [sign, other]: readonly DecimalSign[] = comma >= 0 ? [',', '.'] : ['.', ',']
  const groups = cell.replace(/[^\d,.]/g, '').split(sign as string)
  const [whole = '', part = ''] = groups
  if (groups.length > 2) return other
  // Nobody writes 0,123 or 1234,567 for thousands, nor groups of other than three.
  return /^(0*|\d{4,})$/.test(whole) || part.length !== 3 ? sign : undefined
}

/** What the cells of a column show of the sign that separates decimals. */
export interface SignFound {
  /** Absent where nothing tells it. */
  readonly sign?: DecimalSign
  /** The first cell in which the sign could be either, where there is no other. */
  readonly doubtful?: string
}

export function findDecimalSign(cells: readonly string[]): SignFound {
  for (const cell of cells) {
    const sign = signIn(cell)
    if (sign) return {sign}
  }
  const doubtful = cells.find(cell => /\d[,.]/.test(cell))
  return doubtful === undefined ? {} : {doubtful}
}

const money = String.raw`\p{Sc}|US\$|[A-Z]{3}(?=[\s\d.,+-])|(?<=[\s\d.,])[A-Z]{3}|元|円|원|kr\.?|zł|Kč|Ft|Rp|Rs\.?|R\$|CHF`
const currency = new RegExp(String.raw`^[+-]?(?:${money})\s*|\s*(?:${money})$`, 'u')
const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const suffixed = /^([^%]*\d)\s*(k|m|mn|mio|mil|b|bn|t|tsd|tys|mln|mlrd|mrd|千|万|萬|億|亿)\.?$/i
const factors: Readonly<Record<string, number>> = {
  k: 1e3,
  tsd: 1e3,
  tys: 1e3,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  mil: 1e6,
  mln: 1e6,
  億: 1e8,
  亿: 1e8,
  b: 1e9,
  bn: 1e9,
  mlrd: 1e9,
  mrd: 1e9,
  t: 1e12,
}

/**
 * Reads a number with grouped thousands (comma, dot, blank, apostrophe, underscore), a currency, a per cent sign, or
 * thousands and millions said by a letter (1.5M); NaN when it is none.
 */
export function parseNumber(cell: string, decimal: DecimalSign): number {
  if (decimal === '.' ? plain.test(cell) : /^[+-]?\d+(,\d+)?$/.test(cell))
    return Number(decimal === '.' ? cell : cell.replace(',', '.'))
  if (cell.length > 60 || !/\d/.test(cell)) return Number.NaN
  const short = cell.normalize('NFKC').replace(/[−﹣]/g, '-')
  const unit = suffixed.exec(short)
  if (unit) return parseNumber(unit[1] as string, decimal) * (factors[(unit[2] as string).toLowerCase()] ?? 1)
  const bare = short
    .replace(currency, found => /^[+-]/.exec(found)?.[0] ?? '')
    .replace(/\s*%$/, '')
    .replace(/(?<=\d)[\s'’_`´](?=\d{3}(?!\d))/g, '')
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, '')
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/^([^-]+)-$/, '-$1')
  const group = decimal === '.' ? ',' : '.'
  const [whole = '', ...rest] = bare.split(decimal)
  if (rest.length > 1) return Number.NaN
  // Groups must be groups: 1,234 and 12,34,567 (as in India) are, 1,2 is not.
  if (whole.includes(group) && !/^[+-]?\d{1,3}([,.]\d{2,3})*[,.]\d{3}$/.test(whole)) return Number.NaN
  const joined = [whole.replaceAll(group, ''), ...rest].join('.')
  return plain.test(joined) ? Number(joined) : Number.NaN
}

/** Whether a cell is a number under either sign. */
export const isNumber = (cell: string): boolean =>
  !Number.isNaN(parseNumber(cell, '.')) || !Number.isNaN(parseNumber(cell, ','))
