import {describe, expect, it} from 'vitest'
import {drawXAxis, labelWidth} from '../../../src/drawing/charts/axes.ts'
import {Grid} from '../../../src/drawing/charts/grid.ts'
import {lineChart} from '../../../src/drawing/charts/line-chart.ts'
import {glyphsOf} from '../../../src/drawing/glyphs.ts'

const axis = (from: number, to: number, columns: number): string => {
  const grid = new Grid(columns + labelWidth, 1)
  drawXAxis(grid, {from, to}, {columns, y: 0, format: String})
  return (grid.lines()[0] ?? [])
    .map(({text}) => text)
    .join('')
    .slice(labelWidth)
}

it('both ends of an axis are written, whatever stands between them', () => {
  for (const [from, to] of [
    [1875, 15_000],
    [1, 8],
    [1, 100_000],
    [0, 9999],
  ] as const)
    for (let columns = 14; columns < 90; columns++) {
      const text = axis(from, to, columns)
      expect(text, `${columns}`).toMatch(new RegExp(`^${from} `))
      expect(text, `${columns}`).toMatch(new RegExp(` ${to}$`))
    }
})

/** The labels of a curve's y axis, from the top, and what else stands on the chart. */
function yAxis(y: readonly number[], {height = 9, log = false} = {}): {labels: string[]; text: string} {
  const rows = lineChart({
    series: [{x: y.map((_, at) => at), y, role: 'training'}],
    width: 40,
    height,
    glyphs: glyphsOf.lines,
    log,
  }).map(row => row.map(({text}) => text).join(''))
  const labels = rows.slice(0, -1).map(row => row.slice(0, labelWidth - 1).trim())
  return {labels: labels.filter(label => label !== ''), text: rows.join('\n')}
}

describe('the y axis', () => {
  it.each([
    ['its ends, and round numbers between them', [0.9134, 0.9867], ['0.9867', '0.94', '0.9134']],
    ['another digit where two would be alike', [0.4978, 0.4984], ['0.4984', '0.4982', '0.4980', '0.4978']],
    ['whole numbers as they are', [1000, 98_490], ['98490', '50000', '1000']],
    ['small ones with an exponent', [1e-7, 3e-7], ['3e-7', '2e-7', '1e-7']],
    ['the ends of what numbers can be', [-1e308, 1e308], ['1e308', '0', '-1e308']],
    ['those of a constant', [3, 3], ['3.3', '3.0', '2.7']],
  ] as const)('is written with %s', (_, y, wanted) => {
    expect(yAxis(y).labels).toEqual(wanted)
  })

  it('says from what it counts where its numbers are too long', () => {
    const {labels, text} = yAxis([1_234_567.1, 1_234_567.3])
    expect(labels).toEqual(['+0.2', '+0.1', '+0'])
    expect(text).toContain(' 1234567.1+ ')
  })

  it('has powers of ten where it is logarithmic', () => {
    expect(yAxis([1e-5, 10], {log: true, height: 20}).labels).toEqual(
      expect.arrayContaining(['10', '0.1', '0.001', '1e-5']),
    )
  })

  it('never writes two numbers alike, nor one that is cut', () => {
    let seed = 7
    const random = () => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed / 2_147_483_647
    }
    for (let i = 0; i < 400; i++) {
      const low = (random() - 0.5) * 10 ** Math.floor(random() * 40 - 20)
      const high = low + random() * 10 ** Math.floor(random() * 40 - 20)
      const {labels} = yAxis([low, high], {height: 3 + Math.floor(random() * 30)})
      expect(new Set(labels).size, `${low} ${high}: ${labels}`).toBe(labels.length)
      for (const label of labels) expect(Number(label), `${low} ${high}: ${label}`).not.toBeNaN()
    }
  })
})

it('places between whole numbers are told apart where an axis has such', () => {
  const grid = new Grid(60 + labelWidth, 1)
  drawXAxis(grid, {from: 0, to: 1}, {columns: 60, y: 0, format: String, fractions: true})
  expect(
    grid
      .lines()[0]
      ?.map(({text}) => text)
      .join(''),
  ).toMatch(/^ *0 +0\.1 +0\.2 .* 0\.9 +1$/)
})
