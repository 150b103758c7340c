import {TfnotesError} from '../../errors.ts'
import {type Line, readLines} from './lines.ts'

export interface Row {
  /** Counted from 1, header and empty lines included. */
  readonly line: number
  readonly cells: readonly string[]
}

const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** Lines that are looked at to find the delimiter. */
const sampleLines = 50

export interface Csv {
  readonly delimiter: Delimiter
  readonly rows: AsyncIterable<Row>
}

/**
 * Reads a CSV file row by row, whatever separates its cells (comma, semicolon, tab or bar, found from the first
 * lines). Cells may be quoted; a doubled quote stands for one. Empty lines are passed over.
 *
 * @throws TfnotesError those of readLines, csv-quote, table-empty
 */
export async function openCsv(path: string, signal?: AbortSignal): Promise<Csv> {
  const lines = readLines(path, signal)[Symbol.asyncIterator]()
  const sample: Line[] = []
  while (sample.length < sampleLines) {
    const {done, value} = await lines.next()
    if (done) break
    if (value.text.trim() !== '') sample.push(value)
  }
  if (sample.length === 0) throw new TfnotesError('table-empty', {file: path})
  const delimiter = findDelimiter(sample.map(({text}) => text))

  const toRow = ({number, text}: Line): Row => ({
    line: number,
    cells: splitCells(text, delimiter, path, number),
  })
  async function* rows(): AsyncGenerator<Row> {
    try {
      for (const line of sample) yield toRow(line)
      for await (const line of {[Symbol.asyncIterator]: () => lines})
        if (line.text.trim() !== '') yield toRow(line)
    } finally {
      // Also when a row is refused: the file is closed at once.
      await lines.return?.(undefined)
    }
  }
  return {delimiter, rows: rows()}
}

/** The delimiter that most lines have equally often; of several, the one that makes more cells. */
function findDelimiter(lines: readonly string[]): Delimiter {
  const scores = delimiters.map(delimiter => {
    const counts = lines.map(line => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1)
    const usual = mostFrequent(counts.filter(count => count > 0))
    return {
      delimiter,
      score: usual === 0 ? 0 : counts.filter(count => count === usual).length + Math.min(usual, 9) / 10,
    }
  })
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}

function mostFrequent(counts: readonly number[]): number {
  const seen = new Map<number, number>()
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1)
  return [...seen].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]
}

function splitCells(text: string, delimiter: Delimiter, file: string, line: number): string[] {
  if (!text.includes('"')) return text.split(delimiter).map(cell => cell.trim())
  const cells: string[] = []
  let at = 0
  while (at <= text.length) {
    const quoted = /^\s*"/.exec(text.slice(at))
    if (!quoted) {
      const end = text.indexOf(delimiter, at)
      cells.push(text.slice(at, end < 0 ? undefined : end).trim())
      at = end < 0 ? text.length + 1 : end + 1
      continue
    }
    let end = at + quoted[0].length
    while (end < text.length && !(text[end] === '"' && text[end + 1] !== '"'))
      end += text[end] === '"' ? 2 : 1
    if (end >= text.length) throw new TfnotesError('csv-quote', {file, line})
    cells.push(
      text
        .slice(at + quoted[0].length, end)
        .replaceAll('""', '"')
        .trim(),
    )
    const next = text.indexOf(delimiter, end + 1)
    at = next < 0 ? text.length + 1 : next + 1
  }
  return cells
}
