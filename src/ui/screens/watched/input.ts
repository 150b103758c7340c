import {curveNames, noTag} from '../../../runs/watched/curves.ts'
import {moved, next} from '../../components/list.ts'
import {zooming} from '../../curves/zooming.ts'
import type {AppState} from '../../state.ts'
import {close, put, type Step, stay} from '../../step.ts'
import type {Handler, Handlers} from '../module.ts'
import {askChartName} from '../naming/keep-chart.ts'
import {layouts, smoothings} from '../run/state.ts'
import {seenOf} from './charts.ts'
import {cursorOf, curvesOf, namesIn, type WatchedScreen} from './state.ts'
import {writtenCharts} from './written.ts'

type S = WatchedScreen

const look =
  (command: keyof typeof zooming): Handler<S> =>
  (state, screen, {name}) =>
    stay(put(state, {...screen, ...zooming[command](screen, seenOf(screen, curvesOf(screen)), name)}))

const openList = (state: AppState, screen: S, list: 'tags' | 'runs'): Step => {
  const at = list === 'tags' ? curvesOf(screen)[screen.curve]?.tag : screen.known?.run
  return stay(put(state, {...screen, list, at}))
}

/** The cursor goes to the tag that a curve is taken from. */
const toCurve = (state: AppState, screen: S, curve: S['curve']): Step =>
  stay(put(state, {...screen, curve, at: curvesOf(screen)[curve]?.tag}))

export const handlers: Handlers<S, 'watched'> = {
  writeChart: (state, screen) =>
    askChartName(state, screen.known?.run ?? screen.path, writtenCharts(state, screen)),
  crosshair: look('crosshair'),
  crosshairEnds: look('crosshairEnds'),
  zoom: look('zoom'),
  zoomOut: look('zoomOut'),
  zoomAll: look('zoomAll'),
  pan: look('pan'),
  // A place on one axis is none on another.
  axis: (state, screen) =>
    stay(
      put(state, {
        ...screen,
        axis: screen.axis === 'step' ? 'minutes' : 'step',
        crosshair: undefined,
        zoom: undefined,
      }),
    ),
  nextChart: (state, screen) =>
    stay(
      put(state, {
        ...screen,
        hasRate: !screen.hasRate,
        layout: screen.layout === 'loss' ? 'accuracy' : screen.layout,
      }),
    ),
  log: (state, screen) => stay(put(state, {...screen, log: !screen.log})),
  smooth: (state, screen) => stay(put(state, {...screen, smoothing: next(smoothings, screen.smoothing)})),
  enlarge: (state, screen) => stay(put(state, {...screen, layout: next(layouts, screen.layout)})),
  tags: (state, screen) => openList(state, screen, 'tags'),
  otherRun: (state, screen) => openList(state, screen, 'runs'),
  // The first Escape takes the crosshair away.
  back: (state, screen) =>
    screen.crosshair === undefined ? close(state) : stay(put(state, {...screen, crosshair: undefined})),
}

function moveTo(state: AppState, screen: S, key: string): Step {
  const names = namesIn(screen)
  return stay(put(state, {...screen, at: names[moved(cursorOf(screen), names.length, key)]}))
}

/** Says from which tag the curve is to be taken; undefined leaves it to be guessed. */
function say(state: AppState, screen: S, tag: string | undefined): Step {
  const {[screen.curve]: _, ...others} = screen.said
  const said = tag === undefined ? others : {...others, [screen.curve]: tag}
  return stay(put(state, {...screen, said, crosshair: undefined, zoom: undefined}))
}

const closeList = (state: AppState, screen: S): Step =>
  // Without a run there is nothing behind the list.
  screen.list === 'runs' && screen.known?.run === undefined
    ? close(state)
    : stay(put(state, {...screen, list: undefined}))

const moving = {
  move: (state: AppState, screen: S, {name}: {readonly name: string}) => moveTo(state, screen, name),
  page: (state: AppState, screen: S, {name}: {readonly name: string}) => moveTo(state, screen, name),
  ends: (state: AppState, screen: S, {name}: {readonly name: string}) => moveTo(state, screen, name),
  back: closeList,
}

export const choosingTags: Handlers<S, 'tags'> = {
  ...moving,
  curve: (state, screen, {name}) => {
    const order = name === 'shift-tab' ? curveNames.toReversed() : curveNames
    return toCurve(state, screen, next(order, screen.curve))
  },
  take: (state, screen) => say(state, screen, namesIn(screen)[cursorOf(screen)]),
  noCurve: (state, screen) => say(state, screen, noTag),
  guess: (state, screen) => say(state, screen, undefined),
}

export const choosingRuns: Handlers<S, 'logs'> = {
  ...moving,
  open: (state, screen) => {
    const run = namesIn(screen)[cursorOf(screen)]
    if (run === undefined) return stay(state)
    const {path} = screen
    return stay(
      put(state, {
        ...screen,
        run,
        list: undefined,
        known: undefined,
        failure: undefined,
        crosshair: undefined,
        zoom: undefined,
      }),
      {effect: 'watch', owner: screen.id, path, run},
    )
  },
}
