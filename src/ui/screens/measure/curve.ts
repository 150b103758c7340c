import {className} from '../../../datasets/facts/index.ts'
import {lineChart} from '../../../drawing/charts/line-chart.ts'
import type {Series} from '../../../drawing/charts/series.ts'
import type {Line} from '../../../drawing/lines/span.ts'
import type {AppState} from '../../state.ts'
import type {MeasureScreen} from './state.ts'

const roles = ['curve1', 'curve2', 'curve3'] as const

/** How likely each species is over the lengths of the field under the cursor, the others as they are. */
export function curveLines(
  {look, language}: AppState,
  {answer, probes, values, cursor}: MeasureScreen,
  size: {readonly width: number; readonly height: number},
): Line[] {
  if (!answer || probes.length < 3) return []
  const known = [...probes, answer].sort(
    (a, b) => (a.measurements[cursor] ?? 0) - (b.measurements[cursor] ?? 0),
  )
  const x = known.map(({measurements}) => measurements[cursor] ?? Number.NaN)
  const classes = [...answer.top].sort((a, b) => a.class - b.class)
  const series = classes.map(
    (one, at): Series => ({
      x,
      y: known.map(({top}) => top.find(other => other.class === one.class)?.probability ?? Number.NaN),
      role: roles[at] ?? 'dim',
      name: className(answer.dataset, one.label, language),
    }),
  )
  const at = x.indexOf(Number(values[cursor]))
  return lineChart({
    series,
    ...size,
    glyphs: look.glyphs,
    formatX: value => `${value.toFixed(1)}`,
    ...(at >= 0 && {crosshair: x[at]}),
  })
}
