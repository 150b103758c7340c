import {type LineChart, lineChart, type Mark} from '../../../drawing/charts/line-chart.ts'
import {nearest, type Series, type Window} from '../../../drawing/charts/series.ts'
import {type Line, type Span, span} from '../../../drawing/lines/span.ts'
import {joinFitting} from '../../../drawing/lines/width.ts'
import {type Curves, curvesOf, isMeasured, type Measure} from '../../../runs/curves.ts'
import type {RunState} from '../../../runs/state.ts'
import {short} from '../../../text/numbers.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {ancestorsOf} from './ancestors.ts'
import {overlaySeries, overlayValues} from './overlay.ts'
import type {RunScreen} from './state.ts'

export type ChartName = 'loss' | 'accuracy'

const measures: Readonly<Record<ChartName, readonly [Measure, Measure]>> = {
  loss: ['loss', 'valLoss'],
  accuracy: ['accuracy', 'valAccuracy'],
}

const seriesOf = (curves: Curves, measure: Measure, role: Series['role']): Series => ({
  x: curves.epochs,
  y: curves[measure],
  role,
})

/** The epochs in sight. */
export function windowOf(
  history: RunState['history'],
  epochs: number,
  zoom: RunScreen['zoom'],
  first = history.at(0)?.epoch ?? 1,
): Window {
  const last = history.at(-1)?.epoch ?? 1
  const from = first
  if (zoom === 'half') return {from: Math.max(from, Math.ceil(last / 2)), to: last}
  if (zoom === 'tenth') return {from: Math.max(from, Math.ceil(last * 0.9)), to: last}
  // Short runs keep the room for what is to come; long ones use it.
  return {from, to: epochs <= 100 ? Math.max(last, epochs) : last}
}

function marksOf(run: RunState, validation: Series, training: Series, {glyphs}: AppState['look']): Mark[] {
  const on = isMeasured(validation.y as Float64Array) ? validation : training
  return [
    ...run.rateChanges.map(
      ({epoch}): Mark => ({x: Math.max(1, epoch), glyph: glyphs.change, role: 'warning'}),
    ),
    ...run.resumes.map(({epoch}): Mark => ({x: Math.max(1, epoch), glyph: glyphs.bar, role: 'dim'})),
    ...(run.best ? [{x: run.best.epoch, glyph: glyphs.best, role: 'good' as const, on}] : []),
  ]
}

/** The chart of one measure, training and validation, and the runs that are laid over. */
export function chartLines(
  state: AppState,
  screen: RunScreen,
  run: RunState,
  name: ChartName,
  size: {width: number; height: number},
): Line[] {
  const {look} = state
  const curves = curvesOf(run)
  const [ofTraining, ofValidation] = measures[name]
  const training = seriesOf(curves, ofTraining, 'training')
  const validation = seriesOf(curves, ofValidation, 'validation')
  const others = overlaySeries(state, screen, measures[name], size.width)
  const before = ancestorsOf(state, run).flatMap(({known}) =>
    known && known.history.length > 0 ? [known] : [],
  )
  const grown = before.flatMap(known => {
    const theirs = curvesOf(known)
    return [ofTraining, ofValidation].map(measure => seriesOf(theirs, measure, 'dim'))
  })
  const at = screen.crosshair === undefined ? undefined : run.history.at(screen.crosshair)?.epoch
  const chart: LineChart = {
    series: [...others, ...grown, training, validation],
    ...size,
    glyphs: look.glyphs,
    window: windowOf(run.history, run.epochs, screen.zoom, before.at(-1)?.history.at(0)?.epoch),
    log: name === 'loss' && screen.log,
    smoothing: screen.smoothing,
    marks: marksOf(run, validation, training, look),
    crosshair: at,
    floor: 0,
    ...(name === 'accuracy' ? {ceiling: 1} : {}),
  }
  return lineChart(chart)
}

/** What can be drawn of the first epoch while it is under way: the running means over its batches. */
export function trailLines(
  state: AppState,
  run: RunState,
  name: ChartName,
  size: {width: number; height: number},
): Line[] {
  const measured = run.trail.filter(batch => Number.isFinite(batch[name]))
  if (measured.length < 2) return []
  return lineChart({
    series: [
      {x: measured.map(({step}) => step), y: measured.map(batch => batch[name] as number), role: 'training'},
    ],
    ...size,
    glyphs: state.look.glyphs,
    window: {from: 1, to: run.batch?.steps ?? 1},
    floor: 0,
    ...(name === 'accuracy' ? {ceiling: 1} : {}),
  })
}

/** The value of a curve at an epoch: where it was not measured, the nearest that was. */
function valueAt(curves: Curves, measure: Measure, epoch: number): string {
  const index = nearest({x: curves.epochs, y: curves[measure]}, epoch)
  return index === undefined ? '' : short(curves[measure][index] ?? Number.NaN)
}

/** The title's right end: the values under the crosshair or, without it, the last ones; under it those of the runs that are laid over, too. */
export function values(
  state: AppState,
  screen: RunScreen,
  run: RunState,
  name: ChartName,
  width: number,
): Line {
  const curves = curvesOf(run)
  const last = run.history.at(-1)?.epoch ?? 0
  const epoch = screen.crosshair === undefined ? last : (run.history.at(screen.crosshair)?.epoch ?? last)
  const [ofTraining, ofValidation] = measures[name]
  const part = (measure: Measure, role: Series['role']): Line => {
    const value = valueAt(curves, measure, epoch)
    return value === '' ? [] : [span(`${state.look.glyphs.live} `, role), {text: value, bold: true}]
  }
  const others =
    screen.crosshair === undefined
      ? []
      : overlayValues(overlaySeries(state, screen, measures[name], width), epoch)
  return joinFitting([part(ofTraining, 'training'), part(ofValidation, 'validation'), ...others], '  ', width)
}

/** What the colours and marks of the charts mean. */
export function legend(state: AppState, run: RunState): Line {
  const {glyphs} = state.look
  const text = texts[state.language].run
  const curves = curvesOf(run)
  const entry = (glyph: string, role: Series['role'], words: string): Span[] => [
    span(`${glyph} `, role),
    span(`${words}  `, 'dim'),
  ]
  return [
    ...entry(glyphs.live, 'training', text.training),
    ...(isMeasured(curves.valLoss) ? entry(glyphs.live, 'validation', text.validation) : []),
    ...(ancestorsOf(state, run).some(({known}) => known) ? entry(glyphs.live, 'dim', text.parent) : []),
    ...(run.best ? entry(glyphs.best, 'good', text.best(run.best.epoch)) : []),
    ...(run.rateChanges.length > 0 ? entry(glyphs.change, 'warning', text.learningRate) : []),
  ]
}
