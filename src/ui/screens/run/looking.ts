import type {Axis} from '../../../runs/axis.ts'
import type {RunState} from '../../../runs/state.ts'
import {next} from '../../components/list.ts'
import {zooming, zoomRefused} from '../../curves/zooming.ts'
import type {AppState, Sentence} from '../../state.ts'
import {put, type Step, stay} from '../../step.ts'
import type {Handler} from '../module.ts'
import {furtherCharts} from './figures.ts'
import {axesOf, chainOf, converted, extentOf, type Placed, seenOf} from './places.ts'
import {type RunScreen, runOf} from './state.ts'

type S = RunScreen

const look =
  (command: keyof typeof zooming): Handler<S> =>
  (state, screen, {name}) =>
    stay(
      put(state, {...screen, ...zooming[command](screen, seenOf(state, screen, runOf(state, screen)), name)}),
    )

const ownOn = (state: AppState, run: RunState, axis: Axis): Placed =>
  chainOf(state, run, axis).at(-1) as Placed

/** Another axis, with the crosshair and the window where they were. */
function turnAxis(state: AppState, screen: S): Step {
  const run = runOf(state, screen)
  const axis = next(axesOf(run), screen.axis)
  const [from, to] = [ownOn(state, run, screen.axis), ownOn(state, run, axis)]
  const there = (place: number) => converted([from, to], [screen.axis, axis], place)
  const {crosshair, zoom} = screen
  const end = zoom && (zoom.end ?? extentOf(state, screen, run).last)
  return stay(
    put(state, {
      ...screen,
      axis,
      crosshair: crosshair === undefined ? undefined : there(crosshair),
      zoom:
        zoom === undefined || end === undefined
          ? undefined
          : {
              ...(zoom.end !== undefined && {end: there(zoom.end)}),
              width: Math.abs(there(end) - there(end - zoom.width)),
            },
    }),
  )
}

/** The next of the charts beside the loss, in the place of a pane; where the loss stood alone, that one does. */
function turnChart(state: AppState, screen: S, isBack: boolean): Step {
  const offered = [undefined, ...furtherCharts]
  const further = next(isBack ? offered.toReversed() : offered, screen.further)
  const layout = screen.layout === 'loss' ? 'accuracy' : screen.layout
  return stay(put(state, {...screen, further, layout, pane: undefined}))
}

/** The keys that change which part of the curves is seen. */
export const looking = {
  crosshair: look('crosshair'),
  crosshairEnds: look('crosshairEnds'),
  zoom: look('zoom'),
  zoomOut: look('zoomOut'),
  zoomAll: look('zoomAll'),
  pan: look('pan'),
  axis: turnAxis,
  nextChart: ((state, screen, {name}) => turnChart(state, screen, name === 'shift-tab')) as Handler<S>,
} as const

/** Why one of these keys has nothing to do. */
export function lookRefused(state: AppState, screen: S, command: string): Sentence | undefined {
  const run = runOf(state, screen)
  if (command === 'axis' && axesOf(run).length < 2) return text => text.curves.otherAxes
  return zoomRefused(command, screen, () => extentOf(state, screen, run))
}
