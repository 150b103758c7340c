import {isDate, readClock} from './dates.ts'
import {isHole, isNumber} from './numbers.ts'

export const delimiters = [',', ';', '\t', '|', ' '] as const
export type Delimiter = (typeof delimiters)[number]

/** Whether a cell is what tables of figures are made of: a number, a date, or a time of day. */
export const isTyped = (cell: string): boolean =>
  isNumber(cell) || isDate(cell) || !Number.isNaN(readClock(cell, 'none'))

/**
 * The cells of a line; undefined when a quoted one is not closed. Cells may be quoted, a doubled quote stands for one;
 * a blank separates however many there are.
 */
export function splitCells(text: string, delimiter: Delimiter): string[] | undefined {
  if (delimiter === ' ') return splitBlanks(text)
  if (!text.includes('"')) return text.split(delimiter).map(cell => cell.trim())
  const cells: string[] = []
  let at = 0
  while (at <= text.length) {
    const quoted = text[at] === '"' ? at + 1 : afterBlanks(text, at, delimiter)
    if (quoted === undefined) {
      const end = text.indexOf(delimiter, at)
      cells.push(text.slice(at, end < 0 ? undefined : end).trim())
      at = end < 0 ? text.length + 1 : end + 1
      continue
    }
    let end = quoted
    while (end < text.length && !(text[end] === '"' && text[end + 1] !== '"'))
      end += text[end] === '"' ? 2 : 1
    if (end >= text.length) return undefined
    cells.push(text.slice(quoted, end).replaceAll('""', '"').trim())
    const next = text.indexOf(delimiter, end + 1)
    at = next < 0 ? text.length + 1 : next + 1
  }
  return cells
}

/** Where a quoted cell begins that has blanks, or Excel’s `=`, before its mark. */
function afterBlanks(text: string, from: number, delimiter: Delimiter): number | undefined {
  let at = from
  while (text[at] !== delimiter && /\s/.test(text[at] ?? '')) at++
  if (text[at] === '=' && text[at + 1] === '"') return at + 2
  return text[at] === '"' ? at + 1 : undefined
}

function splitBlanks(text: string): string[] | undefined {
  const found = text.match(/"(?:[^"]|"")*"?|[^\s"]+/g) ?? []
  if (found.some(cell => cell.startsWith('"') && (cell.length < 2 || !cell.endsWith('"')))) return undefined
  return found.map(cell => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell))
}

interface Judged {
  readonly delimiter: Delimiter
  /** Of the cells that are not empty, the part that is a number, a date or a time. */
  readonly typed: number
  readonly score: number
}

/** How a table looks with this delimiter: how many lines have the usual number of cells, and what those hold. */
function judge(lines: readonly string[], delimiter: Delimiter): Judged {
  const rows = lines.map(text => splitCells(text, delimiter) ?? [])
  const counts = rows.map(cells => cells.length - 1)
  const usual = mostFrequent(counts.filter(count => count > 0))
  if (usual === 0) return {delimiter, typed: 0, score: 0}
  const even = counts.filter(count => count === usual).length
  // The upper part may be titles and headings.
  const cells = rows
    .slice(Math.floor(rows.length / 3))
    .filter(({length}) => length === usual + 1)
    .flat()
    .filter(cell => !isHole(cell))
  const typed = cells.length === 0 ? 0 : cells.filter(isTyped).length / cells.length
  return {delimiter, typed: (typed * even) / rows.length, score: even + Math.min(usual, 9) / 10}
}

/** The delimiter under which cells are figures; of several, that which most lines have equally often. */
export function findDelimiter(lines: readonly string[]): Delimiter {
  const judged = delimiters.map(delimiter => judge(lines, delimiter))
  return judged.reduce((best, one) => {
    if (Math.abs(one.typed - best.typed) > 0.05) return one.typed > best.typed ? one : best
    return one.score > best.score && one.delimiter !== ' ' ? one : best
  }).delimiter
}

function mostFrequent(counts: readonly number[]): number {
  const seen = new Map<number, number>()
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1)
  return [...seen].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]
}
