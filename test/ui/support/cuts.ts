import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import stringWidth from 'string-width'

/** Columns, and rows, that are free beside a text that was cut: more than a gap between two columns of a table. */
const free = 8
const freeRows = 2

const source = (folder: string): string => {
  const path = fileURLToPath(new URL(`../../../src/${folder}`, import.meta.url))
  return readdirSync(path)
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(`${path}/${name}`, 'utf8'))
    .join('\n')
}

/** Every sentence of the screens, as it is written. */
const sentences = ['ui/text', 'text/words'].map(source).join('\n')

/** "reading…" ends so because it is meant to. */
function isMeant(before: string): boolean {
  const words = before.trimEnd()
  return ['…', '……'].some(sign => sentences.includes(words.slice(-3) + sign)) || words === ''
}

/** Characters by column: a wide one stands in the first of its two. */
function cellsOf(row: string): string[] {
  const cells: string[] = []
  for (const char of row) {
    const width = stringWidth(char)
    if (width === 0) continue
    cells.push(char, ...new Array<string>(width - 1).fill(''))
  }
  return cells
}

const isBlank = (cells: readonly string[] | undefined, from: number, to: number): boolean =>
  (cells ?? []).slice(from, to).every(char => char.trim() === '')

/**
 * Texts of a frame that end in `…` although there is room for more: free columns to the right, or free rows below.
 * The last two rows, notice and footer, are theirs alone.
 */
export function needlessCuts(frame: readonly string[], columns: number): string[] {
  const rows = frame.map(cellsOf)
  const last = frame.length - 2
  const found: string[] = []
  rows.slice(0, last).forEach((cells, y) => {
    cells.forEach((char, x) => {
      if (char !== '…' || cells[x + 1] === '…') return
      const before = cells.slice(0, x).join('')
      // What stands alone stands for what is left out of a list.
      const words = /(?: {2,}|^)(\S+(?: \S+)*)$/.exec(before)?.[1]
      if (words === undefined || isMeant(before)) return
      const start = x - stringWidth(words)
      const beside = isBlank(cells, x + 1, Math.min(columns - 1, x + 1 + free)) && x + free < columns - 1
      const below = rows.slice(y + 1, y + 1 + freeRows)
      const under = y + freeRows < last && below.every(row => isBlank(row, start, x + 1))
      if (beside || under)
        found.push(`${beside ? 'free columns' : 'free rows'} beside “${words}…” in row ${y}`)
    })
  })
  return found
}
