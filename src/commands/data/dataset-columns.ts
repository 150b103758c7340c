import {resolve} from 'node:path'
import type {priceTable} from '../../answers/prices.ts'
import type {Written} from '../../answers/schema.ts'
import {priceOptions, prices} from '../../datasets/facts/prices.ts'
import {generatePrices} from '../../datasets/generated/price-series.ts'
import {places} from '../../datasets/places.ts'
import {columnsWithoutValues} from '../../datasets/prices/columns-without-values.ts'
import {findPriceFile, mostRows, readingOptions} from '../../datasets/prices/price-history.ts'
import {previewTable, type ReadingOptions, readPriceTable} from '../../datasets/prices/price-table.ts'
import {type Column, chooseColumn} from '../../datasets/tables/columns.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import {truncate} from '../../drawing/lines/width.ts'
import {type Failure, TfnotesError} from '../../errors.ts'
import {runOptions} from '../../settings/run-options.ts'
import type {Kind} from '../../settings/setting.ts'
import {errorSentence} from '../../text/sentence.ts'
import type {Manage} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {readOption} from '../line/read-option.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {remarksOf, tellRemarks} from '../printing/remarks.ts'

/** The first rows of a price file, what its columns hold, and what there is to say of it. */
type Preview = Omit<Written<typeof priceTable>, 'kind' | 'remarks' | 'problem'> & {
  readonly remarks?: readonly Failure[]
  readonly problem?: TfnotesError
}

/**
 * `tfnotes dataset show prices`: the first rows of a price file, to choose columns from, and how the whole file is
 * understood.
 */
export const showColumns: Manage = async (context, _input, flags) => {
  const count = readCount('count', flags.count, 1, 1000) ?? 6
  const given = typeof flags.csv === 'string' ? resolve(context.cwd, flags.csv) : undefined
  const path =
    given ??
    (readOption('from', runOptions.from, context, flags) === 'generated'
      ? undefined
      : await findPriceFile(places(context.env, context.home)))
  const options = readingOptions(
    Object.fromEntries(
      priceOptions.map(key => [key, readOption<Kind>(key, runOptions[key], context, flags)]),
    ),
  )
  const wanted = typeof flags.column === 'string' ? flags.column : prices.brings.column
  const preview = path === undefined ? generated(count) : await ofFile(path, count, wanted, options)
  const {language} = context
  const sentence = preview.problem && errorSentence(preview.problem, language)
  if (flags.json === true) {
    const {problem: _, remarks, ...rest} = preview
    printJson(context, 'priceTable', {
      kind: 'table',
      ...rest,
      ...remarksOf(remarks, language),
      ...(sentence && {problem: sentence}),
    })
    return 0
  }
  const output = openOutput(context)
  const {line, look, raw, tone, words} = output
  if (preview.source === 'generated') raw(tone('warning', words.sources.generated))
  line(words.priceFile.facts(path ?? 'tfnotes prices', preview.columns.length))
  const head = preview.columns.map(({name}) => name)
  // Long texts are not what is to be chosen.
  const clipped = (cell: string) => truncate(cell, 24, look.glyphs.ellipsis)
  const kinds = preview.columns.map(({kind, empty}) => words.priceFile.kinds[empty ? 'empty' : kind])
  for (const row of inColumns([head, kinds, ...preview.rows].map(cells => cells.map(clipped))))
    line(`  ${row}`)
  if (preview.column !== undefined) line(words.priceFile.forecast(preview.column))
  if (preview.reading) line(words.priceFile.readAs(words.priceFile.reading(preview.reading)))
  if (sentence) raw(tone('warning', words.priceFile.problem(sentence)))
  tellRemarks(preview.remarks, output, language)
  return 0
}

async function ofFile(
  path: string,
  count: number,
  wanted: string,
  options: ReadingOptions,
): Promise<Preview> {
  const preview = await previewTable(path, count, options)
  const {rows, columns, hasHeader} = preview
  const column = usual(preview, path, wanted)
  const empty = await columnsWithoutValues(path, preview, options)
  const readable = column ?? columns.find(({kind, index}) => kind === 'number' && !empty.has(index))
  return {
    source: 'file',
    path,
    hasHeader,
    columns: columns.map(({name, kind, index}) => ({name, kind, ...(empty.has(index) && {empty: true})})),
    rows: rows.map(({cells}) => cells),
    ...(column && {column: column.name}),
    ...(readable && (await wholeFile(path, column ? wanted : String(readable.index + 1), options))),
  }
}

/** A file without the wanted prices is for the reader to choose from: that is no mistake yet. */
function usual(
  preview: Awaited<ReturnType<typeof previewTable>>,
  path: string,
  wanted: string,
): Column | undefined {
  try {
    return chooseColumn(preview, wanted, path, preview.sample).column
  } catch {
    return undefined
  }
}

/** How all rows are understood; what stands in the way is shown beside the first rows. */
async function wholeFile(
  path: string,
  column: string,
  options: ReadingOptions,
): Promise<Pick<Preview, 'reading' | 'remarks' | 'problem'>> {
  try {
    const {reading, remarks, dates} = await readPriceTable(path, {...options, wanted: [column], mostRows})
    const [first] = dates
    return {
      remarks,
      ...(reading && {reading: {...reading, ...(first && {first, last: dates.at(-1) ?? first})}}),
    }
  } catch (error) {
    if (!(error instanceof TfnotesError)) throw error
    return {problem: error}
  }
}

/** Only to be looked at: a run draws its own by its seed. */
function generated(count: number): Preview {
  const {dates, columns} = generatePrices(1)
  return {
    source: 'generated',
    hasHeader: true,
    columns: [{name: 'date', kind: 'date'}, ...columns.map(({name}) => ({name, kind: 'number' as const}))],
    rows: dates
      .slice(0, count)
      .map((date, row) => [date, ...columns.map(({values}) => (values[row] as number).toFixed(2))]),
    column: columns[0]?.name ?? 'open',
  }
}
