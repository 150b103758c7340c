import {TfnotesError} from '../../errors.ts'
import type {Delimiter, Row} from './csv.ts'
import {type DayOrder, findDayOrder, isEpoch, parseDate} from './dates.ts'
import {type DecimalSign, findDecimalSign, isHole, parseNumber} from './numbers.ts'

export interface Column {
  /** As the header has it; the column's number, from 1, when it has none. */
  readonly name: string
  readonly index: number
  readonly decimal: DecimalSign
  readonly kind: 'number' | 'date' | 'text' | 'index'
}

/** What a table's first rows tell of it. */
export interface Layout {
  readonly hasHeader: boolean
  readonly columns: readonly Column[]
  readonly date: Column | undefined
  readonly dayOrder: DayOrder
}

const dateNames = [
  'date',
  'datetime',
  'time',
  'timestamp',
  'day',
  'trade_date',
  '日期',
  '交易日期',
  '时间',
  '交易时间',
  '日付',
]

const isDateName = (name: string) => dateNames.includes(name.toLowerCase())

const isDate = (cell: string) =>
  !isEpoch(cell) &&
  (!Number.isNaN(parseDate(cell, 'day-first')) || !Number.isNaN(parseDate(cell, 'month-first')))
const isNumber = (cell: string) =>
  !Number.isNaN(parseNumber(cell, '.')) || !Number.isNaN(parseNumber(cell, ','))

/** Finds header, dates, numbers and the meaning of commas from the first rows. */
export function findLayout(sample: readonly Row[], delimiter: Delimiter): Layout {
  const [first, second] = sample
  const isText = (cell = '') => !isHole(cell) && !isNumber(cell) && !isDate(cell)
  const hasHeader =
    first !== undefined &&
    (second === undefined
      ? first.cells.some(isText)
      : first.cells.some((cell, i) => isText(cell) && !isText(second.cells[i])) ||
        first.cells.every(cell => cell === '' || isText(cell)))
  const body = hasHeader ? sample.slice(1) : sample
  // A semicolon between cells is what decimal commas need.
  const otherwise = delimiter === ';' ? ',' : '.'
  const columns = (first?.cells ?? []).map((cell, index): Column => {
    const cells = body.map(row => row.cells[index] ?? '').filter(found => !isHole(found))
    const decimal = findDecimalSign(cells, otherwise)
    return {
      name: (hasHeader && cell) || String(index + 1),
      index,
      decimal,
      kind: kindOf(cells, decimal, hasHeader ? cell : ''),
    }
  })
  const dates = columns.filter(({kind}) => kind === 'date')
  // Dates in a form that is not known are refused, with the line, and not passed over as if the rows were in order.
  const unread = columns.find(({name, kind}) => isDateName(name) && kind === 'text')
  const date = dates.find(({name}) => isDateName(name)) ?? dates[0] ?? unread
  return {
    hasHeader,
    columns,
    date,
    dayOrder: findDayOrder(body.map(row => row.cells[date?.index ?? -1] ?? '')),
  }
}

function kindOf(cells: readonly string[], decimal: DecimalSign, name: string): Column['kind'] {
  const numbers = cells.map(cell => parseNumber(cell, decimal))
  const dates = cells.filter(isDate).length
  if (isDateName(name) && (dates > cells.length / 2 || (cells.length > 0 && cells.every(isEpoch))))
    return 'date'
  // 20100426 is a number too; a column of such is one of dates only when all of them are days.
  if (dates > cells.length / 2 && (dates === cells.length || numbers.some(Number.isNaN))) return 'date'
  if (numbers.filter(Number.isNaN).length > cells.length / 2) return 'text'
  const counts =
    numbers.length > 2 && numbers.every((value, i) => i === 0 || value === (numbers[i - 1] as number) + 1)
  return counts && (name === '' || /^(index|id|no\.?|#|序号|编号)$/i.test(name)) ? 'index' : 'number'
}

/** Other names of the column that the notes forecast. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  open: ['opening', 'open price', 'opening price', '开盘', '开盘价', '今开'],
  close: ['closing', 'close price', 'closing price', '收盘', '收盘价'],
}

/**
 * The column that the reader means: by name (upper or lower case), by number from 1, or, in a file without names,
 * the first one that holds numbers and is no index.
 *
 * @throws TfnotesError (usage) column-missing
 */
export function chooseColumn({columns, hasHeader}: Layout, wanted: string, file: string): Column {
  const name = wanted.trim().toLowerCase()
  const named = hasHeader
    ? [name, ...(synonyms[name] ?? [])].map(one => columns.find(column => column.name.toLowerCase() === one))
    : []
  const found =
    named.find(column => column !== undefined) ?? (/^\d+$/.test(name) ? columns[Number(name) - 1] : undefined)
  if (found) return found
  const usable = columns.filter(({kind}) => kind === 'number')
  if (!hasHeader && name in synonyms && usable[0]) return usable[0]
  throw new TfnotesError(
    'column-missing',
    {file, column: wanted, accepted: usable.map(column => column.name)},
    {usage: true},
  )
}
