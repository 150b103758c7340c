import {nearest} from '../../../drawing/charts/series.ts'
import {type Axis, axes, batchPlacesOf, placeOf, placesOf, stepsPerEpoch} from '../../../runs/axis.ts'
import type {ResumePoint} from '../../../runs/events.ts'
import type {RunState} from '../../../runs/state.ts'
import {grainOf} from '../../curves/extent.ts'
import type {Extent} from '../../curves/zoom.ts'
import type {Seen} from '../../curves/zooming.ts'
import {isActive, phaseOf} from '../../runs/phase.ts'
import type {AppState} from '../../state.ts'
import {ancestorsOf} from './ancestors.ts'
import type {RunScreen} from './state.ts'

/** A run on an axis; of a branch its steps and minutes go on from those of the runs before it. */
export interface Placed {
  readonly run: RunState
  /** What is added to its own places. */
  readonly offset: number
}

/** The run and those that it goes on from, the oldest first, each where the one before it ended. */
export function chainOf(state: AppState, run: RunState, axis: Axis): readonly Placed[] {
  const known = ancestorsOf(state, run).flatMap(({known}) =>
    known && known.history.length > 0 ? [known] : [],
  )
  const chain: Placed[] = []
  for (const one of [...known.toReversed(), run]) {
    const before = chain.at(-1)
    const branchedAt = one.started?.parent
    const isShifted = before !== undefined && branchedAt !== undefined && axis !== 'epoch'
    const end = isShifted ? placeOf(before.run, axis, branchedAt) : undefined
    const begin = axis === 'minutes' ? 0 : branchedAt && placeOf(one, axis, branchedAt)
    const offset = end === undefined || begin === undefined ? 0 : (before?.offset ?? 0) + end - begin
    chain.push({run: one, offset})
  }
  return chain
}

const shifted = new WeakMap<Float64Array, {readonly offset: number; readonly places: Float64Array}>()

function shift(places: Float64Array | undefined, offset: number): Float64Array | undefined {
  if (places === undefined || offset === 0) return places
  const before = shifted.get(places)
  if (before?.offset === offset) return before.places
  const moved = places.map(place => place + offset)
  shifted.set(places, {offset, places: moved})
  return moved
}

/** Where the epochs of a run ended; the same array for the same epochs. */
export const epochPlaces = ({run, offset}: Placed, axis: Axis): Float64Array | undefined =>
  shift(placesOf(run, axis), offset)

/** Where its batches were told of. */
export const batchPlaces = ({run, offset}: Placed, axis: Axis): Float64Array | undefined =>
  shift(batchPlacesOf(run, axis), offset)

/** Where it stood when so much was done. */
export function pointPlace({run, offset}: Placed, axis: Axis, point: ResumePoint): number | undefined {
  const place = placeOf(run, axis, point)
  return place === undefined ? undefined : place + offset
}

/** The axes on which a run says where it stands. */
export const axesOf = (run: RunState): readonly Axis[] =>
  axes.filter(axis => placesOf(run, axis) !== undefined)

/** Batches from which on a chart has them: by step all, else those of the epoch under way. */
export function firstBatch({history, batches}: RunState, axis: Axis): number {
  return axis === 'step' ? 0 : batches.firstOf((history.at(-1)?.epoch ?? 0) + 1)
}

/** The smallest power of two that is no less: an axis that grows so is half full at least, and seldom jumps. */
const roomFor = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, count)))

/** Minutes that the axis begins to grow from. */
const firstMinutes = 1 / 64

/** The axis of a run's charts. */
export function extentOf(state: AppState, screen: RunScreen, run: RunState): Extent {
  const {axis} = screen
  const chain = chainOf(state, run, axis)
  const own = chain.at(-1) as Placed
  const oldest = chain[0] as Placed
  const first = oldest.run.history.at(0)?.epoch ?? 1
  const begin = pointPlace(oldest, axis, {epoch: first - 1, step: 0}) ?? 0
  const from = axis === 'epoch' ? first : begin
  const batch = run.batches.length > firstBatch(run, axis) ? batchPlaces(own, axis)?.at(-1) : undefined
  const last = Math.max(from, epochPlaces(own, axis)?.at(-1) ?? from, batch ?? from)
  const grain = grainOf(axis)
  if (!isActive(phaseOf(state, screen.run))) return {from, last, to: last, ...grain}
  if (axis === 'minutes') return {from, last, to: from + firstMinutes * roomFor((last - from) / firstMinutes)}
  const size = axis === 'step' ? (stepsPerEpoch(run) ?? 1) : 1
  const all = pointPlace(own, axis, {epoch: run.epochs, step: 0}) ?? last
  const room = from + size * roomFor(Math.ceil((last - from) / size))
  return {from, last, to: Math.max(last, Math.min(all, room)), ...grain}
}

/** Two ascending lists as one. */
function merged(one: Float64Array, other: Float64Array): Float64Array {
  if (other.length === 0) return one
  const all = new Float64Array(one.length + other.length)
  for (let i = 0, j = 0, at = 0; at < all.length; at++) {
    const isOne = j >= other.length || (i < one.length && (one[i] as number) <= (other[j] as number))
    all[at] = (isOne ? one[i++] : other[j++]) as number
  }
  return all
}

/** Axis and points of the crosshair: the ends of epochs, and the batches where they are drawn. */
export function seenOf(state: AppState, screen: RunScreen, run: RunState): Seen {
  const {axis} = screen
  const own = chainOf(state, run, axis).at(-1) as Placed
  const epochs = epochPlaces(own, axis) ?? new Float64Array()
  const batches = batchPlaces(own, axis)?.subarray(firstBatch(run, axis)) ?? new Float64Array()
  return {extent: extentOf(state, screen, run), places: merged(epochs, batches)}
}

/** A place of one axis on another: between two epochs in proportion. */
export function converted(
  own: readonly [from: Placed, to: Placed],
  axes: readonly [Axis, Axis],
  place: number,
): number {
  const [from, to] = [epochPlaces(own[0], axes[0]), epochPlaces(own[1], axes[1])]
  const at = from && nearest({x: from, y: from}, place)
  if (!from || !to || at === undefined) return place
  const next = place < (from[at] as number) ? at - 1 : at + 1
  const [a, b] = [from[at] as number, from[next]]
  const [c, d] = [to[at] as number, to[next]]
  return b === undefined || d === undefined || a === b ? c : c + ((d - c) * (place - a)) / (b - a)
}
