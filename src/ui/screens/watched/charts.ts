import {lineChart, type Mark} from '../../../drawing/charts/line-chart.ts'
import {nearest, type Series, type Window} from '../../../drawing/charts/series.ts'
import {type Line, type Span, span} from '../../../drawing/lines/span.ts'
import type {Chosen, CurveName} from '../../../runs/watched/curves.ts'
import type {TagCurve} from '../../../runs/watched/watched.ts'
import {short} from '../../../text/numbers.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {zoomedOut} from '../run/state.ts'
import type {WatchedScreen} from './state.ts'

export type ChartName = 'loss' | 'accuracy'

const drawn: Readonly<Record<ChartName, readonly (readonly [CurveName, Series['role']])[]>> = {
  loss: [
    ['loss', 'training'],
    ['valLoss', 'validation'],
  ],
  accuracy: [
    ['accuracy', 'training'],
    ['valAccuracy', 'validation'],
  ],
}

interface Drawn {
  readonly curve: TagCurve
  readonly role: Series['role']
}

const drawnIn = (chosen: Chosen, name: ChartName): Drawn[] =>
  drawn[name].flatMap(([key, role]) => {
    const curve = chosen[key]?.curve
    return curve ? [{curve, role}] : []
  })

export const hasChart = (chosen: Chosen, name: ChartName): boolean => drawnIn(chosen, name).length > 0

/** The curve whose points the crosshair goes through. */
export const firstCurve = (chosen: Chosen): TagCurve | undefined =>
  [...drawnIn(chosen, 'loss'), ...drawnIn(chosen, 'accuracy')][0]?.curve

/** The step under the crosshair, if there is one. */
export const stepAt = (screen: WatchedScreen, chosen: Chosen): number | undefined =>
  screen.crosshair === undefined ? undefined : firstCurve(chosen)?.steps[screen.crosshair]

/** The steps in sight: the same in both charts. */
function windowOf(chosen: Chosen, zoom: WatchedScreen['zoom']): Window {
  const all = [...drawnIn(chosen, 'loss'), ...drawnIn(chosen, 'accuracy')].map(({curve}) => curve.steps)
  const from = Math.min(...all.map(steps => steps[0] ?? 0))
  const to = Math.max(...all.map(steps => steps.at(-1) ?? 0))
  const share = zoomedOut[zoom]
  return {from: Math.ceil(from + share * (to - from)), to}
}

/** Signs of points that are no numbers: more say no more. */
const mostMarks = 200

/** What is no number stands at the axis. */
function marksOf(curves: readonly Drawn[], {glyphs}: AppState['look']): Mark[] {
  const odd = curves.flatMap(({curve}) =>
    [...curve.steps].filter((_, at) => !Number.isFinite(curve.values[at])),
  )
  return odd.slice(-mostMarks).map((x): Mark => ({x, glyph: glyphs.no, role: 'bad'}))
}

export const isOdd = (chosen: Chosen): boolean =>
  [...drawnIn(chosen, 'loss'), ...drawnIn(chosen, 'accuracy')].some(({curve}) =>
    curve.values.some(value => !Number.isFinite(value)),
  )

/** The chart of one measure, training and validation, over the steps. */
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
    series: curves.map(({curve, role}) => ({x: curve.steps, y: curve.values, role})),
    ...size,
    glyphs: look.glyphs,
    window: windowOf(chosen, screen.zoom),
    log: name === 'loss' && screen.log,
    smoothing: screen.smoothing,
    marks: marksOf(curves, look),
    crosshair: stepAt(screen, chosen),
    ...(values.every(value => value >= 0) && {floor: 0}),
    ...(isShare && {ceiling: 1}),
  })
}

/** The title's right end: the values under the crosshair or, without it, the last ones. NaN is one. */
export function values({look}: AppState, screen: WatchedScreen, chosen: Chosen, name: ChartName): Line {
  const step = stepAt(screen, chosen)
  return drawnIn(chosen, name)
    .flatMap(({curve, role}): Span[] => {
      const at = step === undefined ? curve.steps.length - 1 : nearest({x: curve.steps, y: curve.steps}, step)
      const value = at === undefined ? undefined : curve.values[at]
      if (value === undefined) return []
      return [
        span(`${look.glyphs.live} `, role),
        {text: short(value), bold: true, ...(!Number.isFinite(value) && {role: 'bad' as const})},
        span('  '),
      ]
    })
    .slice(0, -1)
}

/** What the colours and signs of the charts mean. */
export function legend({look, language}: AppState, chosen: Chosen): Line {
  const {glyphs} = look
  const text = texts[language]
  const entry = (glyph: string, role: Series['role'], words: string): Span[] => [
    span(`${glyph} `, role),
    span(`${words}  `, 'dim'),
  ]
  return [
    ...((chosen.loss ?? chosen.accuracy) ? entry(glyphs.live, 'training', text.run.training) : []),
    ...((chosen.valLoss ?? chosen.valAccuracy) ? entry(glyphs.live, 'validation', text.run.validation) : []),
    ...(isOdd(chosen) ? entry(glyphs.no, 'bad', text.watched.odd) : []),
  ]
}
