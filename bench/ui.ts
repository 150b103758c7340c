// Measures the budgets of the terminal screens in a pseudo-terminal, over a world in memory:
// first frame, key to paint, a chart of 100,000 points.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {lineChart} from '../src/ui/charts/line-chart.ts'
import {glyphsFor} from '../src/ui/theme/glyphs.ts'
import {buildEntry} from '../test/ui/support/build-entry.ts'
import {openTerminal} from '../test/ui/support/terminal.ts'

const down = '\x1b[B'
const up = '\x1b[A'
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)
const quantile = (values: readonly number[], share: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

/** Median milliseconds of drawing 100,000 points in a pane of a large terminal. */
function timeChart(): number {
  const count = 100_000
  const x = Float64Array.from({length: count}, (_, index) => index + 1)
  const y = Float64Array.from(x, value => 1 / Math.sqrt(value) + 0.01 * Math.sin(value))
  const draw = () =>
    lineChart({
      series: [{x, y, role: 'training'}],
      width: 98,
      height: 45,
      glyphs: glyphsFor({TFNOTES_GLYPHS: 'unicode'}),
      smoothing: 0.6,
    })
  const times = Array.from({length: 40}, () => {
    const start = performance.now()
    draw()
    return performance.now() - start
  })
  return quantile(times.slice(10), 0.5)
}

async function timeScreens(entry: string) {
  const firsts: number[] = []
  for (let i = 0; i < 5; i++) {
    const start = performance.now()
    const terminal = openTerminal(entry, {columns: 80, rows: 24})
    await terminal.shows('Chapters')
    firsts.push(performance.now() - start)
    terminal.type('q')
    await terminal.ended()
  }
  const terminal = openTerminal(entry, {columns: 80, rows: 24})
  await terminal.shows('not trained yet')
  const paints: number[] = []
  for (let i = 0; i < 60; i++) {
    await terminal.quiet(20)
    const before = terminal.raw().length
    const start = performance.now()
    terminal.type(i % 2 === 0 ? down : up)
    await terminal.until('paint', () => terminal.raw().length > before)
    paints.push(performance.now() - start)
  }
  terminal.type('q')
  await terminal.ended()
  return {first: quantile(firsts, 0.5), paint: quantile(paints, 0.95)}
}

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-bench-ui-'))
try {
  await buildEntry(folder)
  const {first, paint} = await timeScreens(join(folder, 'entry.mjs'))
  const rows = [
    ['first frame, ms (median of 5)', first, 400],
    ['key to paint, ms (95th percentile of 60)', paint, 50],
    ['chart of 100,000 points, ms (median of 30)', timeChart(), 16],
  ] as const
  for (const [name, value, budget] of rows) {
    const verdict = value <= budget ? 'within' : 'OVER'
    console.log(`${name.padEnd(46)} ${value.toFixed(1).padStart(8)}  ${verdict} ${budget}`)
  }
} finally {
  rmSync(folder, {recursive: true, force: true})
}
