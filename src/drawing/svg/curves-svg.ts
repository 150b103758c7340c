import {brief} from '../../text/numbers.ts'
import {strip} from '../../text/strip.ts'
import {sample} from '../charts/sample.ts'
import {extent, type Window} from '../charts/series.ts'
import {hexOf, palette} from '../palette.ts'
import {escaped} from './escaped.ts'

/** A curve of a drawing. */
export interface SvgCurve {
  readonly name: string
  /** What stands behind its name. */
  readonly value: string
  readonly x: Float64Array
  /** NaN breaks the curve; what is infinite was not measured and is passed over. */
  readonly y: Float64Array
}

export interface SvgChart {
  readonly title: string
  readonly xLabel: string
  readonly curves: readonly SvgCurve[]
  /** The values are shares: the axis ends at 1. */
  readonly isShare: boolean
}

/** One for each curve of eight, on a light and on a dark ground: those of the screens. */
const colours = ([1, 2, 3, 4, 5, 6, 7, 8] as const).map(index => {
  const {light, dark} = palette[`curve${index}`]
  return [hexOf(light), hexOf(dark)] as const
})

/** A curve is told apart by these without colours, too. */
const dashes = ['', '7 3', '2 3', '9 3 2 3', '13 4', '4 2', '9 3 2 3 2 3', '1 4']

const width = 960
const plot = {left: 70, right: 680, top: 56, bottom: 470} as const
const rowHeight = 17
/** More points than this say no more. */
const mostPoints = 1200
const longestName = 24

const cut = (text: string): string =>
  [...strip(text)].length > longestName ? `${[...strip(text)].slice(0, longestName - 1).join('')}…` : text

/** Round numbers from one end to the other, some `count` of them. */
function roundNumbers({from, to}: Window, count: number): number[] {
  if (!(to > from)) return [from]
  const raw = (to - from) / count
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 5, 10].find(one => one * power >= raw) ?? 10) * power
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({length: last - first + 1}, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}

/** The range of all values; with a little air where that is all one. */
function heightOf(curves: readonly SvgCurve[], isShare: boolean): Window {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const {y} of curves)
    for (const value of y) {
      if (!Number.isFinite(value)) continue
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
  if (low > high) return {from: 0, to: 1}
  const air = (high - low || Math.abs(high) || 1) * 0.05
  return {
    from: low >= 0 ? Math.max(0, low - air) : low - air,
    to: isShare ? Math.min(1, high + air) : high + air,
  }
}

const fixed = (value: number): string => String(Number(value.toFixed(1)))

/** A path through the points; a point by itself is as long as its round end. */
function pathOf(
  {x, y}: SvgCurve,
  window: Window,
  across: (x: number) => number,
  up: (y: number) => number,
): string {
  const isLong = x.length > mostPoints
  const values = isLong ? sample({x, y}, window, mostPoints) : y
  const step = (window.to - window.from) / (mostPoints - 1)
  const placeOf = (index: number) => (isLong ? window.from + index * step : (x[index] as number))
  let path = ''
  let isDown = false
  values.forEach((value, index) => {
    if (Number.isNaN(value)) isDown = false
    if (!Number.isFinite(value)) return
    const point = `${fixed(across(placeOf(index)))} ${fixed(up(value))}`
    path += isDown ? `L${point}` : `M${point}h0`
    isDown = true
  })
  return path
}

/** Rules for both grounds. Viewers that know no grounds have the light one. */
function styleRows(count: number): string[] {
  const rules = (ground: 0 | 1): string[] => [
    `.ground{fill:${['#ffffff', '#101418'][ground]}}`,
    `text{fill:${['#202428', '#e4e8ec'][ground]}}`,
    `.dim{fill:${['#5c6670', '#9aa4ae'][ground]}}`,
    `.grid{stroke:${['#dde2e6', '#2c343c'][ground]}}`,
    `.axis{stroke:${['#5c6670', '#9aa4ae'][ground]}}`,
    ...colours.slice(0, count).map((colour, index) => `.c${index}{stroke:${colour[ground]}}`),
  ]
  return [
    '<style>',
    'text{font:13px system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans SC",sans-serif}',
    '.title{font-size:16px;font-weight:600}',
    '.curve{fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}',
    ...rules(0),
    `@media (prefers-color-scheme:dark){${rules(1).join('')}}`,
    '</style>',
  ]
}

const classOf = (index: number) => `curve c${index % colours.length}`

/** Of curves that share a colour, each has another dash. */
function dashOf(index: number): string {
  const dash = dashes[(index + Math.floor(index / colours.length)) % dashes.length] as string
  return dash === '' ? '' : ` stroke-dasharray="${dash}"`
}

const heightOfAll = ({curves}: Pick<SvgChart, 'curves'>) =>
  Math.max(plot.bottom + 60, plot.top + rowHeight * (curves.length + 1) + 20)

/** Several charts below each other, as one document. */
export function chartsSvg(title: string, charts: readonly SvgChart[]): string[] {
  const heights = charts.map(heightOfAll)
  const height = heights.reduce((sum, one) => sum + one, 0)
  const tops = heights.map((_, index) => heights.slice(0, index).reduce((sum, one) => sum + one, 0))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    ...charts.flatMap((chart, index) => curvesSvg(chart, tops[index])),
    '</svg>',
  ]
}

/**
 * The rows of an SVG document that needs nothing else: curves over one axis, and beside them what they are.
 * @param top where it stands in another one, in pixels
 */
export function curvesSvg({title, xLabel, curves, isShare}: SvgChart, top = 0): string[] {
  const height = heightOfAll({curves})
  const window = extent(curves) ?? {from: 0, to: 1}
  const range = heightOf(curves, isShare)
  const across = (x: number) =>
    plot.left + ((x - window.from) / (window.to - window.from || 1)) * (plot.right - plot.left)
  const up = (y: number) =>
    plot.bottom - ((y - range.from) / (range.to - range.from || 1)) * (plot.bottom - plot.top)
  const middle = (plot.left + plot.right) / 2
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${top > 0 ? ` y="${top}"` : ''} viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    ...styleRows(curves.length),
    `<rect class="ground" width="${width}" height="${height}"/>`,
    `<text class="title" x="${plot.left}" y="30">${escaped(title)}</text>`,
    ...roundNumbers(range, 6).flatMap(y => [
      `<path class="grid" d="M${plot.left} ${fixed(up(y))}H${plot.right}"/>`,
      `<text class="dim" text-anchor="end" x="${plot.left - 8}" y="${fixed(up(y) + 4)}">${brief(y)}</text>`,
    ]),
    ...roundNumbers(window, 8).map(
      x =>
        `<text class="dim" text-anchor="middle" x="${fixed(across(x))}" y="${plot.bottom + 20}">${brief(x)}</text>`,
    ),
    `<path class="axis" fill="none" d="M${plot.left} ${plot.top}V${plot.bottom}H${plot.right}"/>`,
    `<text class="dim" text-anchor="middle" x="${middle}" y="${plot.bottom + 42}">${escaped(xLabel)}</text>`,
    ...curves.flatMap((curve, index) => {
      const path = pathOf(curve, window, across, up)
      const name = `<title>${escaped(curve.name)}</title>`
      return path === '' ? [] : [`<path class="${classOf(index)}"${dashOf(index)} d="${path}">${name}</path>`]
    }),
    ...curves.map(({name, value}, index) => {
      const y = plot.top + rowHeight * index + 8
      return (
        `<path class="${classOf(index)}"${dashOf(index)} d="M${plot.right + 20} ${y}h34"/>` +
        `<text x="${plot.right + 62}" y="${y + 4}">${escaped(cut(name))}</text>` +
        `<text class="dim" text-anchor="end" x="${width - 12}" y="${y + 4}">${escaped(value)}</text>`
      )
    }),
    '</svg>',
  ]
}
