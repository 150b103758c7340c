import {strokeSample} from '../../drawing/charts/curve-style.ts'
import {lineChart} from '../../drawing/charts/line-chart.ts'
import {nearest, type Series} from '../../drawing/charts/series.ts'
import {type Line, line, span} from '../../drawing/lines/span.ts'
import {wrap} from '../../drawing/lines/wrap.ts'
import {type Figure, figureColumns} from '../../runs/best-epoch.ts'
import {curvesOf, isMeasured} from '../../runs/curves.ts'
import type {RunState} from '../../runs/state.ts'
import type {RunSummary} from '../../runs/summary.ts'
import {short} from '../../text/numbers.ts'
import {Pane} from '../components/pane.tsx'
import type {AppState} from '../state.ts'
import {texts} from '../text/index.ts'

/** Columns from which on the values above a chart are named. */
const roomForNames = 54

/** The measures that there are curves of, the one that it is judged by last. */
export function chartsOf(known: RunState | undefined): readonly Figure[] {
  if (known === undefined || known.history.length === 0) return ['loss']
  return isMeasured(curvesOf(known).accuracy) ? ['loss', 'accuracy'] : ['loss']
}

interface Props {
  readonly state: AppState
  readonly run: RunSummary
  /** What the run has told; undefined while it is read. */
  readonly known: RunState | undefined
  readonly name: Figure
  readonly width: number
  readonly height: number
}

/** One figure of a run over its epochs, with the last values above, or why there is nothing to draw. */
export function CurvePane({state, run, known, name, width, height}: Props) {
  const text = texts[state.language].run
  const {look} = state
  if (known === undefined || known.history.length === 0) {
    const words = run.logs || run.epoch === 0 ? text.noCurves : texts[state.language].runs.reading
    const lines = known === undefined || run.epoch === 0 ? wrap(words, width) : wrap(text.noCurves, width)
    return (
      <Pane
        look={look}
        title={text[name]}
        width={width}
        height={height}
        lines={lines.map(row => line(row, 'dim'))}
      />
    )
  }
  const curves = curvesOf(known)
  const {trained, validated} = figureColumns[name]
  const series = (
    [
      [trained, 'training'],
      [validated, 'validation'],
    ] as const
  ).flatMap(([measure, role]): Series[] =>
    isMeasured(curves[measure]) ? [{x: curves.epochs, y: curves[measure], role}] : [],
  )
  const lines = lineChart({
    series,
    width,
    height: height - 1,
    glyphs: look.glyphs,
    floor: 0,
    ...(name === 'accuracy' && {ceiling: 1}),
  })
  const last = known.history.at(-1)?.epoch ?? 0
  const aside = series.flatMap(({x, y, role}): Line => {
    const value = y[nearest({x, y}, last) ?? -1]
    if (value === undefined) return []
    return [
      span(` ${strokeSample(role, look.glyphs)} `, role),
      // Where there is little room the strokes have to do.
      ...(width < roomForNames
        ? []
        : [span(`${text[role === 'training' ? 'training' : 'validation']} `, 'dim')]),
      span(short(value)),
    ]
  })
  return <Pane look={look} title={text[name]} aside={aside} width={width} height={height} lines={lines} />
}
