import {isRecord} from '../../apply/answer.ts'
import type {Text} from '../../text/text.ts'
import type {Form} from '../chapter/form.ts'

export type ColumnKind = keyof Text['columns']['kinds']

/** The answer of `tfnotes dataset show prices --json`. */
export interface PriceTable {
  readonly source: string
  readonly path: string
  readonly hasHeader: boolean
  readonly columns: readonly {readonly name: string; readonly kind: ColumnKind}[]
  readonly rows: readonly (readonly string[])[]
  /** What `open` means in this file. */
  readonly usual: string
}

const kinds: readonly ColumnKind[] = ['number', 'date', 'text', 'index']

export function readTable(value: unknown): PriceTable | undefined {
  if (!isRecord(value) || !Array.isArray(value.columns) || !Array.isArray(value.rows)) return undefined
  return {
    source: String(value.source),
    path: typeof value.path === 'string' ? value.path : '',
    hasHeader: value.hasHeader === true,
    columns: value.columns.filter(isRecord).map(({name, kind}) => ({
      name: String(name),
      kind: kinds.find(one => one === kind) ?? 'text',
    })),
    rows: value.rows.map(row => (Array.isArray(row) ? row.map(String) : [])),
    usual: String(value.column ?? ''),
  }
}

/** The index of the column that a name or a number in the form means; −1 for none. */
export function indexOf({columns, usual}: PriceTable, wanted: string): number {
  const name = wanted.trim().toLowerCase()
  const found = columns.findIndex(column => column.name.toLowerCase() === name)
  if (found >= 0) return found
  if (/^\d+$/.test(name) && Number(name) >= 1 && Number(name) <= columns.length) return Number(name) - 1
  return name === 'open' ? columns.findIndex(column => column.name === usual) : -1
}

/** How the form names a column: by its number where its name would be misread. */
export function nameFor({columns}: PriceTable, index: number): string {
  const name = columns[index]?.name ?? ''
  const isPlain = !name.includes(',') && columns.filter(column => column.name === name).length === 1
  return isPlain ? name : String(index + 1)
}

const listOf = (features: string | undefined): string[] =>
  (features ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')

/** Which columns the form chooses of this file. */
export function chosenOf(table: PriceTable, {raw}: Form): {target: number; features: ReadonlySet<number>} {
  return {
    target: indexOf(table, raw.column ?? ''),
    features: new Set(
      listOf(raw.features)
        .map(name => indexOf(table, name))
        .filter(index => index >= 0),
    ),
  }
}

/** The form's list of further columns with this one added, or taken away. */
export function toggled(table: PriceTable, {raw}: Form, index: number): string {
  const names = listOf(raw.features)
  const kept = names.filter(name => indexOf(table, name) !== index)
  return (kept.length < names.length ? kept : [...names, nameFor(table, index)]).join(', ')
}
