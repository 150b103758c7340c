import {describe, expect, it} from 'vitest'
import {labelWidth} from '../../../src/drawing/charts/axes.ts'
import {lineChart} from '../../../src/drawing/charts/line-chart.ts'
import type {Series} from '../../../src/drawing/charts/series.ts'
import {type GlyphMode, glyphModes} from '../../../src/drawing/glyph-mode.ts'
import {glyphsOf} from '../../../src/drawing/glyphs.ts'
import type {Role} from '../../../src/drawing/look.ts'
import {paint} from '../../../src/ui/theme/paint.ts'
import {themeFor} from '../../../src/ui/theme/theme.ts'

const width = 68
const height = 13
const rows = height - 1

const looks = glyphModes.flatMap(mode =>
  (['dark', 'light'] as const).flatMap(ground =>
    [{}, {NO_COLOR: '1'}].map(more => ({
      mode,
      theme: themeFor({TERM: 'xterm-256color', TFNOTES_THEME: ground, ...more}),
    })),
  ),
)

/** What stands on the screen, without what colours it, from the first column of the drawing on. */
function screen(series: readonly Series[], {mode, theme}: (typeof looks)[number]): string[] {
  const drawn = lineChart({series, width, height, glyphs: glyphsOf[mode], floor: 0})
  return drawn.slice(0, rows).map(row =>
    paint(row, theme)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what colours begin and end with
      .replaceAll(/\x1b\[[0-9;]*m/g, '')
      .slice(labelWidth),
  )
}

const curve = (y: ArrayLike<number>, role: Role): Series => ({
  x: Float64Array.from({length: y.length}, (_, at) => at + 1),
  y,
  role,
})

const inked = (text: string | undefined): boolean => text !== undefined && text !== ' '

/** Cells that one curve alone has on the same chart; `other` keeps the scale and has nothing to be seen but the ends. */
const columnsOf = (screen: readonly string[]): number[] =>
  Array.from({length: width - labelWidth}, (_, column) => screen.filter(row => inked(row[column])).length)

const rising = Array.from({length: 40}, (_, at) => at / 39)
const falling = rising.toReversed()

describe.each(looks)('$mode on $theme.ground ground, depth $theme.depth', look => {
  it('keeps both curves where they cross', () => {
    const both = screen([curve(rising, 'training'), curve(falling, 'validation')], look)
    // Beside the crossing each column holds a cell of either, but for the gaps of a stroke.
    const columns = columnsOf(both)
    const [left, right] = [columns.slice(3, 22), columns.slice(-22, -3)]
    for (const side of [left, right]) expect(side.filter(count => count >= 2).length).toBeGreaterThan(12)
    // At the crossing nothing is missing of the one that is drawn without a gap.
    expect(columns.every(count => count >= 1)).toBe(true)
  })

  it('shows one spike among 100,000 points, of whichever curve', () => {
    const count = 100_000
    const quiet = Float64Array.from({length: count}, (_, at) => 1 + 0.05 * Math.sin(at * 12.9898))
    const spiked = quiet.slice()
    spiked[54_321] = 5
    for (const series of [
      [curve(spiked, 'training')],
      [curve(quiet, 'training'), curve(spiked, 'validation')],
      [curve(spiked, 'training'), curve(quiet, 'validation')],
    ]) {
      const drawn = screen(series, look)
      const top = [...(drawn[0] ?? '')].flatMap((char, column) => (inked(char) ? [column] : []))
      expect(top.length).toBeGreaterThan(0)
      for (const column of top) expect(Math.abs(column - 0.54321 * (width - labelWidth))).toBeLessThan(2)
    }
  })

  it.each([
    ['training', 'validation'],
    ['training', 'overlay'],
    ['training', 'dim'],
    ['validation', 'dim'],
  ] as const)('%s and %s differ in text alone', (one, other) => {
    const drawnAs = (first: Role, second: Role) =>
      screen([curve(rising, first), curve(falling, second)], look).join('\n')
    expect(drawnAs(one, other)).not.toBe(drawnAs(other, one))
    expect(drawnAs(one, other)).not.toBe(drawnAs(one, one))
  })

  it('leaves a gap where there is nothing', () => {
    const drawn = screen([curve(rising, 'training'), {...curve([0.5, 0.5], 'validation'), x: [30, 40]}], look)
    const middle = drawn.filter(row => inked(row[2]) || inked(row[3]))
    // Left of its first point the second curve is not there.
    expect(middle.length).toBeLessThanOrEqual(2)
  })
})

const dotsIn = (rows: readonly string[]): number =>
  rows
    .join('')
    .split('')
    .reduce((sum, char) => {
      const bits = char.charCodeAt(0) - 0x2800
      return sum + (bits > 0 && bits < 256 ? bits.toString(2).replaceAll('0', '').length : 0)
    }, 0)

describe('braille', () => {
  const look = looks[0] as (typeof looks)[number]

  it('has every dot of both curves in cells that they share', () => {
    const pair = [curve(rising, 'curve1'), curve(falling, 'curve1')]
    const [one, other] = pair.map(series => dotsIn(screen([series], look)))
    const together = dotsIn(screen(pair, look))
    // At the crossing itself they share a few.
    expect(together).toBeGreaterThan((one ?? 0) + (other ?? 0) - 6)
  })

  it('goes without a hole from column to column, however steep', () => {
    const steps = Array.from({length: 40}, (_, at) => (at % 8 < 4 ? 0 : 1))
    const drawn = screen([curve(steps, 'training')], look)
    const level = (column: number) => drawn.map(row => row[column]).filter(inked).length
    // Every climb takes all rows, in one or two columns of cells.
    const tall = Array.from({length: width - labelWidth}, (_, column) => level(column))
    expect(tall.filter(count => count >= rows / 2).length).toBeGreaterThanOrEqual(9)
    const columns = columnsOf(drawn)
    expect(columns.every(count => count >= 1)).toBe(true)
  })

  it('shows a curve of one point', () => {
    expect(dotsIn(screen([curve([0.5], 'validation'), curve(rising, 'training')], look))).toBeGreaterThan(
      dotsIn(screen([curve(rising, 'training'), curve([Number.NaN], 'validation')], look)),
    )
  })

  it('takes the same column for a place in every mode', () => {
    const at = (mode: GlyphMode) =>
      lineChart({
        series: [curve(rising, 'training')],
        width,
        height,
        glyphs: glyphsOf[mode],
        crosshair: 17,
        marks: [{x: 17, glyph: '!', role: 'warning'}],
      }).at(-1)
    const column = (mode: GlyphMode) =>
      at(mode)
        ?.map(({text}) => text)
        .join('')
        .indexOf('!')
    expect(Math.abs((column('braille') ?? 0) - (column('lines') ?? 9))).toBeLessThanOrEqual(1)
  })
})
