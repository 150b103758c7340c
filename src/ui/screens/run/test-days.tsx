import {strokeSample} from '../../../drawing/charts/curve-style.ts'
import {lineChart} from '../../../drawing/charts/line-chart.ts'
import type {Series} from '../../../drawing/charts/series.ts'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Look} from '../../../drawing/look.ts'
import type {RunState} from '../../../runs/state.ts'
import type {Language} from '../../../text/localised.ts'
import {Pane} from '../../components/pane.tsx'
import {texts} from '../../text/index.ts'

interface TestDaysProps {
  readonly look: Look
  readonly language: Language
  readonly run: RunState
  readonly isActive: boolean
  readonly width: number
  readonly height: number
}

/** Actual prices of the test days, and over them what the network forecast at the last validation. */
function dayLines(run: RunState, {glyphs}: Look, width: number, height: number): Line[] {
  const {actual = [], dates = []} = run.started?.prices ?? {}
  const x = actual.map((_, day) => day)
  const series: Series[] = [
    {x, y: actual, role: 'training'},
    {x, y: run.predicted?.values ?? [], role: 'validation'},
  ]
  return lineChart({
    series,
    width,
    height,
    glyphs,
    formatX: day => dates[Math.round(day)] ?? String(Math.round(day) + 1),
  })
}

export function TestDays({look, language, run, isActive, width, height}: TestDaysProps) {
  const text = texts[language]
  const legend: Line = [
    span(`${strokeSample('training', look.glyphs)} `, 'training'),
    span(`${text.forecast.actual}  `, 'dim'),
    span(`${strokeSample('validation', look.glyphs)} `, 'validation'),
    span(text.forecast.predicted, 'dim'),
  ]
  const lines = run.started?.prices
    ? [
        ...dayLines(run, look, width, height - 2),
        run.predicted ? line(text.atEpoch(String(run.predicted.epoch)), 'dim') : [],
      ]
    : wrap(isActive ? text.noTestDays : '', width).map(row => line(row, 'dim'))
  return (
    <Pane
      look={look}
      title={text.testChart}
      aside={legend}
      focused
      width={width}
      height={height}
      lines={lines}
    />
  )
}
