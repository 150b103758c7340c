import {lineChart} from '../../drawing/charts/line-chart.ts'
import type {EpochPoint} from '../../runs/state.ts'
import type {Output} from './output.ts'

/** An odd number of rows above the x axis: the highest one is labelled, too. */
const size = {width: 68, height: 10}

/** The loss over the epochs, as a drawing of a few lines; nothing for fewer than three epochs. */
export function printLossChart(history: readonly EpochPoint[], {draw, line, look, words}: Output): void {
  const points = history.filter(({loss}) => Number.isFinite(loss))
  if (points.length < 3) return
  const [x, y] = [points.map(({epoch}) => epoch), points.map(({loss}) => loss)]
  line()
  line(words.lossCurve)
  draw(lineChart({series: [{x, y, role: 'training'}], glyphs: look.glyphs, ...size}))
}
