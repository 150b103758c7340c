import {lineChart} from '../../drawing/charts/line-chart.ts'
import type {History} from '../../runs/history.ts'
import type {Output} from './output.ts'

/** An odd number of rows above the x axis: the highest one is labelled, too. */
const size = {width: 68, height: 10}

/** The loss over the epochs, as a drawing of a few lines; nothing for fewer than three epochs. */
export function printLossChart(history: History, {picture, line, look, words}: Output): void {
  const [x, y] = [history.column('epoch'), history.column('loss')]
  if (y.filter(Number.isFinite).length < 3) return
  line()
  line(words.lossCurve)
  picture(lineChart({series: [{x, y, role: 'training'}], glyphs: look.glyphs, ...size}))
}
