import {describe, expect, it} from 'vitest'
import {curvesSvg, type SvgCurve} from '../../src/drawing/svg/curves-svg.ts'

const curve = (name: string, y: readonly number[]): SvgCurve => ({
  name,
  value: '1',
  x: Float64Array.from(y, (_, at) => at + 1),
  y: Float64Array.from(y),
})
const draw = (...curves: SvgCurve[]) =>
  curvesSvg({title: 'Loss', xLabel: 'epoch', curves, isShare: false}).join('\n')
const paths = (svg: string) =>
  [...svg.matchAll(/class="curve c\d"[^>]* d="([^"]*)"><title>/g)].map(([, d]) => d)

describe('curves as SVG', () => {
  it('break where numbers ran away, and pass over what was not measured', () => {
    const [away, late] = paths(
      draw(curve('away', [1, 2, Number.NaN, 3]), curve('late', [1, Number.POSITIVE_INFINITY, 3])),
    )
    expect(away?.match(/M/g)).toHaveLength(2)
    expect(late?.match(/M/g)).toHaveLength(1)
    expect(late?.match(/L/g)).toHaveLength(1)
  })

  it('have a colour and a dash of their own, sixty-four of them', () => {
    const svg = draw(...Array.from({length: 64}, (_, index) => curve(`run ${index}`, [0, index])))
    const styles = [
      ...svg.matchAll(/<path class="curve (c\d)"( stroke-dasharray="[^"]*")? d="[^"]*"><title>/g),
    ]
    expect(new Set(styles.map(([, colour, dash]) => `${colour}${dash}`)).size).toBe(64)
    // Room for all their names.
    const height = Number(/height="(\d+)"/.exec(svg)?.[1])
    expect(height).toBeGreaterThan(64 * 16)
  })

  it('draw one point, no number at all, and a hundred thousand points', () => {
    expect(paths(draw(curve('one', [0.5])))[0]).toMatch(/^M[\d.]+ [\d.]+h0$/)
    const none = draw(curve('none', [Number.NaN]))
    expect(paths(none)).toEqual([])
    expect(none).toContain('>none</text>')
    expect(none).not.toMatch(/NaN|Infinity/)
    const long = draw(
      curve(
        'long',
        Array.from({length: 100_000}, (_, at) => Math.sin(at / 1000)),
      ),
    )
    expect(long.length).toBeLessThan(40_000)
  })

  it('are well formed whatever the runs are called', () => {
    const svg = draw(curve(`</title><svg onload="x">\u0000\ud800\uffff&amp;`, [1, 2]))
    expect(svg.match(/<svg/g)).toHaveLength(1)
    expect(svg).toContain('&lt;/title&gt;')
    expect(svg).toContain('&amp;amp;')
    expect(svg).not.toMatch(/[\0\uffff]|\p{Cs}/u)
  })
})
