import {axes} from '../../../runs/axis.ts'
import {rowsOf} from '../../../studies/comparison/compare.ts'
import {hasMeasured, measures} from '../../../studies/comparison/measure.ts'
import {tableOf} from '../../../studies/comparison/table.ts'
import {frameOf} from '../../components/layout.ts'
import {moved, next} from '../../components/list.ts'
import {zooming} from '../../curves/zooming.ts'
import type {AppState} from '../../state.ts'
import {close, put, refuse, type Step, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import type {Handler, Handlers} from '../module.ts'
import {askChartName} from '../naming/keep-chart.ts'
import {openRun, smoothings} from '../run/state.ts'
import {seenOf} from './charts.ts'
import {type CompareScreen, comparisonOf, currentRow, layouts, measureOf} from './state.ts'
import {mostLeft} from './table.ts'
import {writtenChart} from './written.ts'

type S = CompareScreen

function moveTo(state: AppState, screen: S, key: string): Step {
  const rows = rowsOf(comparisonOf(state, screen))
  const current = currentRow(rows, screen)
  const at = current ? rows.indexOf(current) : 0
  const row = rows[moved(at, rows.length, key)]
  return stay(row ? put(state, {...screen, run: row.run.id}) : state)
}

/** To the next figure that any of the runs has measured, or the one before. */
function turnMeasure(state: AppState, screen: S, isBack: boolean): Step {
  const measured = measures.filter(one => screen.runs.some(id => hasMeasured(state.followed[id], one)))
  const offered = isBack ? measured.toReversed() : measured
  if (offered.length === 0) return refuse(state, text => text.refused.noCurve)
  return stay(put(state, {...screen, measure: next(offered, measureOf(state, screen))}))
}

const look =
  (command: keyof typeof zooming): Handler<S> =>
  (state, screen, {name}) => {
    const seen = seenOf(state, screen)
    if (!seen) return refuse(state, text => text.refused.noCurve)
    return stay(put(state, {...screen, ...zooming[command](screen, seen, name)}))
  }

function moveColumns(state: AppState, screen: S, key: string): Step {
  const table = tableOf(comparisonOf(state, screen), state.language)
  const most = mostLeft(table, frameOf(state.size).width)
  const left = Math.min(screen.left, most) + (key === '.' || key === '>' ? 1 : -1)
  return stay(put(state, {...screen, left: Math.max(0, Math.min(most, left))}))
}

export const handlers: Handlers<S, 'compare'> = {
  writeChart: (state, screen) =>
    askChartName(state, texts[state.language].compare.title, [writtenChart(state, screen)]),
  move: (state, screen, {name}) => moveTo(state, screen, name),
  page: (state, screen, {name}) => moveTo(state, screen, name),
  ends: (state, screen, {name}) => moveTo(state, screen, name),
  nextMeasure: (state, screen, {name}) => turnMeasure(state, screen, name === 'shift-tab'),
  crosshair: look('crosshair'),
  // A place on one axis is none on another.
  axis: (state, screen) =>
    stay(put(state, {...screen, axis: next(axes, screen.axis), crosshair: undefined, zoom: undefined})),
  open: (state, screen) => {
    const current = currentRow(rowsOf(comparisonOf(state, screen)), screen)
    return current ? openRun(state, current.run.id) : stay(state)
  },
  sideColumns: (state, screen, {name}) => moveColumns(state, screen, name),
  enlarge: (state, screen) => stay(put(state, {...screen, layout: next(layouts, screen.layout)})),
  zoom: look('zoom'),
  zoomOut: look('zoomOut'),
  zoomAll: look('zoomAll'),
  pan: look('pan'),
  log: (state, screen) => stay(put(state, {...screen, log: !screen.log})),
  smooth: (state, screen) => stay(put(state, {...screen, smoothing: next(smoothings, screen.smoothing)})),
  // The first Escape takes the crosshair away.
  back: (state, screen) =>
    screen.crosshair === undefined ? close(state) : stay(put(state, {...screen, crosshair: undefined})),
}
