import {TfnotesError} from '../../errors.ts'
import {holdsControls} from '../../text/strip.ts'
import {readLines} from '../tables/lines.ts'
import {columnsOf, isLabelHeading, type LabelColumns, pickCells} from './label-table.ts'
import type {Problem} from './listing.ts'

export interface LabelLine {
  /** With `/` between folders, wherever it was written. */
  readonly name: string
  readonly label: string
  /** Counted from 1. */
  readonly line: number
}

const mostLines = 5_000_000

/**
 * Reads a text file of `name label` lines (blank, tab, comma or semicolon between; names may hold blanks, labels, too, where it is no
 * blank that separates; empty lines and lines that begin with # are passed over, as is a heading `name,label`). A heading
 * of more columns says which two are meant. A line that says no label is a problem, told by its number.
 *
 * @throws TfnotesError label-lines-too-many, label-columns, label-path when a name leads out of the folder, label-controls; those of readLines
 */
export async function readLabelFile(
  file: string,
  signal?: AbortSignal,
): Promise<{lines: LabelLine[]; problems: Problem[]}> {
  const lines: LabelLine[] = []
  const problems: Problem[] = []
  let columns: LabelColumns | undefined
  let begun = false
  for await (const {number, text} of readLines(file, signal)) {
    const trimmed = text.trim()
    if (trimmed === '' || trimmed.startsWith('#')) continue
    if (number > mostLines) throw new TfnotesError('label-lines-too-many', {file, limit: mostLines})
    const isFirst = !begun
    begun = true
    if (isFirst) {
      columns = columnsOf(trimmed, file)
      if (columns) continue
    }
    const [name, label] = (columns && pickCells(trimmed, columns)) ?? splitLine(trimmed)
    if (name === '' || label === '' || label.includes('"')) {
      problems.push({kind: 'line', name: trimmed.slice(0, 100), line: number})
      continue
    }
    if (isFirst && isLabelHeading(label)) continue
    const clean = name.replaceAll('\\', '/').replace(/^(\.\/)+/, '')
    if (holdsControls(name + label))
      throw new TfnotesError('label-controls', {file, line: number, name: clean})
    if (!isInside(clean)) throw new TfnotesError('label-path', {file, line: number, name: clean})
    lines.push({name: clean, label, line: number})
  }
  return {lines, problems}
}

/** Name and label, one of them empty when there is nothing that separates. Any line takes one look from its end. */
function splitLine(line: string): [string, string] {
  const sure = Math.max(line.lastIndexOf('\t'), line.lastIndexOf(','), line.lastIndexOf(';'))
  // Behind a name with an extension it separates for certain; else it may be a part of the name.
  const at = /\.\w{2,5}"?\s*$/.test(line.slice(Math.max(0, sure - longestEnd), Math.max(0, sure)))
    ? sure
    : line.search(/[\s,;][^\s,;]*$/)
  if (at < 0) return [line, '']
  return [unquote(line.slice(0, at).replace(/[\s,;]{1,9}$/, '')), unquote(line.slice(at + 1))]
}

/** Characters in which an extension with what may follow it is looked for. */
const longestEnd = 20

const unquote = (text: string) => text.trim().replace(/^"|"$/g, '').trim()

/** Whether a relative name stays below the folder it is taken from. */
const isInside = (name: string) =>
  !name.startsWith('/') && !/^[A-Za-z]:/.test(name) && !name.split('/').includes('..')
