import type {Judgement} from '../../../answers/inspection.ts'
import {className} from '../../../datasets/facts/index.ts'
import {bar} from '../../../drawing/charts/bars.ts'
import {bold, type Line, type Span, span} from '../../../drawing/lines/span.ts'
import {pad, widthOf} from '../../../drawing/lines/width.ts'
import type {Role} from '../../../drawing/look.ts'
import {grouped, percent} from '../../../text/numbers.ts'
import {firstVisible} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'

export interface MatrixRoom {
  readonly width: number
  readonly height: number
  /** Class under the cursor, and the first column in sight. */
  readonly row: number
  readonly column: number
}

export const namesOf = ({classes, dataset}: Judgement, {language}: Pick<AppState, 'language'>): string[] =>
  classes.map(({label}) => className(dataset, label, language))

const foundWidth = 7
const longestName = 12

/** Columns of the matrix that fit, and how wide they and the names are. */
export function matrixColumns(
  judgement: Judgement,
  names: readonly string[],
  width: number,
): {cell: number; name: number; fitting: number} {
  const name = Math.min(longestName, Math.max(...names.map(widthOf)))
  const digits = Math.max(...judgement.matrix.flat().map(count => String(count).length))
  const room = width - name - foundWidth - 2
  const wish = Math.min(longestName, Math.max(...names.map(widthOf))) + 1
  const least = Math.max(4, digits + 1)
  const cell = Math.max(least, Math.min(wish, Math.floor(room / names.length)))
  return {cell, name, fitting: Math.max(1, Math.min(names.length, Math.floor(room / cell)))}
}

/** A wrong answer that takes a tenth of a class is bad, one that takes a fiftieth deserves a look. */
const roleOf = (share: number, isRight: boolean): Role | undefined =>
  isRight ? 'good' : share >= 0.1 ? 'bad' : share >= 0.02 ? 'warning' : undefined

/** matrix[truth][guess] as a table: what is right in the diagonal, how much of each class is found at the right. */
export function matrixLines(state: AppState, judgement: Judgement, room: MatrixRoom): Line[] {
  const {glyphs} = state.look
  const names = namesOf(judgement, state)
  const {cell, name, fitting} = matrixColumns(judgement, names, room.width)
  const from = Math.max(0, Math.min(room.column, names.length - fitting))
  const columns = names.slice(from, from + fitting)
  const text = texts[state.language].inspection.judgement
  const before = from > 0 ? glyphs.left : ' '
  const after = from + fitting < names.length ? glyphs.right : ' '
  const head: Line = [
    span(`${pad('', name)} ${before}`, 'dim'),
    ...columns.map(title => span(pad(` ${title}`, cell, 'right', ''), 'dim')),
    span(`${after}${pad(text.found, foundWidth - 1, 'right')}`, 'dim'),
  ]
  const height = room.height - 1
  const first = firstVisible(room.row, names.length, height)
  const rows = judgement.matrix.slice(first, first + height).map((counts, at): Line => {
    const truth = first + at
    const {count = 0, recall = 0} = judgement.classes[truth] ?? {}
    const isCursor = truth === room.row
    const title = pad(names[truth] ?? '', name, 'left', glyphs.ellipsis)
    return [
      isCursor ? bold(title, 'accent') : span(title),
      span(isCursor ? ` ${glyphs.pointer}` : '  ', 'accent'),
      ...counts.slice(from, from + fitting).map((value, index): Span => {
        const guess = from + index
        if (value === 0) return span(pad(glyphs.separator, cell, 'right'), 'dim')
        const role = roleOf(count === 0 ? 0 : value / count, guess === truth)
        return {text: pad(String(value), cell, 'right'), ...(role && {role}), bold: guess === truth}
      }),
      span(pad(percent(recall), foundWidth, 'right'), isCursor ? 'accent' : undefined),
    ]
  })
  return [head, ...rows]
}

/** A bar for every class: how much of it is found, of how many, and how often its name is right. */
export function classLines(
  state: AppState,
  judgement: Judgement,
  {width, height, row}: Pick<MatrixRoom, 'width' | 'height' | 'row'>,
): Line[] {
  const {glyphs} = state.look
  const text = texts[state.language].inspection.judgement
  const names = namesOf(judgement, state)
  const name = Math.min(longestName, Math.max(widthOf(text.columns[0] ?? ''), ...names.map(widthOf)))
  const precise = Math.max(7, widthOf(text.columns[3] ?? ''))
  const barWidth = Math.max(4, width - name - precise - 17)
  const first = firstVisible(row, names.length, height - 1)
  const head: Line = [
    span(`${pad(text.columns[0] ?? '', name)}   ${pad(text.columns[1] ?? '', 6, 'right')} `, 'dim'),
    span(pad('', barWidth), 'dim'),
    span(pad(text.columns[3] ?? '', precise + 1, 'right') + pad(text.count, 6, 'right'), 'dim'),
  ]
  return [
    head,
    ...judgement.classes.slice(first, first + height - 1).map(({recall, precision, count}, at): Line => {
      const isCursor = first + at === row
      const title = pad(names[first + at] ?? '', name, 'left', glyphs.ellipsis)
      return [
        isCursor ? bold(title, 'accent') : span(title),
        span(isCursor ? ` ${glyphs.pointer} ` : '   ', 'accent'),
        span(pad(percent(recall), 6, 'right')),
        span(' '),
        ...bar(recall, barWidth, glyphs, isCursor ? 'accent' : 'training'),
        span(pad(percent(precision), precise + 1, 'right'), 'dim'),
        span(pad(grouped(count), 6, 'right'), 'dim'),
      ]
    }),
  ]
}
