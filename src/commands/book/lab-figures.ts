import asciichart from 'asciichart'
import stringWidth from 'string-width'
import type {
  BarsFigure,
  Figure,
  GridFigure,
  Label,
  Lattice,
  LinesFigure,
  ScatterFigure,
  SurfaceFigure,
  Walk,
} from '../../labs/figure.ts'
import type {Language} from '../../text/localised.ts'
import {measure, plain} from '../../text/numbers.ts'
import {strip} from '../../text/strip.ts'
import type {Output} from '../line/output.ts'

/** Size of a drawing in characters, its axis apart. */
const [columns, chartRows, plotRows] = [60, 10, 18]
/** A bar for every label is drawn up to here; beyond, a line of blocks for every series. */
const mostBars = 12

const plainSymbols = ['+', '|', '-', '-', '-', '`', '.', '.', "'", '|']
/** Colours of the curves, in order: blue, yellow, green, magenta, cyan, red. */
const palette = [34, 33, 32, 35, 36, 31].map(code => `\u001b[${code}m`)
/** asciichart also takes several curves at once. */
const plotAll = asciichart.plot as unknown as (
  curves: readonly (readonly number[])[],
  settings: object,
) => string

interface Pen {
  readonly output: Output
  readonly language: Language
  readonly coloured: boolean
}

/** A figure of a lab in plain characters, with its title. */
export function printFigure(figure: Figure, output: Output, language: Language): void {
  const pen: Pen = {output, language, coloured: output.tone('bold', 'x') !== 'x'}
  const lines = drawFigure(figure, pen)
  if (lines.length === 0) return
  output.line()
  output.raw(output.tone('bold', figure.title[language]))
  for (const line of lines) output.raw(line)
  if (figure.caption) output.raw(output.tone('dim', figure.caption[language]))
}

function drawFigure(figure: Figure, pen: Pen): string[] {
  switch (figure.kind) {
    case 'lines':
      return drawLines(figure, pen)
    case 'bars':
      return drawBars(figure, pen)
    case 'grid':
      return drawGrid(figure, pen)
    case 'scatter':
      return drawScatter(figure, pen)
    case 'surface':
      return drawSurface(figure, pen)
  }
}

const inWords = (words: Label, language: Language): string =>
  strip(typeof words === 'string' ? words : words[language])

/** With colours all curves in one chart; without, one below the other, for they could not be told apart. */
function drawLines({series, x, y, walk}: LinesFigure, {output, language, coloured}: Pen): string[] {
  const isLog = y.scale === 'log'
  const height = (value: number) => (isLog ? Math.log10(value) : value)
  const limits = {
    ...(y.min !== undefined && {min: height(y.min)}),
    ...(y.max !== undefined && {max: height(y.max)}),
  }
  const clip = (value: number) => Math.min(limits.max ?? value, Math.max(limits.min ?? value, value))
  const curves = series
    .map((one, i) => ({
      name: inWords(one.name, language),
      colour: palette[i % palette.length],
      values: resample(one.x, one.y, columns).map(height).filter(Number.isFinite).map(clip),
    }))
    .filter(({values}) => values.length > 1)
  const plot = (drawn: typeof curves) => {
    const values = drawn.map(one => one.values)
    const [lowest, highest] = [Math.min(...values.flat()), Math.max(...values.flat())]
    // What is left of 0 after the labels' arithmetic.
    const nothing = (highest - lowest) * 1e-9
    const settings = {
      height: drawn.length > 1 || curves.length === 1 ? chartRows : chartRows / 2,
      format: (value: number) =>
        measure(isLog ? 10 ** value : Math.abs(value) < nothing ? 0 : value).padStart(10),
      ...(coloured && {colors: drawn.map(({colour}) => colour)}),
      ...(!output.unicode && {symbols: plainSymbols}),
      ...limits,
    }
    // asciichart counts its rows up from lowest · height / range: where the range is mere rounding, without end.
    if (highest - lowest <= 1e-9 * Math.max(Math.abs(highest), Math.abs(lowest)))
      return [`${count(isLog ? 10 ** lowest : lowest).padStart(10)} ${'-'.repeat(columns)}`]
    const lines = plotAll(values, settings).split('\n')
    return walk && drawn.length === 1
      ? withStops(lines, drawn[0]?.values ?? [], series[0]?.x ?? [], walk)
      : lines
  }
  const axis = `${' '.repeat(12)}${inWords(x.label, language)}: ${plain(series[0]?.x[0] ?? 0)} … ${plain(series[0]?.x.at(-1) ?? 0)}`
  if (curves.length === 0) return []
  if (coloured || curves.length === 1) {
    const legend = curves.map(({name, colour}) => (coloured ? `${colour}${name}\u001b[0m` : name)).join('  ')
    return [...plot(curves), axis, ...(curves.length > 1 ? [`${' '.repeat(12)}${legend}`] : [])]
  }
  return [...curves.flatMap(curve => [`  ${curve.name}`, ...plot([curve])]), axis]
}

/** The stops of a walk as dots on its curve, which asciichart has drawn from the thirteenth character on. */
function withStops(
  lines: readonly string[],
  curve: readonly number[],
  x: readonly number[],
  walk: Walk,
): string[] {
  const [from, to] = [x[0] ?? 0, x.at(-1) ?? 1]
  const [lowest, highest] = [Math.min(...curve), Math.max(...curve)]
  const drawn = lines.map(line => [...line])
  for (const [i, at] of walk.x.entries()) {
    const column = Math.round(((at - from) / (to - from)) * (columns - 1))
    const up = Math.round((((walk.y[i] ?? 0) - lowest) / (highest - lowest)) * (lines.length - 1))
    const line = drawn[lines.length - 1 - up]
    if (line && column >= 0 && column < columns) line[12 + column] = 'o'
  }
  return drawn.map(line => line.join(''))
}

/** A curve at so many places, equally far apart. */
function resample(x: readonly number[], y: readonly number[], count: number): number[] {
  const [from, to] = [x[0] ?? 0, x.at(-1) ?? 0]
  if (x.length < 2) return [...y]
  let right = 1
  return Array.from({length: count}, (_, i) => {
    const at = from + ((to - from) * i) / (count - 1)
    while (right < x.length - 1 && (x[right] as number) < at) right++
    const [x0, x1] = [x[right - 1] as number, x[right] as number]
    const share = x1 === x0 ? 1 : Math.min(1, Math.max(0, (at - x0) / (x1 - x0)))
    return (y[right - 1] as number) * (1 - share) + (y[right] as number) * share
  })
}

function drawBars({labels, series, edges}: BarsFigure, {output, language}: Pen): string[] {
  const finite = series.flatMap(({values}) => values).filter(Number.isFinite)
  const largest = Math.max(0, ...finite.map(Math.abs)) || 1
  const names = series.map(({name}) => inWords(name, language))
  const width = (texts: readonly string[]) => Math.max(0, ...texts.map(text => stringWidth(text)))
  const padded = (text: string, to: number) => text + ' '.repeat(Math.max(0, to - stringWidth(text)))

  if (labels.length > mostBars) {
    const steps = output.unicode ? ' ▁▂▃▄▅▆▇█' : ' .:-=+*#@'
    const rows = series.map(({values}, i) => {
      const blocks = values.map(
        value => steps[Math.ceil((Math.abs(value) / largest) * (steps.length - 1))] ?? ' ',
      )
      return `  ${padded(names[i] ?? '', width(names))} ${blocks.join('')}`
    })
    const ends = edges
      ? [edges[0], edges.at(-1)].map(edge => measure(edge ?? 0))
      : [labels[0], labels.at(-1)].map(label => inWords(label ?? '', language))
    return [...rows, `  ${' '.repeat(width(names))} ${ends.join(' … ')}`]
  }
  const shown = labels.map(label => inWords(label, language))
  const [labelWidth, nameWidth] = [width(shown), series.length > 1 ? width(names) : 0]
  return shown.flatMap((label, row) =>
    series.map(({values}, i) => {
      const value = values[row] ?? Number.NaN
      const length = Number.isFinite(value) ? Math.round((Math.abs(value) / largest) * (columns / 2)) : 0
      const bar = (output.unicode ? (value < 0 ? '░' : '█') : value < 0 ? '-' : '#').repeat(length)
      const name = series.length > 1 ? ` ${padded(names[i] ?? '', nameWidth)}` : ''
      return `  ${padded(i === 0 ? label : '', labelWidth)}${name} ${count(value).padStart(10)} ${bar}`
    }),
  )
}

const count = (value: number) => (Number.isInteger(value) ? String(value) : measure(value))

/** What is highlighted stands in brackets: window and result in square ones, dropped in round ones, padding dim. */
function drawGrid(
  {rows, columns: across, cells, highlights = [], digits = 4}: GridFigure,
  {output}: Pen,
): string[] {
  const number = (value: number) => String(Number(value.toFixed(digits)))
  const texts = cells.map(value => (value === null ? '' : number(value)))
  const width = Math.max(1, ...texts.map(text => text.length))
  return Array.from({length: rows}, (_, row) => {
    const line = Array.from({length: across}, (_, column) => {
      const text = (texts[row * across + column] ?? '').padStart(width)
      const roles = highlights
        .filter(
          h => row >= h.row && row < h.row + h.rows && column >= h.column && column < h.column + h.columns,
        )
        .map(({role}) => role)
      if (roles.includes('window') || roles.includes('result')) return output.tone('bold', `[${text}]`)
      if (roles.includes('dropped')) return output.tone('dim', `(${text})`)
      return roles.includes('padding') ? output.tone('dim', ` ${text} `) : ` ${text} `
    })
    return `  ${line.join('')}`
  })
}

interface Canvas {
  readonly xMin: number
  readonly xMax: number
  readonly yMin: number
  readonly yMax: number
}

/** A picture of characters: the ground first, then marks on it, y upwards. */
function drawMarks(
  area: Canvas,
  ground: (x: number, y: number) => string,
  marks: readonly {readonly x: number; readonly y: number; readonly sign: string}[],
): string[] {
  const {xMin, xMax, yMin, yMax} = area
  const grid = Array.from({length: plotRows}, (_, row) =>
    Array.from({length: columns}, (_, column) =>
      ground(
        xMin + ((column + 0.5) * (xMax - xMin)) / columns,
        yMax - ((row + 0.5) * (yMax - yMin)) / plotRows,
      ),
    ),
  )
  for (const {x, y, sign} of marks) {
    const column = Math.floor(((x - xMin) / (xMax - xMin || 1)) * columns)
    const row = Math.floor(((yMax - y) / (yMax - yMin || 1)) * plotRows)
    const line = grid[Math.min(plotRows - 1, row)]
    if (line && row >= 0 && column >= 0 && column <= columns) line[Math.min(columns - 1, column)] = sign
  }
  return grid.map(line => `  ${line.join('')}`)
}

/** The value of a field at a place, that of the nearest point of its lattice. */
function valueAt(
  {columns: across, rows, xMin, xMax, yMin, yMax, values}: Lattice,
  x: number,
  y: number,
): number {
  const column = Math.round(((x - xMin) / (xMax - xMin)) * (across - 1))
  const row = Math.round(((y - yMin) / (yMax - yMin)) * (rows - 1))
  return values[row * across + column] ?? Number.NaN
}

const legendOf = (signs: readonly (readonly [string, string])[]) =>
  `  ${signs.map(([sign, name]) => `${sign} ${name}`).join('   ')}`

function drawScatter({groups, boundary, line, x, y}: ScatterFigure, {language, output}: Pen): string[] {
  const signs = ['o', 'x', '+', '*']
  const of = (axis: 'x' | 'y') => groups.flatMap(group => group[axis])
  const [xs, ys] = [of('x'), of('y')]
  const area = {
    xMin: x.min ?? Math.min(...xs),
    xMax: x.max ?? Math.max(...xs),
    yMin: y.min ?? Math.min(...ys),
    yMax: y.max ?? Math.max(...ys),
  }
  const shade = output.unicode ? '░' : '.'
  const ground = (at: number, up: number) =>
    boundary && valueAt(boundary.field, at, up) > boundary.level ? shade : ' '
  const along = line ? [resample(line.x, line.y, columns), resample(line.x, line.x, columns)] : []
  const diagonal = (along[0] ?? []).map((up, i) => ({x: along[1]?.[i] ?? 0, y: up, sign: '.'}))
  const points = groups.flatMap((group, i) =>
    group.x.map((at, k) => ({x: at, y: group.y[k] ?? 0, sign: signs[i % signs.length] as string})),
  )
  const names = groups.map(
    (group, i) => [signs[i % signs.length] as string, inWords(group.name, language)] as const,
  )
  return [...drawMarks(area, ground, [...diagonal, ...points]), legendOf(names)]
}

function drawSurface({field, paths, minima = [], log}: SurfaceFigure, {language, output}: Pen): string[] {
  const shades = output.unicode ? ' ░▒▓' : ' .:+'
  const finite = field.values.filter(Number.isFinite)
  const lowest = Math.min(...finite)
  const height = (value: number) => (log ? Math.log1p(value - lowest) : value - lowest)
  const highest = height(Math.max(...finite)) || 1
  const ground = (x: number, y: number) => {
    const share = height(valueAt(field, x, y)) / highest
    return shades[Math.min(shades.length - 1, Math.floor(share * shades.length))] ?? ' '
  }
  const signs = paths.map((_, i) => String(i + 1))
  const marks = paths.flatMap((path, i) =>
    path.x
      .map((x, k) => ({x, y: path.y[k] ?? 0, sign: signs[i] as string}))
      .filter(({x, y}) => Number.isFinite(x + y)),
  )
  const lows = minima.map(place => ({...place, sign: 'O'}))
  const names = paths.map((path, i) => [signs[i] as string, inWords(path.name, language)] as const)
  return [...drawMarks(field, ground, [...lows, ...marks]), legendOf(names)]
}
