import {describe, expect, it} from 'vitest'
import {lineChart} from '../../../src/drawing/charts/line-chart.ts'
import {glyphsFor} from '../../../src/drawing/glyphs.ts'

const rowsWith = (x: number) =>
  lineChart({
    series: [{x: [0, 4000, 8000], y: [3, 2, 1], role: 'training'}],
    width: 60,
    height: 8,
    glyphs: glyphsFor({LANG: 'C', TERM: 'xterm'}),
    marks: [{x, glyph: '!', role: 'warning'}],
  }).map(spans => spans.map(({text}) => text).join(''))

describe('a mark at the axis', () => {
  it('stands beside its labels, and above one that it would make another number', () => {
    const [free, taken] = [rowsWith(1000), rowsWith(8000)]
    expect(free.at(-1)).toContain('!')
    expect(taken.at(-1)).not.toContain('!')
    expect(taken.at(-1)).toContain('8000')
    expect(taken.at(-2)).toContain('!')
  })
})
