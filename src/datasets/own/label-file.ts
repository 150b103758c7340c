import {TfnotesError} from '../../errors.ts'
import {readLines} from '../tables/lines.ts'
import type {Problem} from './entries.ts'

export interface LabelLine {
  /** With `/` between folders, wherever it was written. */
  readonly name: string
  readonly label: string
  /** Counted from 1. */
  readonly line: number
}

const mostLines = 5_000_000

/**
 * Reads a text file of `name label` lines (blank, tab, comma or semicolon between; names may hold blanks; empty lines
 * and lines that begin with # are passed over, as is a heading `name,label`). A line that says no label is a problem,
 * told by its number.
 *
 * @throws TfnotesError label-path when a name leads out of the folder or holds control characters; those of readLines
 */
export async function readLabelFile(
  file: string,
  signal?: AbortSignal,
): Promise<{lines: LabelLine[]; problems: Problem[]}> {
  const lines: LabelLine[] = []
  const problems: Problem[] = []
  for await (const {number, text} of readLines(file, signal)) {
    const trimmed = text.trim()
    if (trimmed === '' || trimmed.startsWith('#')) continue
    if (number > mostLines) throw new TfnotesError('table-too-long', {file, line: number, limit: mostLines})
    const parts = /^"?(.+?)"?(?:\s*[,;\t]\s*|\s+)"?([^\s,;"]+)"?$/.exec(trimmed)
    const [name, label] = [parts?.[1], parts?.[2]]
    if (name === undefined || label === undefined) {
      problems.push({kind: 'line', name: trimmed.slice(0, 100), line: number})
      continue
    }
    if (lines.length === 0 && /^(label|class|target|标签)$/i.test(label)) continue
    const clean = name.replaceAll('\\', '/').replace(/^(\.\/)+/, '')
    if (!isInside(clean)) throw new TfnotesError('label-path', {file, line: number, name: clean})
    lines.push({name: clean, label, line: number})
  }
  return {lines, problems}
}

/** Whether a relative name stays below the folder it is taken from and can be shown as it is. */
const isInside = (name: string) =>
  !name.startsWith('/') &&
  !/^[A-Za-z]:/.test(name) &&
  !name.split('/').includes('..') &&
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  !/[\x00-\x1f\x7f-\x9f]/.test(name)
