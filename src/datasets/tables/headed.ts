import {TfnotesError} from '../../errors.ts'
import type {Row} from './csv.ts'
import {isDate} from './dates.ts'
import {isTyped} from './delimiter.ts'
import {roleOf} from './headings.ts'
import {isHole} from './numbers.ts'

/** Where the rows of a table begin, and what their columns are called. */
export interface Headed {
  /** Names of the columns as the file has them, empty where it has none; as many as the rows have cells. */
  readonly names: readonly string[]
  /** The line of the heading; undefined where there is none. */
  readonly heading: Row | undefined
  /** Lines before the rows that are titles or further headings. */
  readonly passed: readonly number[]
  /** Index of the first row of the sample that holds data. */
  readonly start: number
}

/** Which columns hold figures or dates in most rows of the sample's lower part. */
interface Shape {
  readonly width: number
  readonly typed: readonly number[]
  readonly dated: readonly number[]
}

/**
 * Tells titles and headings from rows by what stands below them: a row is one where the columns of dates, or else most
 * columns of figures, have some.
 *
 * @throws TfnotesError csv-cells where a heading has not as many names as the rows have cells
 */
export function findHeading(sample: readonly Row[], file: string): Headed {
  const shape = shapeOf(sample)
  const found = sample.findIndex(row => isRow(row, shape))
  // Of text alone, or a heading without rows: the first line names the columns.
  const start = found < 0 || shape.typed.length === 0 ? Math.min(1, sample.length) : found
  const before = sample.slice(0, start)
  const body = sample.slice(start)
  const padded = before.flatMap(row => fitted(row, body, shape))
  const heading = padded.reduce<(typeof padded)[number] | undefined>(
    (best, one) => (best === undefined || worth(one.cells) >= worth(best.cells) ? one : best),
    undefined,
  )
  if (!heading) {
    const torn = before.find(({cells}) => known(cells) > 1)
    if (torn && body[0])
      throw new TfnotesError('csv-cells', {
        file,
        line: body[0].line,
        found: body[0].cells.length,
        expected: torn.cells.length,
      })
  }
  const others = padded.filter(row => row !== heading)
  return {
    names: heading ? namesOf(heading.cells, others) : Array.from({length: shape.width}, () => ''),
    heading: heading && before.find(({line}) => line === heading.line),
    passed: before.filter(({line}) => line !== heading?.line).map(({line}) => line),
    start,
  }
}

function shapeOf(sample: readonly Row[]): Shape {
  const lower = sample.slice(Math.min(sample.length - 1, Math.max(1, Math.floor(sample.length / 3))))
  const widths = new Map<number, number>()
  for (const {cells} of lower) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  const width = [...widths].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]
  const rows = lower.filter(({cells}) => cells.length === width)
  const mostly = (index: number, holds: (cell: string) => boolean) => {
    const cells = rows.map(({cells}) => cells[index] ?? '').filter(cell => !isHole(cell))
    return cells.length > 0 && cells.filter(holds).length * 2 > cells.length
  }
  const all = Array.from({length: width}, (_, index) => index)
  return {
    width,
    typed: all.filter(index => mostly(index, isTyped)),
    dated: all.filter(index => mostly(index, isDate)),
  }
}

function isRow({cells}: Row, {width, typed, dated}: Shape): boolean {
  if (cells.length < width && cells.length * 2 < width) return false
  const has = (index: number) => isTyped(cells[index] ?? '')
  if (dated.length > 0) return dated.some(index => isDate(cells[index] ?? ''))
  return typed.filter(has).length * 2 >= typed.length && typed.some(has)
}

/** A line as long as the rows: cells that are empty throughout may be missing at its end, R leaves the first name out. */
function fitted({line, cells}: Row, body: readonly Row[], {width, dated}: Shape): Row[] {
  if (cells.every(cell => cell === '')) return []
  const isEmpty = (index: number) => body.every(row => (row.cells[index] ?? '') === '')
  if (cells.length >= width)
    return cells.slice(Math.max(width, 1)).every(cell => cell === '') ? [{line, cells}] : []
  const missing = Array.from({length: width - cells.length}, (_, i) => cells.length + i)
  if (missing.every(isEmpty)) return [{line, cells: [...cells, ...missing.map(() => '')]}]
  const shifted = ['', ...cells]
  const date = shifted.findIndex(cell => roleOf(cell) === 'date')
  const isR =
    shifted.length === width && (date < 0 ? dated.includes(0) || isCount(body) : dated.includes(date))
  return isR && known(cells) > 0 ? [{line, cells: shifted}] : []
}

/** Whether the first cells are the numbers of the rows. */
const isCount = (body: readonly Row[]): boolean =>
  body.every(({cells}, i) => i === 0 || Number(cells[0]) === Number(body[i - 1]?.cells[0]) + 1)

const known = (cells: readonly string[]) => cells.filter(cell => roleOf(cell) !== undefined).length
/** Known words count most, then how many cells have a name at all. */
const worth = (cells: readonly string[]) =>
  known(cells) * 1000 + cells.filter(cell => cell !== '' && !isTyped(cell)).length

/**
 * One name a column: the heading's, else what another line has in its place (`Date` of yfinance). Where names come twice
 * and another line tells the columns apart, both: `Open ABC`.
 */
function namesOf(heading: readonly string[], others: readonly Row[]): string[] {
  const dates = others.flatMap(({cells}) => cells.findIndex(cell => roleOf(cell) === 'date'))
  const names = heading.map((name, index) => {
    const also = others.map(({cells}) => cells[index] ?? '').filter(cell => cell !== '')
    if (dates.includes(index) && roleOf(name) !== 'date')
      return also.find(cell => roleOf(cell) === 'date') ?? name
    return name || (also.at(-1) ?? '')
  })
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index)
  if (twice.length === 0) return names
  for (const {cells} of others) {
    let group = ''
    const filled = cells.map(cell => {
      group = cell || group
      return group
    })
    const both = names.map((name, index) => (twice.includes(name) ? `${name} ${filled[index]}`.trim() : name))
    if (new Set(both).size > new Set(names).size) return both
  }
  return names
}
