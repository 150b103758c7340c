import type {Judgement} from '../../../answers/inspection.ts'
import {className} from '../../../datasets/facts/index.ts'
import {bold, type Line, type Span, span} from '../../../drawing/lines/span.ts'
import {pad, widthOf} from '../../../drawing/lines/width.ts'
import type {Role} from '../../../drawing/look.ts'
import {percent} from '../../../text/numbers.ts'
import {firstVisible} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'

export interface MatrixRoom {
  readonly width: number
  readonly height: number
  /** The cell under the cursor: what it is, and what it is taken for. */
  readonly row: number
  readonly column: number
  /** Whether the cursor is shown. */
  readonly focused: boolean
}

export const namesOf = ({classes, dataset}: Judgement, {language}: Pick<AppState, 'language'>): string[] =>
  classes.map(({label}) => className(dataset, label, language))

const foundWidth = 8
/** A longer name is cut. */
export const longestName = 16

const longestOf = (names: readonly string[]): number => Math.min(longestName, Math.max(...names.map(widthOf)))

/** Columns between the name of a row and the first cell. */
const pointer = 2

/** Columns with which every name stands whole above its column. */
export const naturalWidth = ({classes}: Judgement, names: readonly string[]): number =>
  longestOf(names) + pointer + classes.length * (longestOf(names) + 1) + foundWidth

interface MatrixColumns {
  /** Columns of a cell, and of the names at the left. */
  readonly cell: number
  readonly name: number
  /** How many columns are in sight. */
  readonly fitting: number
  /** Names have no room above the columns: numbers stand there, and at the left before the names. */
  readonly numbered: boolean
}

/** Columns of the matrix that fit, and how wide they and the names are. */
export function matrixColumns(judgement: Judgement, names: readonly string[], width: number): MatrixColumns {
  const digits = Math.max(...judgement.matrix.flat().map(count => String(count).length))
  const wish = longestOf(names) + 1
  const least = Math.max(4, digits + 1)
  const number = String(names.length - 1).length
  const numbered = naturalWidth(judgement, names) > width && wish > least
  const name = longestOf(names) + (numbered ? number + 1 : 0)
  const room = width - name - foundWidth - pointer
  const cell = Math.max(least, Math.min(numbered ? 8 : wish, Math.floor(room / names.length)))
  return {cell, name, fitting: Math.max(1, Math.min(names.length, Math.floor(room / cell))), numbered}
}

/** A wrong answer that takes a tenth of a class is bad, one that takes a fiftieth deserves a look. */
const roleOf = (share: number, isRight: boolean): Role | undefined =>
  isRight ? 'good' : share >= 0.1 ? 'bad' : share >= 0.02 ? 'warning' : undefined

/** matrix[truth][guess] as a table: what is right in the diagonal, how much of each class is found at the right. */
export function matrixLines(state: AppState, judgement: Judgement, room: MatrixRoom): Line[] {
  const {glyphs} = state.look
  const names = namesOf(judgement, state)
  const {cell, name, fitting, numbered} = matrixColumns(judgement, names, room.width)
  const from = firstVisible(room.column, names.length, fitting)
  const text = texts[state.language].inspection.judgement
  const before = from > 0 ? glyphs.left : ' '
  const after = from + fitting < names.length ? glyphs.right : ' '
  const head: Line = [
    span(`${pad('', name)} ${before}`, 'dim'),
    ...names.slice(from, from + fitting).map((title, index): Span => {
      const shown = pad(` ${numbered ? from + index : title}`, cell, 'right', '')
      return room.focused && from + index === room.column ? bold(shown, 'accent') : span(shown, 'dim')
    }),
    span(`${after}${pad(text.found, foundWidth - 1, 'right')}`, 'dim'),
  ]
  const height = room.height - 1
  const first = firstVisible(room.row, names.length, height)
  const digits = String(names.length - 1).length
  const rows = judgement.matrix.slice(first, first + height).map((counts, at): Line => {
    const truth = first + at
    const {count = 0, recall = 0} = judgement.classes[truth] ?? {}
    const isCursor = truth === room.row
    const called = numbered ? `${String(truth).padStart(digits)} ${names[truth] ?? ''}` : (names[truth] ?? '')
    const title = pad(called, name, 'left', glyphs.ellipsis)
    return [
      isCursor ? bold(title, 'accent') : span(title),
      span(isCursor ? ` ${glyphs.pointer}` : '  ', 'accent'),
      ...counts.slice(from, from + fitting).flatMap((value, index): Span[] => {
        const guess = from + index
        const shown = value === 0 ? glyphs.separator : String(value)
        const role = value === 0 ? 'dim' : roleOf(count === 0 ? 0 : value / count, guess === truth)
        const paint: Span = {text: shown, ...(role && {role}), bold: guess === truth && value > 0}
        const blank = span(' '.repeat(Math.max(0, cell - widthOf(shown))))
        return [blank, isCursor && room.focused && guess === room.column ? {...paint, inverse: true} : paint]
      }),
      span(pad(percent(recall), foundWidth, 'right'), isCursor ? 'accent' : undefined),
    ]
  })
  return [head, ...rows]
}
