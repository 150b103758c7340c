import type {BatchCurve} from './batch-curve.ts'
import type {ResumePoint} from './events.ts'
import type {History} from './history.ts'
import type {RunState} from './state.ts'

/** What curves are drawn over. */
export const axes = ['epoch', 'step', 'minutes'] as const
export type Axis = (typeof axes)[number]

/** Updates of the parameters that each epoch takes; undefined of a run that has not said what it learns from. */
export function stepsPerEpoch({started}: Pick<RunState, 'started'>): number | undefined {
  const batchSize = started?.hyperparameters.batchSize
  return started && typeof batchSize === 'number' && batchSize > 0
    ? Math.ceil(started.dataset.train / batchSize)
    : undefined
}

/** What was made of something that never changes, by the axis and what else it was made with. */
type Made<K extends object> = WeakMap<K, Map<string, Float64Array | undefined>>

function remembered<K extends object>(
  made: Made<K>,
  key: K,
  way: string,
  make: () => Float64Array | undefined,
): Float64Array | undefined {
  const before = made.get(key) ?? new Map<string, Float64Array | undefined>()
  made.set(key, before)
  if (!before.has(way)) before.set(way, make())
  return before.get(way)
}

const ofEpochs: Made<History> = new WeakMap()
const ofBatches: Made<BatchCurve> = new WeakMap()

const ways: Readonly<
  Record<Axis, (history: History, steps: number | undefined) => Float64Array | undefined>
> = {
  epoch: history => history.column('epoch'),
  step: (history, steps) =>
    steps === undefined ? undefined : history.column('epoch').map(epoch => epoch * steps),
  minutes: history => {
    let sum = 0
    const places = history.column('seconds').map(seconds => {
      sum += seconds / 60
      return sum
    })
    return places.every(Number.isFinite) ? places : undefined
  },
}

/**
 * Where the epochs of a run ended, ascending: the epochs themselves, updates of the parameters, or minutes of training,
 * without those in which it stood still. Undefined where the run does not say it. The same array for the same epochs.
 */
export function placesOf(run: Pick<RunState, 'started' | 'history'>, axis: Axis): Float64Array | undefined {
  const steps = stepsPerEpoch(run)
  return remembered(ofEpochs, run.history, `${axis} ${steps}`, () => ways[axis](run.history, steps))
}

/** Where the batches that were told of stand, ascending; undefined where the run does not say it. As `placesOf`. */
export function batchPlacesOf(
  run: Pick<RunState, 'started' | 'history' | 'batches'>,
  axis: Axis,
): Float64Array | undefined {
  const {batches, history} = run
  const steps = stepsPerEpoch(run)
  const make = (): Float64Array | undefined => {
    const [epochs, step, of] = (['epoch', 'step', 'steps'] as const).map(name => batches.column(name)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    if (axis === 'epoch') return epochs.map((epoch, i) => epoch - 1 + (step[i] as number) / (of[i] as number))
    if (axis === 'step')
      return steps === undefined
        ? undefined
        : epochs.map((epoch, i) => (epoch - 1) * steps + (step[i] as number))
    const ends = placesOf(run, axis)
    const ended = history.column('epoch')
    const seconds = batches.column('seconds')
    let before = 0
    const places = epochs.map((epoch, i) => {
      while (before < ended.length && (ended[before] as number) < epoch) before += 1
      return (before > 0 ? (ends?.[before - 1] ?? Number.NaN) : 0) + (seconds[i] as number) / 60
    })
    return ends && places.every(Number.isFinite) ? ascending(places) : undefined
  }
  // Minutes of an epoch are known by those before it, which are fewer than its batches.
  return remembered(ofBatches, batches, `${axis} ${steps} ${axis === 'minutes' ? history.length : ''}`, make)
}

/** Clocks have told of a batch earlier than of the one before it. */
const ascending = (places: Float64Array): Float64Array => {
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i] as number, places[i - 1] as number)
  return places
}

/** Where a run stood when so much of it was done; undefined where it does not say it. */
export function placeOf(
  run: Pick<RunState, 'started' | 'history'>,
  axis: Axis,
  {epoch, step}: ResumePoint,
): number | undefined {
  const steps = stepsPerEpoch(run)
  const part = steps === undefined ? 0 : Math.min(1, step / steps)
  if (axis === 'epoch') return epoch + part
  if (axis === 'step') return steps === undefined ? undefined : epoch * steps + step
  const ends = placesOf(run, axis)
  const {history} = run
  const first = history.at(0)?.epoch
  if (!ends || first === undefined) return undefined
  // Of a branch the first epoch is not the number one.
  const at = epoch - first
  const [before, after] = [at < 0 ? 0 : (ends[at] ?? ends.at(-1)), ends[at + 1]]
  return before === undefined || after === undefined ? before : before + part * (after - before)
}
