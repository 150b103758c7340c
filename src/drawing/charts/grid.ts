import type {Line, Rgb, Span} from '../lines/span.ts'
import {characters} from '../lines/width.ts'
import type {Role} from '../look.ts'

interface Cell {
  readonly char: string
  readonly role?: Role | undefined
  readonly bold?: boolean
  readonly background?: Rgb | undefined
}

const empty: Cell = {char: ' '}

/** A rectangle of single-column characters that charts are drawn on, later ones over earlier ones. */
export class Grid {
  readonly width: number
  readonly height: number
  readonly #rows: Cell[][]

  constructor(width: number, height: number) {
    this.width = Math.max(0, width)
    this.height = Math.max(0, height)
    this.#rows = Array.from({length: this.height}, () => new Array<Cell>(this.width).fill(empty))
  }

  /** Row 0 is the top; what lies outside is ignored. */
  put(x: number, y: number, char: string, role?: Role, bold = false): void {
    const row = this.#rows[y]
    if (!row || x < 0 || x >= this.width) return
    const {background} = row[x] as Cell
    row[x] = {char, role, ...(bold && {bold}), ...(background && {background})}
  }

  /** The ground of a cell, which stays when something is put on it. */
  shade(x: number, y: number, background: Rgb): void {
    const row = this.#rows[y]
    if (row && x >= 0 && x < this.width) row[x] = {...(row[x] as Cell), background}
  }

  isEmpty(x: number, y: number): boolean {
    return this.#rows[y]?.[x]?.char === ' '
  }

  /** Text from (x, y) to the right; of a wide character the second cell is empty. */
  write(x: number, y: number, text: string, role?: Role): void {
    let column = x
    for (const {char, width} of characters(text)) {
      this.put(column, y, char, role)
      for (let cell = 1; cell < width; cell++) this.put(column + cell, y, '', role)
      column += width
    }
  }

  lines(): Line[] {
    return this.#rows.map(row => {
      const spans: Span[] = []
      let from = 0
      for (let x = 1; x <= row.length; x++) {
        const first = row[from] as Cell
        const cell = row[x]
        if (
          cell &&
          cell.role === first.role &&
          cell.bold === first.bold &&
          cell.background === first.background
        )
          continue
        const text = row
          .slice(from, x)
          .map(part => part.char)
          .join('')
        spans.push({
          text,
          role: first.role,
          ...(first.bold ? {bold: true} : {}),
          ...(first.background ? {background: first.background} : {}),
        })
        from = x
      }
      return spans
    })
  }
}
