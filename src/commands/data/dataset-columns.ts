import {resolve} from 'node:path'
import type {PriceTable} from '../../answers/prices.ts'
import {generatePrices} from '../../datasets/generated/price-series.ts'
import {places} from '../../datasets/places.ts'
import {findPriceFile} from '../../datasets/prices/price-history.ts'
import {previewTable} from '../../datasets/prices/price-table.ts'
import {chooseColumn, type Layout} from '../../datasets/tables/columns.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import {truncate} from '../../drawing/lines/width.ts'
import {runOptions} from '../../settings/run-options.ts'
import type {Manage} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {readOption} from '../line/read-option.ts'
import {openOutput, printJson} from '../printing/output.ts'

/** The first rows of a price file, and what its columns hold. */
type Preview = Omit<PriceTable, 'kind'>

/** `tfnotes dataset show prices`: the first rows of a price file, to choose columns from. */
export const showColumns: Manage = async (context, _input, flags) => {
  const count = readCount('count', flags.count, 1, 1000) ?? 6
  const given = typeof flags.csv === 'string' ? resolve(context.cwd, flags.csv) : undefined
  const path =
    given ??
    (readOption('from', runOptions.from, context, flags) === 'generated'
      ? undefined
      : await findPriceFile(places(context.env, context.home)))
  const preview = path === undefined ? generated(count) : await ofFile(path, count)
  if (flags.json === true) {
    printJson(context, 'priceTable', {kind: 'table', ...preview})
    return 0
  }
  const {line, look, raw, tone, words} = openOutput(context)
  if (preview.source === 'generated') raw(tone('warning', words.sources.generated))
  line(words.priceFile.facts(path ?? 'tfnotes prices', preview.columns.length))
  const head = preview.columns.map(({name}) => name)
  // Long texts are not what is to be chosen.
  const clipped = (cell: string) => truncate(cell, 24, look.glyphs.ellipsis)
  const kinds = preview.columns.map(({kind}) => words.priceFile.kinds[kind])
  for (const row of inColumns([head, kinds, ...preview.rows].map(cells => cells.map(clipped))))
    line(`  ${row}`)
  if (preview.column !== undefined) line(words.priceFile.forecast(preview.column))
  return 0
}

async function ofFile(path: string, count: number): Promise<Preview> {
  const {rows, columns, hasHeader, ...layout} = await previewTable(path, count)
  return {
    source: 'file',
    path,
    hasHeader,
    columns: columns.map(({name, kind}) => ({name, kind})),
    rows,
    ...usual({columns, hasHeader, ...layout}, path),
  }
}

/** A file without opening prices is for the reader to choose from: that is no mistake yet. */
function usual(layout: Layout, path: string): {column?: string} {
  try {
    return {column: chooseColumn(layout, 'open', path).name}
  } catch {
    return {}
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
