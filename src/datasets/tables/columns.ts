import {TfnotesError} from '../../errors.ts'
import type {Csv, Row} from './csv.ts'
import {findHeading, type Headed} from './headed.ts'
import {isSameName, rankOf, roleOf} from './headings.ts'
import {type DecimalSign, findDecimalSign, isHole, parseNumber, type SignFound} from './numbers.ts'
import {findTimes, type TimeOptions, type TimeReading} from './times.ts'

export interface Column {
  /** As the header has it; the column's number, from 1, when it has none. */
  readonly name: string
  readonly index: number
  readonly decimal: DecimalSign
  /** A cell, where none tells which sign separates decimals: `1,234`. */
  readonly doubtful: string | undefined
  readonly kind: 'number' | 'date' | 'text' | 'index'
}

/** What a table's first rows tell of it. */
export interface Layout extends Omit<Headed, 'names'> {
  readonly hasHeader: boolean
  readonly columns: readonly Column[]
  /** How the time of a row may be read, the likeliest way first; empty where there is none. */
  readonly times: readonly TimeReading[]
}

export interface LayoutOptions extends TimeOptions {
  /** Which sign separates decimals. @default told from the cells */
  readonly decimal?: DecimalSign | undefined
}

/**
 * Finds titles, header, dates, numbers and the meaning of commas from the first rows.
 *
 * @throws TfnotesError those of findHeading and findTimes
 */
export function findLayout(
  sample: readonly Row[],
  {delimiter, path}: Pick<Csv, 'delimiter' | 'path'>,
  options: LayoutOptions = {},
): Layout {
  const {names, ...headed} = findHeading(sample, path)
  const body = sample.slice(headed.start)
  const hasHeader = headed.heading !== undefined
  const bare = names.map((name, index) => ({
    name: name || String(index + 1),
    isNamed: name !== '',
    index,
    cells: body.map(row => row.cells[index] ?? '').filter(found => !isHole(found)),
  }))
  const {times, dated} = findTimes(bare, body, path, hasHeader, options)
  const signs = bare.map(({cells, index}) => (dated.has(index) ? {} : findDecimalSign(cells)))
  const usual = usualSign(signs)
  const columns = bare.map(({name, isNamed, index, cells}): Column => {
    const {sign, doubtful} = signs[index] ?? {}
    const guess = doubtful?.includes(',') && delimiter === ';' ? ',' : '.'
    // Where commas separate cells or dots nothing but decimals, 1.234 is no thousand.
    const isSure = (options.decimal ?? usual) || (delimiter !== ';' && !doubtful?.includes(','))
    const decimal = options.decimal ?? sign ?? usual ?? guess
    return {
      name,
      index,
      decimal,
      doubtful: isSure ? undefined : doubtful,
      kind: dated.has(index) ? 'date' : kindOf(cells, decimal, isNamed ? name : ''),
    }
  })
  return {...headed, hasHeader, columns, times}
}

/** What the columns that tell the sign of decimals say of those that do not. */
function usualSign(signs: readonly SignFound[]): DecimalSign | undefined {
  const [commas = 0, dots = 0] = [',', '.'].map(sign => signs.filter(one => one.sign === sign).length)
  return commas === dots ? undefined : commas > dots ? ',' : '.'
}

function kindOf(cells: readonly string[], decimal: DecimalSign, name: string): Column['kind'] {
  const numbers = cells.map(cell => parseNumber(cell, decimal))
  if (numbers.filter(Number.isNaN).length > cells.length / 2) return 'text'
  const counts =
    numbers.length > 2 && numbers.every((value, i) => i === 0 || value === (numbers[i - 1] as number) + 1)
  return counts && (name === '' || /^(index|id|no\.?|#|序号|编号|번호)$/i.test(name)) ? 'index' : 'number'
}

/** A column that was asked for, and which others the words could have meant. */
export interface Choice {
  readonly column: Column
  /** Numbers of columns, from 1, that have the very same name or serve the same purpose. */
  readonly rivals: readonly number[]
}

const others = (found: readonly Column[], column: Column) =>
  found.filter(one => one !== column).map(({index}) => index + 1)

/**
 * The column that the reader means: by name (case and signs do not count), by what it is for in any language that is
 * known here, by number from 1, or, in a file without names, by the order that prices are written in.
 *
 * @param body rows of the file, from which the order of prices is told
 * @throws TfnotesError (usage) column-missing
 */
export function chooseColumn(
  {columns, hasHeader}: Layout,
  wanted: string,
  file: string,
  body: readonly Row[],
): Choice {
  const name = wanted.trim()
  const usable = columns.filter(({kind}) => kind === 'number')
  if (hasHeader) {
    const small = name.toLowerCase()
    const named = columns.filter(column => column.name.toLowerCase() === small)
    const alike = named.length > 0 ? named : usable.filter(column => isSameName(column.name, name))
    if (alike[0]) return {column: alike[0], rivals: others(alike, alike[0])}
    const role = roleOf(name)
    const serving = usable.filter(
      column => role !== undefined && role !== 'other' && roleOf(column.name) === role,
    )
    const best = serving.reduce<Column | undefined>(
      (best, one) => (best === undefined || rankOf(one.name) < rankOf(best.name) ? one : best),
      undefined,
    )
    if (best) return {column: best, rivals: others(serving, best)}
  }
  const numbered = /^\d+$/.test(name) ? columns[Number(name) - 1] : undefined
  const column = numbered ?? (hasHeader ? undefined : unnamed(usable, name, body))
  if (column) return {column, rivals: []}
  throw new TfnotesError(
    'column-missing',
    {file, column: wanted, accepted: usable.map(one => one.name)},
    {usage: true},
  )
}

/** Without names: open, high, low and close where four columns behave so; else the first that changes is the price. */
function unnamed(usable: readonly Column[], name: string, body: readonly Row[]): Column | undefined {
  const role = roleOf(name)
  const valuesOf = ({index, decimal}: Column) =>
    body.map(({cells}) => parseNumber(cells[index] ?? '', decimal))
  const changing = usable.filter(column => new Set(valuesOf(column)).size > 1)
  const prices = changing.slice(0, 4)
  const [open = [], high = [], low = [], close = []] = prices.map(valuesOf)
  const isInOrder =
    prices.length === 4 &&
    open.every(
      (value, i) =>
        Math.max(value, close[i] as number) <= (high[i] as number) &&
        Math.min(value, close[i] as number) >= (low[i] as number),
    )
  if (isInOrder && role !== undefined) return prices[['open', 'high', 'low', 'close'].indexOf(role)]
  return role === 'open' || role === 'close' ? changing[0] : undefined
}
