import {strip} from '../../text/strip.ts'

/** What means something in a line of Markdown. */
const meaning = /[\\`*_{}[\]<>|#~!&]/g

/** A text that Markdown shows as it is. */
export const inMarkdown = (text: string): string => strip(text).replace(meaning, sign => `\\${sign}`)

/** A table with a head, as GitHub and Pandoc take it: a line a row. Columns that `right` says stand at the right. */
export const markdownTable = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly boolean[] = [],
): string[] => [
  rowOf(head.map(inMarkdown)),
  rowOf(head.map((_, column) => (right[column] ? '--:' : '---'))),
  ...rows.map(row => rowOf(row.map(inMarkdown))),
]

const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
