import type {BarsFigure} from '../../labs/figure.ts'
import {brief} from '../../text/numbers.ts'
import {bar} from '../charts/bars.ts'
import {markOf} from '../charts/curve-style.ts'
import {type Line, type Span, span} from '../lines/span.ts'
import {pad, widthOf} from '../lines/width.ts'
import {type Canvas, inWords, roleOf, underneath} from './palette.ts'

const gap = 2
const widestLabel = 14

interface Row {
  readonly label: string
  readonly values: readonly number[]
}

/** One row a label; the bins of a histogram that has more than `room` are put together, so many to a row. */
function rowsOf({labels, series, edges}: BarsFigure, room: number, {language}: Canvas): Row[] {
  const each = edges ? Math.max(1, Math.ceil(labels.length / room)) : 1
  return Array.from({length: Math.ceil(labels.length / each)}, (_, row): Row => {
    const from = row * each
    const label = edges ? brief(edges[from] ?? 0) : inWords(labels[from] ?? '', language)
    return {
      label,
      values: series.map(({values}) =>
        values.slice(from, from + each).reduce((sum, value) => sum + value, 0),
      ),
    }
  })
}

/** A row for every label and a column of bars for every series, with the numbers beside them. */
export function drawBars(figure: BarsFigure, canvas: Canvas): Line[] {
  const {width, height, look, language} = canvas
  const {series} = figure
  const names = series.map(({name}) => inWords(name, language))
  const rows = rowsOf(figure, Math.max(1, height - 1), canvas)
  const labelWidth = Math.min(widestLabel, Math.max(1, ...rows.map(({label}) => widthOf(label))))
  const own = Math.floor((width - labelWidth) / Math.max(1, series.length)) - gap
  // Names that are wider than their bars stand in rows of their own.
  const legend = names.some(name => widthOf(name) + 2 > own)
    ? underneath(
        names.map((words, index) => ({mark: markOf(index), role: roleOf(index), words})),
        '',
        width,
      )
    : []
  const valueWidth = Math.max(...rows.flatMap(({values}) => values.map(value => brief(value).length)), 1)
  const barWidth = Math.max(1, own - valueWidth - 1)
  const largest = Math.max(...rows.flatMap(({values}) => values.filter(Number.isFinite).map(Math.abs)), 0)
  const heading: Line = [
    span(' '.repeat(labelWidth)),
    ...names.map((name, index): Span => {
      const words = `${' '.repeat(gap)}${markOf(index)} ${legend.length > 0 ? '' : name}`
      return {text: pad(words, own + gap), role: roleOf(index), bold: true}
    }),
  ]
  const drawn = rows.map(
    ({label, values}): Line => [
      span(pad(label, labelWidth, 'right', look.glyphs.ellipsis), 'dim'),
      ...values.flatMap((value, index): Line => {
        const share = largest > 0 ? Math.abs(value) / largest : 0
        return [
          span(' '.repeat(gap)),
          ...bar(share, barWidth, look.glyphs, value < 0 ? 'bad' : roleOf(index)),
          span(` ${pad(brief(value), valueWidth, 'right')}`),
        ]
      }),
    ],
  )
  return [...legend, heading, ...drawn]
}
