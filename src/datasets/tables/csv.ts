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
/** A quoted cell with line ends in it is never longer; a mark that is not closed would swallow the whole file else. */
const longestQuote = 10_000

export interface Csv {
  readonly delimiter: Delimiter
  readonly rows: AsyncIterable<Row>
}

/**
 * Reads a CSV file row by row, whatever separates its cells (comma, semicolon, tab or bar, found from the first
 * lines). Cells may be quoted, also over several lines; a doubled quote stands for one. Empty lines are passed over.
 * Not csv-parse, which has to be told the delimiter and reads no GB 18030: `splitCells` is all that it would replace.
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

  async function* all(): AsyncGenerator<Line> {
    yield* sample
    yield* {[Symbol.asyncIterator]: () => lines}
  }
  async function* rows(): AsyncGenerator<Row> {
    // Of a quoted cell that goes on in the next line, what has come so far.
    let open: Line | undefined
    const refuse = ({number}: Line) => new TfnotesError('csv-quote', {file: path, line: number})
    try {
      for await (const {number, text} of all()) {
        if (open === undefined && text.trim() === '') continue
        const line: Line = open ? {number: open.number, text: `${open.text}\n${text}`} : {number, text}
        const cells = splitCells(line.text, delimiter)
        if (cells) yield {line: line.number, cells}
        else if (line.text.length > longestQuote) throw refuse(line)
        open = cells ? undefined : line
      }
      if (open) throw refuse(open)
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

/** Undefined when a quoted cell is not closed. */
function splitCells(text: string, delimiter: Delimiter): string[] | undefined {
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
    if (end >= text.length) return undefined
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
