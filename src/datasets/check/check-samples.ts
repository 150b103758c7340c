import type {LoadedDataset, Samples} from '../dataset.ts'
import {facts} from '../facts/index.ts'
import {joinSamples, openValues, viewOf} from '../values.ts'
import {type Group, nearSamples, sameSamples} from './alike.ts'
import {checkClasses} from './classes.ts'
import {type Finding, mostLeaked, namesOf, type Place} from './finding.ts'

/** What is odd about labelled samples, pictures or measurements, one finding after another as they are found. */
export function* checkSamples(data: LoadedDataset): Generator<Finding> {
  yield* checkClasses(data)
  const isPictures = facts[data.name].kind === 'pictures'
  const all = together(data)
  if (isPictures) yield* checkBlank(all)
  const same = sameSamples(all, all.size)
  yield* checkGroups(same, all, 'same')
  if (!isPictures) return
  const copies = new Set(same.flatMap(group => group.slice(1)))
  yield* checkGroups(nearSamples(all, data.inputShape, copies), all, 'near')
}

/** What follows from samples that are the same. */
export function* checkSame(data: LoadedDataset): Generator<Finding> {
  const all = together(data)
  yield* checkGroups(sameSamples(all, all.size), all, 'same')
}

/** That all pictures are of one colour; whether that is so the first ones nearly always tell. */
export function* allBlank(data: LoadedDataset): Generator<Finding> {
  const values = openValues(data.train, sizeOf(data))
  for (let sample = 0; sample < data.train.count; sample++) if (!isEven(viewOf(values, sample))) return
  yield* checkBlank(together(data))
}

const sizeOf = ({inputShape}: LoadedDataset) => inputShape.reduce((product, side) => product * side, 1)

interface All extends Pick<Samples, 'x' | 'count' | 'from'> {
  /** Values of one. */
  readonly size: number
  readonly labelOf: (sample: number) => number
  readonly placeOf: (sample: number) => Place
  readonly learnt: number
}

/** Training and test samples one after another. */
function together(data: LoadedDataset): All {
  const {train, test} = data
  const partOf = (sample: number) =>
    sample < train.count
      ? ({part: 'train', samples: train, at: sample} as const)
      : ({part: 'test', samples: test, at: sample - train.count} as const)
  return {
    ...joinSamples(train, test),
    size: sizeOf(data),
    learnt: train.count,
    labelOf: sample => {
      const {samples, at} = partOf(sample)
      return samples.y[at] as number
    },
    placeOf: sample => {
      const {part, samples, at} = partOf(sample)
      const name = samples.names?.[at]
      return {part, sample: at, ...(name !== undefined && {name})}
    },
  }
}

/** Pictures of one colour. */
function* checkBlank(all: All): Generator<Finding> {
  const {count, placeOf} = all
  const values = openValues(all, all.size)
  const places: Place[] = []
  for (let sample = 0; sample < count; sample++)
    if (isEven(viewOf(values, sample))) places.push(placeOf(sample))
  if (places.length > 0)
    yield found('samples-blank', {count: places.length, total: count}, places, places.length === count)
}

function isEven(x: ArrayLike<number>): boolean {
  const first = x[0]
  for (let i = 1; i < x.length; i++) if (x[i] !== first) return false
  return true
}

/** What follows from samples that are the same, or nearly. */
function* checkGroups(groups: readonly Group[], all: All, how: 'same' | 'near'): Generator<Finding> {
  const {labelOf, placeOf, learnt, count} = all
  const places = (chosen: readonly Group[]) => chosen.flat().map(placeOf)
  const copies = groups.reduce((sum, group) => sum + group.length - 1, 0)
  if (copies > 0) yield found(`${how}-copies`, {count: copies, groups: groups.length}, places(groups))
  const leaks = groups.filter(group => group.some(one => one < learnt) && group.some(one => one >= learnt))
  const leaked = leaks.reduce((sum, group) => sum + group.filter(one => one >= learnt).length, 0)
  const total = count - learnt
  if (leaked > 0)
    yield found(
      `${how}-leak`,
      {count: leaked, total, percent: Number(((100 * leaked) / total).toPrecision(2))},
      places(leaks),
      leaked > 1 && leaked > mostLeaked * total,
    )
  const disputed = groups.filter(group => new Set(group.map(labelOf)).size > 1)
  if (disputed.length > 0) yield found(`${how}-labels`, {count: disputed.length}, places(disputed))
}

const found = (
  code: string,
  detail: Finding['detail'],
  places: readonly Place[],
  grave = false,
): Finding => ({code, detail: {...detail, places: namesOf(places)}, grave, places})
