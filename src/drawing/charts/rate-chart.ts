import type {Glyphs} from '../glyphs.ts'
import {type Line, span} from '../lines/span.ts'
import {columnOf, labelWidth} from './axes.ts'
import {curveRole, markOf} from './curve-style.ts'
import {lineChart} from './line-chart.ts'
import {rasterOf} from './raster.ts'
import {extent, type Series} from './series.ts'

interface RateChart {
  /** One a seed: rates, ascending, and the losses that came of them. */
  readonly curves: readonly {readonly rates: readonly number[]; readonly means: readonly number[]}[]
  readonly low?: number | undefined
  readonly high?: number | undefined
  readonly width: number
  readonly height: number
  readonly glyphs: Glyphs
}

/** The loss over the learning rate, which grows by the same factor from column to column; the last row marks the range. */
export function rateChart({curves, low, high, width, height, glyphs}: RateChart): Line[] {
  const all = curves.flatMap(({means}) => means)
  const [least, start] = [Math.min(...all), Math.max(...curves.map(({means}) => means[0] ?? 0))]
  // Where it runs away it is beyond all that is of interest.
  const ceiling = start + 0.3 * (start - least)
  const series = curves.map(({rates, means}, i): Series => {
    const end = means.findIndex(mean => mean > ceiling)
    const shown = end < 0 ? means : means.slice(0, end + 1)
    return {
      x: rates.slice(0, shown.length).map(Math.log10),
      y: shown.map(mean => Math.min(mean, ceiling)),
      role: curveRole(i),
      ...(curves.length > 1 && glyphs.name !== 'braille' && {mark: markOf(i)}),
    }
  })
  const chart = lineChart({
    series,
    width,
    height: height - 1,
    glyphs,
    ceiling,
    ...(least >= 0 && {floor: 0}),
    formatX: x => `1e${Math.round(x)}`,
  })
  const window = extent(series)
  if (!window || low === undefined || high === undefined) return [...chart, []]
  const {columns, across} = rasterOf(glyphs, width - labelWidth, height)
  const at = (rate: number) => columnOf(Math.log10(rate), window, columns, across)
  const [from, to] = [at(low), at(high)]
  const bracket = `[${'='.repeat(Math.max(0, to - from - 1))}]`
  return [...chart, [span(' '.repeat(labelWidth + from)), span(bracket, 'good')]]
}
