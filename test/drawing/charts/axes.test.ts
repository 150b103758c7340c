import {expect, it} from 'vitest'
import {drawXAxis, labelWidth} from '../../../src/drawing/charts/axes.ts'
import {Grid} from '../../../src/drawing/charts/grid.ts'

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
