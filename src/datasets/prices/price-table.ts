import {TfnotesError} from '../../errors.ts'
import {
  type Choice,
  type Column,
  chooseColumn,
  findLayout,
  type Layout,
  type LayoutOptions,
} from '../tables/columns.ts'
import {type Csv, openCsv, type Row} from '../tables/csv.ts'
import {writeDate} from '../tables/dates.ts'
import {isTyped} from '../tables/delimiter.ts'
import {Growing} from '../tables/growing.ts'
import {roleOf} from '../tables/headings.ts'
import {isHole, isNumber, parseNumber} from '../tables/numbers.ts'
import {arrange, findOrder, finenessOf, gapsIn, type Ordered, type RowOrder} from './in-order.ts'
import {isPrice, jumpsIn, namedLines, notPositive, type Remark} from './remarks.ts'

export interface PriceTable {
  /** Ascending; empty when the file has no dates. */
  readonly dates: readonly string[]
  readonly columns: readonly {readonly name: string; readonly values: Float64Array}[]
  /** What was guessed, left out or looks wrong; empty for a file that leaves nothing to ask. */
  readonly remarks: readonly Remark[]
  /** How the file was understood; absent for a history that was generated. */
  readonly reading?: Reading
}

/** How a file was understood. */
export interface Reading {
  readonly encoding: string
  /** Line of the heading. */
  readonly heading?: number
  /** Lines before the rows that are titles or further headings. */
  readonly passed: readonly number[]
  /** Names of the columns of time, and how dates are written. */
  readonly time?: {readonly columns: readonly string[]; readonly form: string}
  readonly order: RowOrder
  readonly rows: number
}

/** What the reader says of a file where it is not to be guessed. */
export interface ReadingOptions extends LayoutOptions {
  /** @default told from the bytes */
  readonly encoding?: string | undefined
  /** How the rows stand. @default told by their times; else oldest first, with a warning */
  readonly order?: 'oldest-first' | 'newest-first' | undefined
  /** Leave out rows before this day, yyyy-mm-dd. @default none */
  readonly since?: string | undefined
  /** Leave out rows without a price, or with one that cannot be. @default false */
  readonly skipMissing?: boolean | undefined
}

export interface PriceColumns extends ReadingOptions {
  /** The forecast column first. */
  readonly wanted: readonly string[]
  readonly signal?: AbortSignal | undefined
  /** More rows are refused. */
  readonly mostRows: number
}

/** Rows looked at before the meaning of columns is settled. */
const sampleRows = 200
/** Larger figures overflow when a network squares them. */
const largest = 1e15
/** Lines behind a table that are notes; more of what is no row is a fault of the file. */
const mostNotes = 200

/** Why a row is not read. */
interface Fault {
  readonly error: TfnotesError
  readonly line: number
  /** Without a time and without a price: a note, where no row follows. */
  readonly isNote: boolean
  readonly isHole: boolean
}

/**
 * Reads the wanted columns of a price file in one pass with bounded memory, in ascending order of time.
 *
 * @throws TfnotesError those of openCsv, findLayout, chooseColumn and findOrder, and, each with the line: csv-cells,
 *   price-holes, price-text, price-too-large, date-unreadable, date-twice, series-mixed, table-too-long; table-prose
 *   for what holds no figures, since-without-dates
 */
export async function readPriceTable(path: string, options: PriceColumns): Promise<PriceTable> {
  const {wanted, mostRows, signal, skipMissing = false} = options
  const csv = await openCsv(path, options.encoding, signal)
  const {layout, rows, sample} = await lookAhead(csv, options)
  const choices = wanted
    .map(name => ({name, ...chooseColumn(layout, name, path, sample)}))
    .filter((one, i, all) => all.findIndex(other => other.column === one.column) === i)
  const columns = choices.map(({column}) => column)
  const body = newBody(layout, columns)
  const skipped = newTally()
  const holes = newTally()
  const notes: Fault[] = []
  for await (const row of rows) {
    const fault = body.take(row, path)
    if (!fault) {
      const [torn] = notes
      if (torn && !skipMissing) throw torn.error
      for (const {line} of notes.splice(0)) skipped.add(line)
      if (body.lines.length === mostRows)
        throw new TfnotesError('table-too-long', {file: path, line: row.line, limit: mostRows})
      body.keep(row)
      continue
    }
    if (isPassedOver(row, layout)) continue
    if (fault.isNote) notes.push(fault)
    else if (skipMissing) skipped.add(row.line)
    else if (fault.isHole) holes.add(row.line)
    else throw notes[0]?.error ?? fault.error
    if (notes.length > mostNotes && notes[0]) throw notes[0].error
  }
  if (holes.count > 0)
    throw new TfnotesError('price-holes', {
      file: path,
      column: columns.map(({name}) => name),
      count: holes.count,
      lines: holes.lines,
    })
  if (body.lines.length === 0 && notes[0]) throw notes[0].error
  return finish(body, {csv, layout, choices, options, notes, skipped, path})
}

/** The rows that are read, column by column. */
function newBody(layout: Layout, columns: readonly Column[]) {
  const values = columns.map(() => new Growing())
  const read = new Float64Array(columns.length)
  const times = layout.times.map(reading => ({
    reading,
    times: new Growing(),
    isAlive: true,
    held: Number.NaN,
  }))
  const lines = new Growing()
  const texts = layout.columns
    .filter(({kind}) => kind === 'text')
    .map(({name, index}) => ({name, index, found: new Set<string>()}))
  const width = layout.columns.length

  function fault(row: Row, error: TfnotesError, hasTime: boolean, isHole = false): Fault {
    const isNote = !hasTime && !columns.some(({index}) => isNumber(row.cells[index] ?? ''))
    return {error, line: row.line, isNote, isHole: isHole && !isNote}
  }

  return {
    values,
    times,
    lines,
    texts,
    /** Reads a row; what is wrong with it. */
    take(row: Row, file: string): Fault | undefined {
      const {cells, line} = row
      let hasTime = false
      for (const one of times) {
        if (!one.isAlive) continue
        one.held = one.reading.read(cells)
        hasTime ||= !Number.isNaN(one.held)
      }
      // A cell more or less shifts every later one; only empty cells at the end may differ.
      if (cells.length !== width && (cells.length < width || cells.slice(width).some(cell => cell !== '')))
        return fault(
          row,
          new TfnotesError('csv-cells', {file, line, found: cells.length, expected: width}),
          hasTime,
        )
      for (const [i, column] of columns.entries()) {
        const {index, decimal, name} = column
        const cell = cells[index] ?? ''
        read[i] = parseNumber(cell, decimal)
        if (!Number.isNaN(read[i]) && Math.abs(read[i] as number) <= largest) continue
        const code = isHole(cell) ? 'price-holes' : Number.isNaN(read[i]) ? 'price-text' : 'price-too-large'
        const detail = {file, line, column: name, found: cell, lines: [String(line)], count: 1}
        return fault(row, new TfnotesError(code, detail), hasTime, code === 'price-holes')
      }
      if (times.length === 0 || hasTime) return undefined
      const found = cells[times[0]?.reading.columns[0] ?? 0] ?? ''
      return fault(row, new TfnotesError('date-unreadable', {file, line, found}), false)
    },
    /** Keeps the row that was read last. */
    keep({line, cells}: Row): void {
      for (const [i, column] of values.entries()) column.push(read[i] as number)
      for (const one of times) {
        if (!one.isAlive) continue
        one.isAlive = !Number.isNaN(one.held)
        one.times.push(one.held)
      }
      for (const {found, index} of texts) if (found.size < 4) found.add(cells[index] ?? '')
      lines.push(line)
    },
  }
}

/** Lines by their number: how many, and the first, as many as a sentence names. */
function newTally() {
  let first: number[] = []
  return {
    count: 0,
    add(line: number) {
      this.count++
      if (first.length < namedLines || line < (first.at(-1) as number))
        first = [...first, line].sort((a, b) => a - b).slice(0, namedLines)
    },
    get lines(): string[] {
      return first.map(String)
    },
  }
}

interface Found {
  readonly csv: Csv
  readonly layout: Layout
  readonly choices: readonly ({readonly name: string} & Choice)[]
  readonly options: PriceColumns
  readonly notes: readonly Fault[]
  readonly skipped: ReturnType<typeof newTally>
  readonly path: string
}

/** Puts the rows in order, leaves out what is to be, and says what is to be said of them. */
function finish(body: ReturnType<typeof newBody>, found: Found): PriceTable {
  const {csv, layout, choices, options, notes, skipped, path} = found
  const ordered = findOrder(
    body.times.filter(({isAlive}) => isAlive).map(({reading, times}) => ({reading, times: times.values()})),
    path,
    options,
  )
  const sorted = arrange(ordered, body.lines.length)
  const all = {
    lines: picked(body.lines.values(), sorted),
    times: ordered.chosen && picked(ordered.chosen.times, sorted),
    columns: choices.map(({column: {name}}, i) => ({
      name,
      values: picked((body.values[i] as Growing).values(), sorted),
    })),
  }
  const kept = rowsKept(all, options, skipped, path)
  const times = all.times && picked(all.times, kept)
  const lines = picked(all.lines, kept)
  const columns = all.columns.map(({name, values}) => ({name, values: picked(values, kept)}))
  if (times) refuseTwice(times, lines, body.texts, path)
  const fine = finenessOf(times ?? [])
  const date = (row: number) => (times ? writeDate(times[row] as number, fine) : undefined)
  return {
    dates: Array.from(times ?? [], time => writeDate(time, fine)),
    columns,
    reading: {
      encoding: csv.gzip ? `${csv.encoding.name}, gzip` : csv.encoding.name,
      ...(layout.heading && {heading: layout.heading.line}),
      passed: layout.passed,
      ...(ordered.chosen && {
        time: {columns: ordered.chosen.reading.names, form: ordered.chosen.reading.form},
      }),
      order: ordered.order,
      rows: lines.length,
    },
    remarks: [
      ...remarksOfReading(found, ordered, date),
      ...remarksOfRows(skipped, notes),
      ...columns.flatMap(({name, values}, i) =>
        isPrice(name, i === 0) ? remarksOfPrices(name, values, lines, date) : [],
      ),
      ...remarksOfTimes(times, lines, date),
    ],
  }
}

const picked = (values: Float64Array, rows: Uint32Array | undefined): Float64Array =>
  rows ? Float64Array.from(rows, row => values[row] as number) : values

type Rows = {
  readonly lines: Float64Array
  readonly times: Float64Array | undefined
  readonly columns: readonly {readonly name: string; readonly values: Float64Array}[]
}

/** The rows that stay when those before a day, those without a price and copies of others are left out. */
function rowsKept(
  {times, lines, columns}: Rows,
  {since, skipMissing}: ReadingOptions,
  skipped: ReturnType<typeof newTally>,
  file: string,
): Uint32Array | undefined {
  const away = new Set<number>()
  if (since) {
    if (!times) throw new TfnotesError('since-without-dates', {file}, {usage: true})
    const from = Date.parse(since)
    for (let row = 0; row < times.length && (times[row] as number) < from; row++) away.add(row)
  }
  if (skipMissing) {
    const copies = times
      ? Array.from(times.keys()).filter(
          row =>
            row > 0 &&
            times[row] === times[row - 1] &&
            columns.every(({values}) => values[row] === values[row - 1]),
        )
      : []
    const faulty = [
      ...copies,
      ...columns.flatMap(({name, values}, i) => (isPrice(name, i === 0) ? notPositive(values) : [])),
    ]
    for (const row of faulty) {
      if (!away.has(row)) skipped.add(lines[row] as number)
      away.add(row)
    }
  }
  if (away.size === 0) return undefined
  return Uint32Array.from(lines.keys()).filter(row => !away.has(row))
}

function refuseTwice(
  times: Float64Array,
  lines: Float64Array,
  texts: readonly {readonly name: string; readonly found: ReadonlySet<string>}[],
  file: string,
): void {
  for (let row = 1; row < times.length; row++) {
    if (times[row] !== times[row - 1]) continue
    const [one, other] = [lines[row - 1] as number, lines[row] as number]
    const detail = {
      file,
      line: Math.max(one, other),
      before: Math.min(one, other),
      date: writeDate(times[row] as number, finenessOf([times[row] as number])),
    }
    const several = texts.find(({found}) => found.size > 1)
    if (!several) throw new TfnotesError('date-twice', detail)
    const values = [...several.found].slice(0, 3)
    throw new TfnotesError('series-mixed', {...detail, column: several.name, values})
  }
}

/** What was guessed of the file. */
function remarksOfReading(
  {csv, layout, choices, options}: Found,
  {chosen, rivals, order}: Ordered,
  date: (row: number) => string | undefined,
): Remark[] {
  const [target] = choices
  return [
    ...(csv.encoding.guessed ? [{code: 'encoding-guessed', detail: {encoding: csv.encoding.name}}] : []),
    ...(!layout.hasHeader && target
      ? [{code: 'heading-missing', detail: {column: target.column.index + 1, wanted: target.name}}]
      : []),
    ...choices.flatMap(({column, rivals: others}) =>
      others.length > 0
        ? [
            {
              code: 'column-twice',
              detail: {column: column.name, at: column.index + 1, others: others.map(String)},
            },
          ]
        : [],
    ),
    ...choices
      .filter(({column}) => column.doubtful !== undefined)
      .map(({column: {name, decimal, doubtful}}) => ({
        code: 'decimal-guessed',
        detail: {column: name, decimal, found: doubtful},
      })),
    ...(rivals.length > 0 && chosen
      ? [{code: 'dates-guessed', detail: {column: chosen.reading.names.join(', '), first: date(0) ?? ''}}]
      : []),
    ...(chosen || options.order ? [] : [{code: 'time-missing', detail: {}}]),
    ...(order === 'mixed'
      ? [{code: 'rows-mixed', detail: {column: chosen?.reading.names.join(', ') ?? ''}}]
      : []),
  ]
}

const remarksOfRows = (skipped: ReturnType<typeof newTally>, notes: readonly Fault[]): Remark[] => [
  ...(skipped.count > 0
    ? [{code: 'rows-skipped', detail: {count: skipped.count, lines: skipped.lines}}]
    : []),
  ...(notes.length > 0
    ? [
        {
          code: 'notes-passed',
          detail: {count: notes.length, lines: notes.slice(0, namedLines).map(({line}) => String(line))},
        },
      ]
    : []),
]

/** The first lines of rows, in the order of the file. */
const namedOf = (lines: Float64Array, rows: readonly number[]): string[] =>
  rows
    .map(row => lines[row] as number)
    .sort((a, b) => a - b)
    .slice(0, namedLines)
    .map(String)

/** Prices that cannot be, and steps that are hardly a market's. */
function remarksOfPrices(
  column: string,
  values: Float64Array,
  lines: Float64Array,
  date: (row: number) => string | undefined,
): Remark[] {
  const named = (rows: readonly number[]) => namedOf(lines, rows)
  const zeros = notPositive(values)
  const [jump, ...more] = jumpsIn(values)
  return [
    ...(zeros.length > 0
      ? [{code: 'price-not-positive', detail: {column, count: zeros.length, lines: named(zeros)}}]
      : []),
    ...(jump === undefined
      ? []
      : [
          {
            code: 'price-jump',
            detail: {
              column,
              count: more.length + 1,
              lines: named([jump, ...more]),
              before: values[jump - 1] as number,
              after: values[jump] as number,
              date: date([jump, ...more].at(-1) as number),
            },
          },
        ]),
  ]
}

function remarksOfTimes(
  times: Float64Array | undefined,
  lines: Float64Array,
  date: (row: number) => string | undefined,
): Remark[] {
  const gaps = times ? gapsIn(times) : []
  const last = gaps.at(-1)
  if (last === undefined) return []
  return [
    {
      code: 'dates-gap',
      detail: {
        count: gaps.length,
        from: date(last),
        to: date(last + 1),
        lines: namedOf(
          lines,
          gaps.map(row => row + 1),
        ),
      },
    },
  ]
}

/** What the first rows of a table look like, for a picker of columns; `sample` is what its columns are chosen by. */
export async function previewTable(
  path: string,
  count: number,
  options: ReadingOptions = {},
): Promise<Layout & {rows: readonly Row[]; sample: readonly Row[]}> {
  const {layout, rows, sample} = await lookAhead(await openCsv(path, options.encoding), options)
  const first: Row[] = []
  if (sample.length >= count) return {...layout, sample, rows: sample.slice(0, count)}
  for await (const row of rows) if (first.push(row) >= count) break
  return {...layout, sample, rows: first}
}

/** Settles the layout from the first rows and gives all rows of data. */
async function lookAhead(
  csv: Csv,
  options: ReadingOptions,
): Promise<{layout: Layout; rows: AsyncIterable<Row>; sample: readonly Row[]}> {
  const iterator = csv.rows[Symbol.asyncIterator]()
  const sample: Row[] = []
  while (sample.length < sampleRows) {
    const {done, value} = await iterator.next()
    if (done) break
    sample.push(value)
  }
  refuseProse(sample, csv.path)
  const layout = findLayout(sample, csv, options)
  const body = sample.slice(layout.start)
  async function* all() {
    yield* body
    yield* {[Symbol.asyncIterator]: () => iterator}
  }
  return {layout, rows: all(), sample: body}
}

/** Lines without figures, or a few with hardly any and no heading, are a text: what a service says in place of data. */
function refuseProse(sample: readonly Row[], file: string): void {
  const cells = sample.flatMap(row => row.cells)
  const figures = cells.filter(isTyped).length
  if (figures * 3 > cells.length || (figures > 0 && sample.length > 3)) return
  if (figures > 0 && cells.filter(cell => roleOf(cell) !== undefined).length * 3 >= cells.length) return
  throw new TfnotesError('table-prose', {file, found: cells.slice(0, 50).join(' ').slice(0, 200)})
}

/** Lines of nothing but separators, and a heading that comes again where files were put one behind another. */
const isPassedOver = ({cells}: Row, {heading}: Layout): boolean =>
  cells.every(cell => cell === '') ||
  (heading !== undefined &&
    cells.length === heading.cells.length &&
    cells.every((cell, i) => cell === heading.cells[i]))
