import type {PriceTable} from '../../../answers/prices.ts'
import type {Form} from '../../form/form.ts'

/** The index of the column that a name or a number in the form means; −1 for none. */
export function indexOf({columns, column: usual}: PriceTable, wanted: string): number {
  const name = wanted.trim().toLowerCase()
  const found = columns.findIndex(one => one.name.toLowerCase() === name)
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
