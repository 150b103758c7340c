import {describe, expect, it} from 'vitest'
import {labelWidth} from '../../../src/drawing/charts/axes.ts'
import {curveRole, markOf, mostStyles} from '../../../src/drawing/charts/curve-style.ts'
import {spreadRows} from '../../../src/drawing/charts/end-names.ts'
import {type LineChart, lineChart} from '../../../src/drawing/charts/line-chart.ts'
import type {Series} from '../../../src/drawing/charts/series.ts'
import {glyphsFor} from '../../../src/drawing/glyphs.ts'
import type {Line} from '../../../src/drawing/lines/span.ts'
import {lineWidth} from '../../../src/drawing/lines/width.ts'

const glyphs = glyphsFor({TFNOTES_GLYPHS: 'lines'})

const curve = (index: number, y: readonly number[], name?: string): Series => ({
  x: y.map((_, at) => at + 1),
  y,
  role: curveRole(index),
  mark: markOf(index),
  ...(name !== undefined && {name}),
})

const draw = (series: readonly Series[], more: Partial<LineChart> = {}): Line[] =>
  lineChart({series, width: 60, height: 10, glyphs, ...more})

const textOf = (row: Line): string => row.map(({text}) => text).join('')
const shown = (rows: readonly Line[]): string => rows.map(textOf).join('\n')

const rising = Array.from({length: 20}, (_, at) => at / 20)
const flat = Array.from({length: 20}, () => 0.5)

describe('several curves in one chart', () => {
  it('have a mark each, none in a column of another, in ASCII too', () => {
    const series = Array.from({length: mostStyles}, (_, index) => curve(index, [index, index, index, index]))
    const ascii = glyphsFor({TFNOTES_GLYPHS: 'ascii'})
    const rows = draw(series, {height: 2 * mostStyles, glyphs: ascii}).map(textOf)
    const columns = series.flatMap(({mark = ''}) => {
      const row = rows.find(text => text.slice(labelWidth).includes(mark)) ?? ''
      const found = [...row.matchAll(new RegExp(`\\${mark}`, 'g'))].map(({index}) => index)
      expect(found.length, mark).toBeGreaterThan(2)
      // All end in the last one.
      return found.slice(0, -1)
    })
    expect(new Set(columns).size).toBe(columns.length)
    expect(new Set(series.map(({role}) => role)).size).toBe(mostStyles)
  })

  it('take turns where they run over each other: none covers the other', () => {
    const plain = ({mark: _, ...series}: Series): Series => series
    const rows = draw([plain(curve(0, rising)), plain(curve(1, rising))])
    const drawn = (role: string) =>
      rows.flatMap(row => row.filter(part => part.role === role).map(({text}) => text)).join('').length
    expect(drawn('curve1')).toBeGreaterThan(20)
    expect(drawn('curve2')).toBeGreaterThan(20)
  })

  it('cross without a hole in the one that goes along, whichever is drawn first', () => {
    const steep = flat.map((_, at) => (at < 10 ? 0 : 1))
    const plain = (index: number, y: readonly number[]): Series => ({x: rising, y, role: curveRole(index)})
    for (const series of [
      [plain(0, flat), plain(1, steep)],
      [plain(1, steep), plain(0, flat)],
    ]) {
      const row = draw(series, {width: 28}).find(one => one.some(({role}) => role === 'curve1'))
      const along = row?.filter(({role}) => role === 'curve1').map(({text}) => text)
      expect(along?.join('')).toMatch(/^─{20}$/)
    }
  })

  it('are seen where they have a single point', () => {
    expect(shown(draw([curve(0, rising), curve(1, [0.2])]))).toContain('x')
  })
})

describe('names of curves', () => {
  it('stand where the curves end, in their colours, with what is read there', () => {
    const rows = draw([curve(0, rising, 'lr 3e-4'), curve(1, flat, 'lr 0.01')], {read: String})
    expect(shown(rows)).toMatch(/o lr 3e-4 0.95\n/)
    expect(shown(rows)).toMatch(/x lr 0.01 {2}0.5\n/)
    const named = rows.flatMap(row => row.filter(({text}) => text.includes('lr')))
    expect(named.map(({role}) => role)).toEqual(['curve1', 'curve2'])
  })

  it('keep rows of their own where curves end together, and the order of those', () => {
    const series = [5, 3, 4, 1, 2].map((end, index) => curve(index, [0, end / 1000 + 1], `n${end}`))
    const names = draw(series).flatMap(row => /n\d/.exec(textOf(row))?.[0] ?? [])
    expect(names).toEqual(['n5', 'n4', 'n3', 'n2', 'n1'])
    expect(spreadRows([8, 8, 8], 9)).toEqual([6, 7, 8])
    expect(spreadRows([0, 0, 5], 9)).toEqual([0, 1, 5])
  })

  it('are counted where they are more than there are rows', () => {
    const series = Array.from({length: 9}, (_, index) => curve(index, [0, index], `name${index}`))
    const text = shown(draw(series, {height: 6}))
    expect(text.match(/name\d/g)).toHaveLength(4)
    expect(text).toContain('+5')
  })

  it('stand beside the end of a curve that is shorter than the others', () => {
    const text = shown(draw([curve(0, rising, 'long'), curve(1, flat.slice(0, 4), 'short')]))
    expect(text).toMatch(/─x short .*─/)
  })

  it('of any script leave every row as wide as it is to be, and are cut where they are long', () => {
    const series = [
      curve(0, rising, '学习率很小的一次训练'),
      curve(1, flat, 'é'.repeat(50)),
      curve(2, [0, 1], 'a\u0301b'),
    ]
    const rows = draw(series, {read: String})
    for (const row of rows) expect(lineWidth(row)).toBe(60)
    expect(shown(rows)).toContain('…')
  })

  it('read the values at the crosshair, and none beyond the end of a curve', () => {
    const series = [curve(0, rising, 'long'), curve(1, flat.slice(0, 4), 'short')]
    const text = shown(draw(series, {read: String, crosshair: 10}))
    expect(text).toMatch(/o long +0.45/)
    expect(text).toMatch(/x short +-/)
    expect(text).toContain(glyphs.crosshair)
  })

  it('read NaN where the numbers have run away, and the nearest where nothing was measured', () => {
    const series = [curve(0, [1, 2, Number.NaN], 'away'), curve(1, [3, 4, Number.POSITIVE_INFINITY], 'late')]
    const text = shown(draw(series, {read: String}))
    expect(text).toMatch(/o away NaN/)
    expect(text).toMatch(/x late +4/)
  })

  it('stand at the bottom for a curve without a number', () => {
    const text = shown(
      draw([curve(0, rising, 'good'), curve(1, [Number.NaN, Number.NaN], 'lost')], {read: String}),
    )
    expect(text).toMatch(/x lost +NaN/)
  })
})
