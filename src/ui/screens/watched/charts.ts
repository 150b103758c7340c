import {strokeSample} from '../../../drawing/charts/curve-style.ts'
import {lineChart, type Mark} from '../../../drawing/charts/line-chart.ts'
import {nearest, type Series} from '../../../drawing/charts/series.ts'
import {type Line, type Span, span} from '../../../drawing/lines/span.ts'
import {type Figure, figureColumns} from '../../../runs/best-epoch.ts'
import type {Chosen, CurveName} from '../../../runs/watched/curves.ts'
import type {TagCurve} from '../../../runs/watched/watched.ts'
import {short} from '../../../text/numbers.ts'
import {extentOver, grainOf} from '../../curves/extent.ts'
import {legendEntry} from '../../curves/legend-entry.ts'
import {placeText} from '../../curves/place-text.ts'
import {type Extent, inSight} from '../../curves/zoom.ts'
import type {Seen} from '../../curves/zooming.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {plainRate} from '../run/status.ts'
import type {WatchedAxis, WatchedScreen} from './state.ts'

export type ChartName = Figure | 'rate'

const both = (figure: Figure) =>
  [
    [figureColumns[figure].trained, 'training'],
    [figureColumns[figure].validated, 'validation'],
  ] as const

const drawn: Readonly<Record<ChartName, readonly (readonly [CurveName, Series['role']])[]>> = {
  loss: both('loss'),
  accuracy: both('accuracy'),
  rate: [['lr', 'training']],
}

interface Drawn {
  readonly curve: TagCurve
  readonly role: Series['role']
}

/** The curves of a chart that there are, in their order. */
export const drawnIn = (chosen: Chosen, name: ChartName): Drawn[] =>
  drawn[name].flatMap(([key, role]) => {
    const curve = chosen[key]?.curve
    return curve ? [{curve, role}] : []
  })

export const hasChart = (chosen: Chosen, name: ChartName): boolean => drawnIn(chosen, name).length > 0

const allDrawn = (chosen: Chosen): Drawn[] => [...drawnIn(chosen, 'loss'), ...drawnIn(chosen, 'accuracy')]

/** The curve whose points the crosshair goes through. */
export const firstCurve = (chosen: Chosen): TagCurve | undefined => allDrawn(chosen)[0]?.curve

/** When the first point of any curve was written; 0 where nobody says. */
const beginOf = (chosen: Chosen): number => {
  const times = Object.values(chosen).flatMap(({curve}) => curve?.times[0] ?? [])
  return times.length > 0 ? Math.min(...times) : 0
}

/** Whether it is known when the points were written. */
export const hasTimes = (chosen: Chosen): boolean => beginOf(chosen) > 0

const minutes = new WeakMap<Float64Array, {readonly begin: number; readonly places: Float64Array}>()

/** Where the points of a curve stand on an axis, ascending: its steps, or the minutes since the first of all was written. */
export function placesOf({steps, times}: TagCurve, axis: WatchedAxis, chosen: Chosen): Float64Array {
  if (axis === 'step') return steps
  const begin = beginOf(chosen)
  const before = minutes.get(times)
  if (before?.begin === begin) return before.places
  let last = 0
  const places = times.map(time => {
    // A clock that was put back has no earlier points.
    last = Math.max(last, (time - begin) / 60_000)
    return last
  })
  minutes.set(times, {begin, places})
  return places
}

/** The axis: the same in all charts. */
export function extentOf({axis}: WatchedScreen, chosen: Chosen): Extent {
  const places = allDrawn(chosen).map(({curve}) => ({x: placesOf(curve, axis, chosen)}))
  return extentOver(axis, places) ?? {from: 0, to: 0, last: 0, ...grainOf(axis)}
}

/** The axis, and the points of the crosshair. */
export function seenOf(screen: WatchedScreen, chosen: Chosen): Seen {
  const first = firstCurve(chosen)
  return {
    extent: extentOf(screen, chosen),
    places: first ? placesOf(first, screen.axis, chosen) : new Float64Array(),
  }
}

/** Signs of points that are no numbers: more say no more. */
const mostMarks = 200

/** What is no number stands at the axis. */
function marksOf(
  curves: readonly Drawn[],
  screen: WatchedScreen,
  chosen: Chosen,
  {glyphs}: AppState['look'],
): Mark[] {
  const odd = curves.flatMap(({curve}) => {
    const places = placesOf(curve, screen.axis, chosen)
    return [...curve.values].flatMap((value, at) => (Number.isFinite(value) ? [] : [places[at] as number]))
  })
  return odd.slice(-mostMarks).map((x): Mark => ({x, glyph: glyphs.no, role: 'bad'}))
}

export const isOdd = (chosen: Chosen): boolean =>
  allDrawn(chosen).some(({curve}) => curve.values.some(value => !Number.isFinite(value)))

/** The chart of one measure, training and validation. */
export function chartLines(
  {look}: Pick<AppState, 'look'>,
  screen: WatchedScreen,
  chosen: Chosen,
  name: ChartName,
  size: {readonly width: number; readonly height: number},
): Line[] {
  const curves = drawnIn(chosen, name)
  const values = curves.flatMap(({curve}) => [...curve.values].filter(Number.isFinite))
  const isShare = name === 'accuracy' && values.every(value => value <= 1)
  return lineChart({
    series: curves.map(({curve, role}) => ({
      x: placesOf(curve, screen.axis, chosen),
      y: curve.values,
      role,
      // Every point of a log was measured.
      gaps: true,
    })),
    ...size,
    glyphs: look.glyphs,
    window: inSight(screen.zoom, extentOf(screen, chosen)),
    log: name !== 'accuracy' && screen.log,
    smoothing: screen.smoothing,
    marks: marksOf(curves, screen, chosen, look),
    crosshair: screen.crosshair,
    formatX: x => placeText(screen.axis, x),
    ...(values.every(value => value >= 0) && {floor: 0}),
    ...(isShare && {ceiling: 1}),
  })
}

/** The title's right end: the values under the crosshair or, without it, the last ones. NaN is one. */
export function values({look}: AppState, screen: WatchedScreen, chosen: Chosen, name: ChartName): Line {
  const {crosshair, axis} = screen
  return drawnIn(chosen, name)
    .flatMap(({curve, role}): Span[] => {
      const places = placesOf(curve, axis, chosen)
      const at = crosshair === undefined ? places.length - 1 : nearest({x: places, y: places}, crosshair)
      const value = at === undefined ? undefined : curve.values[at]
      if (value === undefined) return []
      return [
        span(`${strokeSample(role, look.glyphs)} `, role),
        {
          text: (name === 'rate' ? plainRate : short)(value),
          bold: true,
          ...(!Number.isFinite(value) && {role: 'bad' as const}),
        },
        span('  '),
      ]
    })
    .slice(0, -1)
}

/** What the colours and signs of the charts mean. */
export function legend({look, language}: AppState, chosen: Chosen): Line {
  const {glyphs} = look
  const text = texts[language]
  return [
    ...((chosen.loss ?? chosen.accuracy)
      ? legendEntry(strokeSample('training', glyphs), 'training', text.run.training)
      : []),
    ...((chosen.valLoss ?? chosen.valAccuracy)
      ? legendEntry(strokeSample('validation', glyphs), 'validation', text.run.validation)
      : []),
    ...(isOdd(chosen) ? legendEntry(glyphs.no, 'bad', text.watched.odd) : []),
  ]
}
