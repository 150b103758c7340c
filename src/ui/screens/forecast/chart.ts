import type {Forecast} from '../../../answers/prices.ts'
import {lineChart} from '../../../drawing/charts/line-chart.ts'
import type {Series, Window} from '../../../drawing/charts/series.ts'
import type {Line} from '../../../drawing/lines/span.ts'
import type {AppState} from '../../state.ts'
import {shownDays} from './input.ts'
import type {ForecastScreen} from './state.ts'

/** The days in sight, by their index. */
function windowOf(screen: ForecastScreen, answer: Forecast): Window {
  const to = answer.days.length - 1 + Math.min(screen.days, answer.future.length)
  return {from: screen.zoom === 'all' ? 0 : Math.max(0, answer.days.length - Number(screen.zoom)), to}
}

/** Actual and predicted prices with their dates; beyond the file the extrapolation within its band. */
export function chartLines(
  {look}: AppState,
  screen: ForecastScreen,
  answer: Forecast,
  size: {readonly width: number; readonly height: number},
): Line[] {
  const days = shownDays(screen)
  const known = answer.days.length
  const x = days.map((_, index) => index)
  const future = answer.future.slice(0, screen.days)
  const beyond = future.map((_, index) => known + index)
  const series: Series[] = [
    {x: beyond, y: future.map(({predicted, error}) => predicted + error), role: 'dim'},
    {x: beyond, y: future.map(({predicted, error}) => predicted - error), role: 'dim'},
    {x: x.slice(0, known), y: answer.days.map(({actual}) => actual), role: 'training'},
    {x: x.slice(0, known), y: answer.days.map(({predicted}) => predicted), role: 'validation'},
    // From the last known day on.
    {
      x: [known - 1, ...beyond],
      y: [answer.days.at(-1)?.actual ?? Number.NaN, ...future.map(({predicted}) => predicted)],
      role: 'overlay',
    },
  ]
  return lineChart({
    series,
    ...size,
    glyphs: look.glyphs,
    window: windowOf(screen, answer),
    crosshair: screen.crosshair,
    formatX: index => days[Math.round(index)]?.date ?? '',
  })
}
