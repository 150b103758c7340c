import {TfnotesError} from '../../errors.ts'
import {type Delimiter, delimiters, findDelimiter, splitCells} from './delimiter.ts'
import type {Encoding} from './encoding.ts'
import {type Line, openText, readLines} from './lines.ts'

export interface Row {
  /** Counted from 1, header and empty lines included. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Lines that are looked at to find the delimiter. */
const sampleLines = 50
/** A quoted cell with line ends in it is never longer; a mark that is not closed would swallow the whole file else. */
const longestQuote = 10_000
/** A line of more cells is no row of prices; many such would fill the memory. */
const mostCells = 20_000

export interface Csv {
  readonly path: string
  readonly encoding: Encoding
  readonly gzip: boolean
  readonly delimiter: Delimiter
  readonly rows: AsyncIterable<Row>
}

/**
 * Reads a CSV file row by row, whatever separates its cells (comma, semicolon, tab, bar or blanks, found from the first
 * lines, or said by Excel's `sep=;`). Quoted cells may go over several lines. Empty lines are passed over. Not
 * csv-parse, which has to be told delimiter and encoding: `splitCells` is all that it would replace.
 *
 * @throws TfnotesError those of readLines, csv-quote, table-empty
 */
export async function openCsv(path: string, encoding = '', signal?: AbortSignal): Promise<Csv> {
  const file = await openText(path, encoding)
  const lines = readLines(file, signal)[Symbol.asyncIterator]()
  const sample: Line[] = []
  while (sample.length < sampleLines) {
    const {done, value} = await lines.next()
    if (done) break
    if (value.text.trim() !== '') sample.push(value)
  }
  const said = delimiters.find(one =>
    RegExp(`^"?sep=${one === '|' ? '\\|' : one}"?$`, 'i').test(sample[0]?.text ?? ''),
  )
  if (said) sample.shift()
  if (sample.length === 0) throw new TfnotesError('table-empty', {file: path})
  const delimiter = said ?? findDelimiter(sample.map(({text}) => text))

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
        if (cells && cells.length > mostCells)
          throw new TfnotesError('table-line-too-long', {file: path, line: line.number})
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
  return {path, encoding: file.encoding, gzip: file.gzip, delimiter, rows: rows()}
}
