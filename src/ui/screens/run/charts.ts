import {strokeSample} from '../../../drawing/charts/curve-style.ts'
import {lineChart, type Mark} from '../../../drawing/charts/line-chart.ts'
import {nearest, type Series} from '../../../drawing/charts/series.ts'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {joinFitting} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {isMeasured} from '../../../runs/curves.ts'
import type {ResumePoint} from '../../../runs/events.ts'
import type {RunState} from '../../../runs/state.ts'
import {grouped, short} from '../../../text/numbers.ts'
import {legendEntry} from '../../curves/legend-entry.ts'
import {placeText, sightWords} from '../../curves/place-text.ts'
import {inSight} from '../../curves/zoom.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {Text} from '../../text/text.ts'
import {ancestorsOf} from './ancestors.ts'
import {type ChartName, epochValues, figures} from './figures.ts'
import {overlaySeries, overlayValues} from './overlay.ts'
import {batchPlaces, chainOf, epochPlaces, extentOf, firstBatch, type Placed, pointPlace} from './places.ts'
import type {RunScreen} from './state.ts'
import {plainRate} from './status.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** Title of a chart. */
export const chartTitle = (text: Text, name: ChartName): string =>
  name === 'loss' || name === 'accuracy' ? text.run[name] : text.curves.charts[name]

/** A value of every epoch on the axis; nothing where it was not measured, or the run does not say where it stands. */
function epochSeries(
  placed: Placed,
  screen: RunScreen,
  name: ChartName,
  of: 'training' | 'validation',
  role: Series['role'],
): Series[] {
  const column = figures[name][of]
  const x = epochPlaces(placed, screen.axis)
  const y = column && epochValues(placed.run, column)
  return x && y && isMeasured(y) ? [{x, y, role}] : []
}

/** The batches: by step all of them, else those of the epoch under way; beside loss and accuracy all are of use. */
function batchSeries(placed: Placed, {axis}: RunScreen, name: ChartName, role: Series['role']): Series[] {
  const {run} = placed
  const first = name === 'loss' || name === 'accuracy' ? firstBatch(run, axis) : 0
  const x = batchPlaces(placed, axis)?.subarray(first)
  const y = run.batches.column(figures[name].batch).subarray(first)
  return x && y.some(Number.isFinite) ? [{x, y, role}] : []
}

/** Where later sessions went on; one that began anew left nothing to go on from. */
const goneOn = ({resumes}: RunState): readonly ResumePoint[] =>
  resumes.filter(({epoch, step}) => epoch + step > 0)

function marksOf(
  chain: readonly Placed[],
  {axis}: RunScreen,
  {on, from}: {readonly on: Series | undefined; readonly from: number},
  {glyphs}: AppState['look'],
): Mark[] {
  const own = chain.at(-1) as Placed
  const {run} = own
  const marks = (points: readonly ResumePoint[], mark: Omit<Mark, 'x'>) =>
    points.flatMap((point): Mark[] => {
      const x = pointPlace(own, axis, point)
      // What was within the first epoch stands where it ends.
      return x === undefined ? [] : [{...mark, x: Math.max(from, x)}]
    })
  const branches = chain.flatMap(placed => {
    const {parent} = placed.run.started ?? {}
    const x = parent && pointPlace(placed, axis, parent)
    return x === undefined ? [] : [{x, glyph: glyphs.right, role: 'accent' as const}]
  })
  return [
    ...branches,
    ...marks(goneOn(run), {glyph: glyphs.bar, role: 'dim'}),
    ...marks(run.rateChanges, {glyph: glyphs.change, role: 'warning'}),
    ...(run.best && on
      ? marks([{epoch: run.best.epoch, step: 0}], {glyph: glyphs.best, role: 'good', on})
      : []),
  ]
}

/** Why there is no such chart. */
const unmeasured = ({curves}: Text, name: ChartName, width: number): Line[] =>
  name === 'loss' || name === 'accuracy'
    ? []
    : wrap(curves.unmeasured[name], width).map(row => line(row, 'dim'))

/** The chart of one measure, training and validation, and the runs that are laid over. */
export function chartLines(
  state: AppState,
  screen: RunScreen,
  run: RunState,
  name: ChartName,
  size: Size,
): Line[] {
  const {look} = state
  const {axis, zoom} = screen
  const chain = chainOf(state, run, axis)
  const own = chain.at(-1) as Placed
  const training = epochSeries(own, screen, name, 'training', 'training')
  const validation = epochSeries(own, screen, name, 'validation', 'validation')
  const grown = chain
    .slice(0, -1)
    .flatMap(placed =>
      (['training', 'validation'] as const).flatMap(of => epochSeries(placed, screen, name, of, 'dim')),
    )
  const batches = batchSeries(own, screen, name, training.length === 0 ? 'training' : 'dim')
  const others = overlaySeries(state, screen, name, size.width)
  const series = [...batches, ...others, ...grown, ...training, ...validation]
  if (series.length === 0) return unmeasured(texts[state.language], name, size.width)
  const {ceiling} = figures[name]
  const extent = extentOf(state, screen, run)
  return lineChart({
    series,
    ...size,
    glyphs: look.glyphs,
    window: inSight(zoom, extent),
    log: name !== 'accuracy' && screen.log,
    smoothing: screen.smoothing,
    marks: marksOf(chain, screen, {on: validation[0] ?? training[0], from: extent.from}, look),
    crosshair: screen.crosshair,
    floor: 0,
    ...(ceiling !== undefined && {ceiling}),
    formatX: x => placeText(axis, x),
  })
}

/** What can be drawn of the first epoch while it is under way: its batches. */
export function trailLines(state: AppState, run: RunState, name: ChartName, size: Size): Line[] {
  const y = run.batches.column(figures[name].batch)
  if (y.filter(Number.isFinite).length < 2) return []
  const {ceiling} = figures[name]
  return lineChart({
    series: [{x: run.batches.column('step'), y, role: 'training'}],
    ...size,
    glyphs: state.look.glyphs,
    window: {from: 1, to: run.batch?.steps ?? run.batches.last('steps')},
    floor: 0,
    ...(ceiling !== undefined && {ceiling}),
  })
}

const valueWords: Readonly<Record<ChartName, (value: number) => string>> = {
  loss: short,
  accuracy: short,
  rate: plainRate,
  norm: short,
  speed: grouped,
}

/** The title's right end: the values under the crosshair or, without it, the last ones; under it those of the runs that are laid over, too. */
export function values(
  state: AppState,
  screen: RunScreen,
  run: RunState,
  name: ChartName,
  width: number,
): Line {
  const {axis, crosshair} = screen
  const own = chainOf(state, run, axis).at(-1) as Placed
  const place = crosshair ?? epochPlaces(own, axis)?.at(-1) ?? 0
  const read = ({x, y, role}: Series): Line => {
    const index = nearest({x, y}, place)
    if (index === undefined) return []
    return [
      span(`${strokeSample(role, state.look.glyphs)} `, role),
      {text: valueWords[name](y[index] ?? Number.NaN), bold: true},
    ]
  }
  const epochs = (['training', 'validation'] as const).flatMap(of => epochSeries(own, screen, name, of, of))
  // Between two epochs the batches say more.
  const isInside = crosshair !== undefined && !epochPlaces(own, axis)?.includes(crosshair)
  const batches = isInside || epochs.length === 0 ? batchSeries(own, screen, name, 'dim') : []
  const step = name === 'speed' ? run.history.column('msPerStep') : undefined
  const x = epochPlaces(own, axis)
  const at = step && x && nearest({x, y: step}, place)
  const aside: Line[] =
    step && at !== undefined
      ? [[span(texts[state.language].curves.msPerStep(short(step[at] ?? Number.NaN)), 'dim')]]
      : []
  const others =
    crosshair === undefined ? [] : overlayValues(overlaySeries(state, screen, name, width), crosshair)
  return joinFitting([...epochs.map(read), ...batches.map(read), ...aside, ...others], '  ', width)
}

/** What the colours and marks of the charts mean. */
export function legend(state: AppState, screen: RunScreen, run: RunState): Line {
  const {glyphs} = state.look
  const {run: text, curves: more} = texts[state.language]
  const hasBatches = run.batches.length > firstBatch(run, screen.axis)
  return [
    ...legendEntry(strokeSample('training', glyphs), 'training', text.training),
    ...(isMeasured(epochValues(run, 'valLoss'))
      ? legendEntry(strokeSample('validation', glyphs), 'validation', text.validation)
      : []),
    ...(hasBatches ? legendEntry(strokeSample('dim', glyphs), 'dim', more.batches) : []),
    ...(ancestorsOf(state, run).some(({known}) => known)
      ? legendEntry(glyphs.right, 'accent', text.parent)
      : []),
    ...(run.best ? legendEntry(glyphs.best, 'good', text.best(run.best.epoch)) : []),
    ...(run.rateChanges.length > 0 ? legendEntry(glyphs.change, 'warning', text.learningRate) : []),
    ...(goneOn(run).length > 0 ? legendEntry(glyphs.bar, 'dim', more.resumed) : []),
  ]
}

/** What the charts are drawn with where it is not the default. */
export function viewWords(state: AppState, screen: RunScreen, run: RunState): string[] {
  const {axis, crosshair, zoom} = screen
  const text = texts[state.language]
  const extent = extentOf(state, screen, run)
  return [
    ...(crosshair !== undefined
      ? [text.curves.at[axis](placeText(axis, crosshair))]
      : axis === 'epoch'
        ? []
        : [text.compare.over(text.compare.axes[axis])]),
    ...sightWords(
      text,
      axis,
      zoom,
      extent,
      axis === 'epoch' ? Math.max(run.epochs, extent.last) : extent.last,
    ),
    ...(screen.log ? [text.run.log] : []),
    ...(screen.smoothing === 0 ? [] : [text.run.smoothed]),
  ]
}
