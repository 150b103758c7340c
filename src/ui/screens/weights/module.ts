import {readFailure} from '../../../answers/failure.ts'
import {type Weights, weights as weightsAnswer} from '../../../answers/files.ts'
import {read} from '../../../answers/schema.ts'
import {spark} from '../../../drawing/charts/spark.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {fitLine, joinFitting, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {grouped, short} from '../../../text/numbers.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {frameOf} from '../../components/layout.ts'
import {pageOf} from '../../components/page.tsx'
import {shapeText} from '../../components/sketch.ts'
import {titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {put, stay} from '../../step.ts'
import {endedBadly} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import type {WeightsScreen} from './state.ts'

const between = '   '

/** As many bins as there are columns: neighbours together. */
function inColumns(bins: readonly number[], columns: number): number[] {
  const together = Math.max(1, Math.ceil(bins.length / Math.max(1, columns)))
  return Array.from({length: Math.ceil(bins.length / together)}, (_, at) =>
    bins.slice(at * together, (at + 1) * together).reduce((sum, one) => sum + one, 0),
  )
}

/** How all values of an array lie: its mean and how far they are from it, and a curve of how many there are of each. */
function spreadLine({spread}: Weights, {look, language}: AppState, width: number): Line[] {
  if (!spread) return []
  const {mean, deviation, least, most, bins} = spread
  const text = texts[language].weights
  const ends = [`${short(least)} `, ` ${short(most)}`] as const
  const figures = text.spread(short(mean), short(deviation))
  const room = width - widthOf(figures + ends.join('')) - widthOf(between)
  const drawn = spark(inColumns(bins, room), look.glyphs)
  const curve = [span(ends[0], 'dim'), span(drawn, 'accent'), span(ends[1], 'dim')]
  return [[span('  '), ...joinFitting([[span(figures)], curve], between, width)]]
}

/** Columns from which on two arrays stand side by side, and what is between them. */
const [forTwo, gap] = [150, 4]

/** The rows of one array: what it is, how its values lie, and the first of them, in so many rows at most. */
function weightLines(weight: Weights, state: AppState, width: number, mostRows: number): Line[] {
  const {look} = state
  const count = weight.shape.reduce((product, size) => product * size, 1)
  const rows = wrap(weight.values.map(short).join('  '), width - 6)
  const isCut = count > weight.values.length || rows.length > mostRows
  const shown = rows.slice(0, mostRows)
  return [
    [bold(weight.name, 'accent'), span(`  ${shapeText(weight.shape, look)}  ${grouped(count)}`, 'dim')],
    ...spreadLine(weight, state, width - 2),
    ...shown.map((row, at) =>
      line(`  ${row}${isCut && at === shown.length - 1 ? `  ${look.glyphs.ellipsis}` : ''}`),
    ),
    [],
  ]
}

/** Rows of values of an array that are shown at least. */
const fewestRows = 5

/** All arrays, as many of the values of each as there is room for; on wide terminals two beside each other. */
function allLines(state: AppState, {weights}: WeightsScreen, width: number): Line[] {
  const columns = width >= forTwo ? 2 : 1
  const own = Math.floor((width - gap * (columns - 1)) / columns)
  const each = Math.floor(frameOf(state.size).height / Math.ceil(weights.length / columns))
  const blocks = weights.map(weight => weightLines(weight, state, own, Math.max(fewestRows, each - 3)))
  if (columns === 1) return blocks.flat()
  return blocks.flatMap((left, at) => {
    const right = blocks[at + 1] ?? []
    if (at % 2 === 1) return []
    return Array.from(
      {length: Math.max(left.length, right.length)},
      (_, row): Line => [
        ...fitLine(left[row] ?? [], own + gap, state.look.glyphs.ellipsis),
        ...(right[row] ?? []),
      ],
    )
  })
}

export const weights: ScreenModule<WeightsScreen> = {
  ...pageOf<WeightsScreen>({
    heading: state => texts[state.language].weights.title,
    lines: (state, screen, width) =>
      screen.weights.length === 0 && !screen.done
        ? [line(texts[state.language].weights.reading, 'dim')]
        : [
            ...allLines(state, screen, width),
            ...(screen.failure ? faultLines(screen.failure, state, width) : []),
          ],
  }),
  receive: (state, screen, message) => {
    if (message.message === 'answer') {
      const failure = readFailure(message.value)
      if (failure) return stay(put(state, {...screen, failure}))
      const weight = read(weightsAnswer, message.value)
      return stay(weight ? put(state, {...screen, weights: [...screen.weights, weight]}) : state)
    }
    if (message.message !== 'ended') return stay(state)
    const isBad = message.code !== 0 && !screen.failure
    return stay(put(state, {...screen, done: true, ...(isBad && {failure: endedBadly(message)})}))
  },
  title: (state, {run}) => titlePath(state, run, texts[state.language].weights.title),
}
