import {complete} from '../../../chapters/complete.ts'
import {curveRole, markOf, mostStyles} from '../../../drawing/charts/curve-style.ts'
import {nearest, type Series} from '../../../drawing/charts/series.ts'
import {type Line, span} from '../../../drawing/lines/span.ts'
import {joinFitting, lineWidth} from '../../../drawing/lines/width.ts'
import {placesOf} from '../../../runs/axis.ts'
import {isMeasured} from '../../../runs/curves.ts'
import {differing} from '../../../runs/differing.ts'
import {lossMeaning} from '../../../studies/comparison/measure.ts'
import {shortNames} from '../../../studies/comparison/short-names.ts'
import {short} from '../../../text/numbers.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {type ChartName, epochValues, figures} from './figures.ts'
import type {RunScreen} from './state.ts'

/** The run's own two curves have the first colours. */
const ownStyles = 2

/** How many other runs are laid over one. */
export const mostOverlaid = mostStyles - ownStyles

/** Charts that are narrower have no room for names beside the curves: the legend names the marks. */
const fewestForNames = 60

/** The runs that may be laid over one: those that are marked in the table, else the others of its chapter, the newest first. */
export function othersOf(state: AppState, run: string, chapter: string | undefined): readonly string[] {
  const table = state.screens.find(screen => screen.kind === 'runs')
  const marked = table?.marked.filter(id => id !== run && state.runs?.some(one => one.id === id)) ?? []
  if (marked.length > 0) return marked
  return (state.runs ?? [])
    .filter(one => one.chapter === chapter && one.id !== run)
    .slice(0, mostOverlaid)
    .map(({id}) => id)
}

/** A run that lies over another one. */
interface Overlaid {
  readonly id: string
  readonly name: string
  readonly role: Series['role']
  readonly mark: string
  /** Whether its loss means what the loss of the run below it does. */
  readonly isLossAlike: boolean
}

/** The runs that are laid over, by the shortest names that tell them and the run itself apart. */
function overlaidRuns({runs = [], language}: AppState, {run, overlay}: RunScreen): Overlaid[] {
  const known = [run, ...overlay].flatMap(id => runs.find(one => one.id === id) ?? [])
  const names = new Map(
    shortNames(known, differing(known, complete), language).map((name, index) => [known[index]?.id, name]),
  )
  const meanings = new Map(known.map(one => [one.id, lossMeaning(one, complete(one))]))
  return overlay.map((id, index) => ({
    id,
    name: names.get(id) ?? id,
    role: curveRole(index + ownStyles),
    mark: markOf(index + ownStyles),
    isLossAlike: meanings.get(id) === meanings.get(run),
  }))
}

/** The curves that are laid over, by validation where there is any; losses only where they mean the same. */
export function overlaySeries(state: AppState, screen: RunScreen, name: ChartName, width: number): Series[] {
  const {training, validation} = figures[name]
  return overlaidRuns(state, screen).flatMap(({id, name: called, role, mark, isLossAlike}) => {
    const run = state.followed[id]
    const x = run && placesOf(run, screen.axis)
    if (!run || !x || (name === 'loss' && !isLossAlike)) return []
    const judged = validation && epochValues(run, validation)
    const y = judged && isMeasured(judged) ? judged : epochValues(run, training)
    if (!isMeasured(y)) return []
    return [{x, y, role, mark, ...(width >= fewestForNames && {name: called})}]
  })
}

/** What the curves that are laid over are at a place, by their marks; nothing of one that does not reach so far. */
export const overlayValues = (series: readonly Series[], place: number): Line[] =>
  series.flatMap(({x, y, role, mark = ''}): Line[] => {
    const at = nearest({x, y}, place)
    if (at === undefined || place > (x[x.length - 1] ?? 0)) return []
    return [[span(`${mark} `, role), span(short(y[at] ?? Number.NaN))]]
  })

/** What the marks stand for, as many as fit, and how many others there are. */
export function overlayLegend(state: AppState, screen: RunScreen, width: number): Line {
  const entries = overlaidRuns(state, screen).map(
    ({name, role, mark}): Line => [{text: mark, role, bold: true}, span(` ${name}`, 'dim')],
  )
  for (let count = entries.length; count > 0; count--) {
    const left = entries.length - count
    const rest: Line[] = left > 0 ? [[span(`+${left}`, 'dim')]] : []
    const parts = [...entries.slice(0, count), ...rest]
    const row = joinFitting(parts, '  ', Number.POSITIVE_INFINITY)
    if (lineWidth(row) <= width || count === 1) return row
  }
  return []
}

/** How many of the runs that are laid over are not drawn, and why. */
export function overlayNotes(state: AppState, screen: RunScreen): string {
  const {compare, curves} = texts[state.language]
  const all = screen.overlay.length
  const unlike = overlaidRuns(state, screen).filter(({isLossAlike}) => !isLossAlike).length
  const homeless = screen.overlay.filter(id => {
    const run = state.followed[id]
    return run !== undefined && placesOf(run, screen.axis) === undefined
  }).length
  if (homeless > 0) return curves.otherPlaces(homeless, all)
  return unlike > 0 ? compare.notes.otherLoss(unlike, all) : ''
}
