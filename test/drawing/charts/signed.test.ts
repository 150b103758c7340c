import {describe, expect, it} from 'vitest'
import {heatMap, heatScale, rowsInOne, scaleText} from '../../../src/drawing/charts/heat-map.ts'
import {plane} from '../../../src/drawing/charts/plane.ts'
import {signedBar} from '../../../src/drawing/charts/signed-bar.ts'
import {glyphsFor} from '../../../src/drawing/glyphs.ts'
import {lineWidth} from '../../../src/drawing/lines/width.ts'
import {themeFor} from '../../../src/ui/theme/theme.ts'

const unicode = glyphsFor({TFNOTES_GLYPHS: 'unicode'})
const ascii = glyphsFor({TFNOTES_GLYPHS: 'ascii'})
const textOf = (spans: readonly {text: string}[]) => spans.map(({text}) => text).join('')

describe('signedBar', () => {
  it.each([-1.5, -1, -0.5, -0.03, 0, 0.03, 0.5, 1, Number.NaN])('of %s always takes its columns', share => {
    expect(lineWidth(signedBar(share, 4, unicode))).toBe(9)
    expect(lineWidth(signedBar(share, 4, ascii))).toBe(9)
  })

  it('grows from the middle to either side', () => {
    expect(textOf(signedBar(0.5, 4, ascii))).toBe('    |##  ')
    expect(textOf(signedBar(-0.5, 4, ascii))).toBe('  ##|    ')
    expect(textOf(signedBar(0, 4, ascii))).toBe('    |    ')
    // Three eighths from the right: five eighths of ground from the left, in inverse.
    const [, edge] = signedBar(-0.375 / 4, 4, unicode)
    expect(edge).toMatchObject({text: unicode.fill[5], inverse: true})
  })
})

describe('plane', () => {
  const rows = (spots: Parameters<typeof plane>[0]) =>
    plane(spots, {width: 21, height: 11, glyphs: ascii}).map(textOf)

  it('puts spots where they belong, axes through zero', () => {
    const drawn = rows([
      {x: -1, y: -1, char: 'a'},
      {x: 1, y: 1, char: 'b'},
      {x: 0.5, y: 0, char: 'c'},
    ])
    expect(drawn[10]?.[0]).toBe('a')
    expect(drawn[0]?.[20]).toBe('b')
    expect(drawn[5]?.[15]).toBe('c')
    expect(drawn[5]?.[0]).toBe('-')
    expect(drawn[0]?.[10]).toBe('|')
  })

  it('shows every one of several at the same place', () => {
    const drawn = rows([...'abcd'].map(char => ({x: 1, y: 1, char}))).join('')
    for (const char of 'abcd') expect(drawn).toContain(char)
  })
})

describe('heatMap', () => {
  const map = (env: Record<string, string>, signed: boolean) => {
    const look = {theme: themeFor(env), glyphs: glyphsFor({TFNOTES_GLYPHS: 'unicode'})}
    const rows = [Float64Array.of(0, 1), Float64Array.of(-1, 0.5)]
    return {look, lines: heatMap({rows, scale: {low: signed ? -1 : 0, high: 1, signed}, columns: 4, look})}
  }

  it('shows two rows a line in colours, and tells the signs apart', () => {
    const {look, lines} = map({TERM: 'xterm', COLORTERM: 'truecolor'}, true)
    expect([rowsInOne(look), lines.length, lineWidth(lines[0] ?? [])]).toEqual([2, 1, 4])
    const [left, right] = lines[0] ?? []
    // Orange has more red than blue, blue less.
    const [negative, positive] = [left?.background, right?.background]
    expect((negative?.[0] ?? 0) > (negative?.[2] ?? 0)).toBe(true)
    expect((positive?.[0] ?? 0) < (positive?.[2] ?? 0)).toBe(true)
  })

  it('shows one row a line without, from the least to the greatest letter', () => {
    const {lines} = map({TERM: 'dumb'}, true)
    expect(lines.map(textOf)).toEqual(['++@@', '  ##'])
    expect(map({TERM: 'dumb'}, false).lines.map(textOf)[0]).toBe('  @@')
  })
})

describe('the colours of values that lie close together', () => {
  it('run over the whole range, which is said', () => {
    const values = [0.498, 0.499, 0.5, 0.502]
    const scale = heatScale(values, false)
    expect(scaleText(scale)).toBe('0.498…0.502')
    const look = {theme: themeFor({}), glyphs: ascii}
    const [row] = heatMap({rows: [values], scale, columns: 4, look})
    expect(row?.map(({text}) => text).join('')).toMatch(/^ ..@$/)
  })

  it('lie around 0 where values have signs, and in the middle where all are one', () => {
    expect(heatScale([-0.1, 0.3, Number.NaN], true)).toEqual({low: -0.3, high: 0.3, signed: true})
    expect(scaleText(heatScale([-0.1, 0.3], true))).toBe('-0.3…0.3')
    expect(scaleText(heatScale([0.5, 0.5], false))).toBe('0.5')
    const look = {theme: themeFor({}), glyphs: ascii}
    const drawn = heatMap({rows: [[0.5, 0.5]], scale: heatScale([0.5, 0.5], false), columns: 2, look})
    expect(drawn[0]?.[0]?.text).toBe('++')
  })
})
