import type {IBuffer, IBufferCell} from '@xterm/headless'
import {indexed, type Paper} from './palette.ts'

/** One character of a terminal as it is to be painted. */
export interface Cell {
  readonly column: number
  /** Columns it takes, 1 or 2. */
  readonly width: number
  readonly char: string
  /** `#rrggbb` */
  readonly ink: string
  /** `#rrggbb`; nothing where the paper shows. */
  readonly ground?: string | undefined
  readonly bold: boolean
  readonly dim: boolean
  readonly underlined: boolean
}

const rgb = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`

function inkOf(cell: IBufferCell, paper: Paper): string | undefined {
  if (cell.isFgRGB()) return rgb(cell.getFgColor())
  return cell.isFgPalette() ? indexed(cell.getFgColor(), paper) : undefined
}

function groundOf(cell: IBufferCell, paper: Paper): string | undefined {
  if (cell.isBgRGB()) return rgb(cell.getBgColor())
  return cell.isBgPalette() ? indexed(cell.getBgColor(), paper) : undefined
}

/** What stands in a terminal, row by row; cells in which nothing is to be seen are left out. */
export function readCells(buffer: IBuffer, rows: number, paper: Paper): Cell[][] {
  return Array.from({length: rows}, (_, y) => {
    const line = buffer.getLine(buffer.baseY + y)
    const cells: Cell[] = []
    for (let column = 0; line !== undefined && column < line.length; column++) {
      const cell = line.getCell(column)
      if (cell === undefined || cell.getWidth() === 0) continue
      const [ink, ground] = [inkOf(cell, paper), groundOf(cell, paper)]
      const turned = cell.isInverse() !== 0
      const read: Cell = {
        column,
        width: cell.getWidth(),
        char: cell.getChars() || ' ',
        ink: (turned ? (ground ?? paper.ground) : ink) ?? paper.ink,
        ground: turned ? (ink ?? paper.ink) : ground,
        bold: cell.isBold() !== 0,
        dim: cell.isDim() !== 0,
        underlined: cell.isUnderline() !== 0,
      }
      if (read.char !== ' ' || read.ground !== undefined || read.underlined) cells.push(read)
    }
    return cells
  })
}
