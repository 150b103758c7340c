import type {RunState} from '../../runs/state.ts'

/** What curves of several runs are drawn over. */
export const axes = ['epoch', 'step', 'minutes'] as const
export type Axis = (typeof axes)[number]

const epochsOf = ({history}: RunState): Float64Array => history.column('epoch')

/** Updates of the parameters that each epoch takes; undefined of a run that has not said what it learns from. */
function stepsPerEpoch({started}: RunState): number | undefined {
  const batchSize = started?.hyperparameters.batchSize
  return started && typeof batchSize === 'number' && batchSize > 0
    ? Math.ceil(started.dataset.train / batchSize)
    : undefined
}

const ways: Readonly<Record<Axis, (run: RunState) => Float64Array | undefined>> = {
  epoch: epochsOf,
  step: run => {
    const steps = stepsPerEpoch(run)
    return steps === undefined ? undefined : epochsOf(run).map(epoch => epoch * steps)
  },
  minutes: ({history}) => {
    let sum = 0
    const places = history.column('seconds').map(seconds => {
      sum += seconds / 60
      return sum
    })
    return places.every(Number.isFinite) ? places : undefined
  },
}

const known = new WeakMap<RunState, Map<Axis, Float64Array | undefined>>()

/**
 * Where the epochs of a run ended, ascending: the epochs themselves, updates of the parameters, or minutes of training,
 * without those in which it stood still. Undefined where the run does not say it. The same array for the same state.
 */
export function placesOf(run: RunState, axis: Axis): Float64Array | undefined {
  const before = known.get(run) ?? new Map<Axis, Float64Array | undefined>()
  known.set(run, before)
  if (!before.has(axis)) before.set(axis, ways[axis](run))
  return before.get(axis)
}
