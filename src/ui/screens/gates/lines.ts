import type {Gates, GatesLayer, Inside} from '../../../answers/prices.ts'
import {labelWidth} from '../../../drawing/charts/axes.ts'
import {heatMap, heatScale, rowsInOne, scaleText} from '../../../drawing/charts/heat-map.ts'
import {lineChart} from '../../../drawing/charts/line-chart.ts'
import {bold, type Line, span} from '../../../drawing/lines/span.ts'
import type {Look} from '../../../drawing/look.ts'
import {price} from '../../../text/numbers.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {insidesOf} from './insides.ts'
import type {GatesScreen} from './state.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** Gates have no sign; everything else has one. */
const gateNames: ReadonlySet<Inside> = new Set<Inside>(['input', 'forget', 'output', 'update', 'reset'])

/** Which window it is, and what the network made of it. */
export function windowLine({language}: AppState, screen: GatesScreen, answer: Gates): Line {
  const text = texts[language]
  return [
    bold(text.gates.window(String(screen.at ?? answer.at), String(answer.of)), 'accent'),
    span(`   ${text.gates.forecasts(answer.date ?? String(answer.at))}   `),
    span(`${text.forecast.predicted} `, 'dim'),
    bold(price(answer.predicted), 'validation'),
    span(`  ${text.forecast.actual} `, 'dim'),
    bold(price(answer.actual), 'training'),
  ]
}

/** The layer, and its gates and states with the chosen one lit. */
export function tabLine({language}: AppState, layer: GatesLayer, gate: number): Line {
  const {names} = texts[language].gates
  return insidesOf(layer).flatMap(
    ({name}, index): Line => [
      ...(index === 0 ? [] : [span(' ')]),
      index === gate
        ? {text: ` ${names[name]} `, inverse: true, role: 'accent'}
        : span(` ${names[name]} `, 'dim'),
    ],
  )
}

const dated =
  ({dates}: Gates['window']) =>
  (step: number): string =>
    dates[Math.round(step)] ?? String(Math.round(step) + 1)

/** The mean of the units on every day of the window. */
export function meanLines(
  {glyphs}: Look,
  {window}: Gates,
  layer: GatesLayer,
  gate: number,
  size: Size,
): Line[] {
  const {steps, units} = layer
  const values = insidesOf(layer)[gate]?.values ?? []
  const means = Array.from({length: steps}, (_, step) => {
    let sum = 0
    for (let unit = 0; unit < units; unit++) sum += values[step * units + unit] ?? 0
    return sum / units
  })
  const x = means.map((_, step) => step)
  return lineChart({series: [{x, y: means, role: 'training'}], ...size, glyphs, formatX: dated(window)})
}

/** The prices that the window shows. */
export function priceLines({glyphs}: Look, {window}: Gates, size: Size): Line[] {
  const x = window.values.map((_, step) => step)
  return lineChart({
    series: [{x, y: window.values, role: 'overlay'}],
    ...size,
    glyphs,
    formatX: dated(window),
  })
}

/** How many units fit, and the first of them. */
export function unitsInSight(look: Look, {units}: GatesLayer, top: number, height: number) {
  const count = Math.min(units, height * rowsInOne(look))
  return {count, first: Math.max(0, Math.min(top, units - count))}
}

/** One row of colours for every unit, a column for every day, under the chart's own columns. */
export function unitLines(
  look: Look,
  layer: GatesLayer,
  {gate, top}: Pick<GatesScreen, 'gate' | 'top'>,
  {width, height}: Size,
): Line[] {
  const inside = insidesOf(layer)[gate]
  if (!inside) return []
  const {steps, units} = layer
  const {count, first} = unitsInSight(look, layer, top, height)
  const rows = Array.from({length: count}, (_, row) =>
    Float64Array.from({length: steps}, (_, step) => inside.values[step * units + first + row] ?? 0),
  )
  const lines = heatMap({
    rows,
    scale: scaleOf(inside),
    columns: width - labelWidth,
    look,
  })
  const together = rowsInOne(look)
  return lines.map((row, index): Line => {
    const label = index % 2 === 0 ? String(first + index * together + 1) : ''
    return [span(label.padStart(labelWidth - 1), 'dim'), span(' '), ...row]
  })
}

/** Of all units and days, so that those out of sight have the colours of those in sight. */
const scaleOf = ({name, values}: {readonly name: Inside; readonly values: readonly number[]}) =>
  heatScale(values, !gateNames.has(name))

/** What the colours run from and to. */
export function scaleWords(layer: GatesLayer, gate: number): string {
  const inside = insidesOf(layer)[gate]
  return inside ? scaleText(scaleOf(inside)) : ''
}
