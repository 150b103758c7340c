import type {Judgement} from '../../../answers/inspection.ts'
import {bar} from '../../../drawing/charts/bars.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {pad, widthOf} from '../../../drawing/lines/width.ts'
import {grouped, percent} from '../../../text/numbers.ts'
import {firstVisible} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {longestName, type MatrixRoom, namesOf} from './matrix.ts'

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
  const classes = judgement.classes.slice(first, first + height - 1).map((one, at): Line => {
    const {recall, precision, count} = one
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
  })
  const rest = height - 1 - classes.length
  return [head, ...classes, ...(rest > 3 ? [[], ...confusionLines(state, judgement, rest - 1)] : [])]
}

/** Which class is taken for which most often, below the classes where there is room. */
function confusionLines(state: AppState, {matrix, ...judgement}: Judgement, height: number): Line[] {
  const text = texts[state.language].inspection.judgement
  const names = namesOf({matrix, ...judgement}, state)
  const found = matrix.flatMap((row, truth) =>
    row.flatMap((count, guess) => (guess === truth || count === 0 ? [] : [{truth, guess, count}])),
  )
  const sorted = found.sort((a, b) => b.count - a.count).slice(0, height - 1)
  if (sorted.length === 0) return []
  const {arrow} = state.look.glyphs
  const titles = sorted.map(({truth, guess}) => `${names[truth]} ${arrow} ${names[guess]}`)
  const longest = Math.max(...titles.map(widthOf))
  const count = Math.max(...sorted.map(one => grouped(one.count).length))
  return [
    line(text.confusions, 'dim'),
    ...sorted.map(
      (one, at): Line => [
        span(`${pad(titles[at] ?? '', longest)}   ${grouped(one.count).padStart(count)}  `),
        span(text.ofClass(percent(one.count / (judgement.classes[one.truth]?.count || 1))), 'dim'),
      ],
    ),
  ]
}
