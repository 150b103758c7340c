import type {Summary} from '../../chapters/summary.ts'
import {bold, type Line, span} from '../../drawing/lines/span.ts'
import {pad, widthOf} from '../../drawing/lines/width.ts'
import {grouped} from '../../text/numbers.ts'
import type {AppState} from '../state.ts'
import {texts} from '../text/index.ts'
import {shapeText} from './sketch.ts'

/** Columns from which on a layer's kind and its output's shape stand beside its name. */
const [forShapes, forKinds] = [36, 60]

/** Each layer with its parameters, and where there is room what it puts out; the sum below. */
export function layerTable(summary: Summary, state: AppState, width: number): Line[] {
  const text = texts[state.language].layers
  const {ellipsis} = state.look.glyphs
  const rows = summary.layers.map(({name, kind, outputShape, parameters}) => [
    name,
    ...(width >= forKinds ? [kind] : []),
    ...(width >= forShapes ? [shapeText(outputShape, state.look)] : []),
    parameters === 0 ? '' : grouped(parameters),
  ])
  const widest = (column: number) => Math.max(0, ...rows.map(row => widthOf(row[column] ?? '')))
  const others = (rows[0] ?? []).slice(1).map((_, index) => widest(index + 1))
  const taken = others.reduce((sum, one) => sum + one + 2, 0)
  const name = Math.max(6, width - taken)
  const sum = grouped(summary.parameters)
  return [
    ...rows.map(
      ([first = '', ...rest]): Line => [
        span(pad(first, name, 'left', ellipsis)),
        ...rest.map((cell, index) =>
          span(
            `  ${pad(cell, others[index] ?? 0, 'right', ellipsis)}`,
            index === rest.length - 1 ? undefined : 'dim',
          ),
        ),
      ],
    ),
    [
      span(pad(text.total, Math.max(1, width - widthOf(sum) - 2), 'left', ellipsis), 'dim'),
      span('  '),
      bold(sum),
    ],
  ]
}
