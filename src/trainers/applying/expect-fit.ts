import {record} from '../../chapters/graph.ts'
import {weightShapes} from '../../chapters/summary.ts'
import {TfnotesError} from '../../errors.ts'
import {dataShape} from '../loading/data-facts.ts'
import type {CheckpointState} from '../session/checkpoints/state.ts'
import {checkSpec, type TrainingSpec} from '../spec/check-spec.ts'

type Shape = readonly number[]

/** What a network of this program may call a weight: nothing that a terminal, a shell or a table would act upon. */
const plainName = /^[A-Za-z0-9_]{1,64}\/[A-Za-z0-9_]{1,64}$/

/**
 * That a checkpoint holds what the network of its chapter has, each weight by its name and shape: both are about to be
 * written to files, and a checkpoint may be someone else's work. Of a chapter that this version does not know nothing
 * can be said but that the names are plain ones.
 *
 * @param spec what the weights are of, where that is known
 * @throws TfnotesError `checkpoint-mismatch` naming the first weight that does not fit
 */
export function expectFit({weights, data}: CheckpointState, spec: TrainingSpec | undefined): void {
  const expected = spec && shapesOf(spec, data)
  for (const {name, shape} of weights) {
    const own = expected ? expected.get(name) : plainName.test(name) ? shape : undefined
    if (own === undefined) throw mismatch(name)
    if (own.join() !== shape.join()) throw mismatch(name, {found: textOf(shape), expected: textOf(own)})
  }
  const there = new Set(weights.map(({name}) => name))
  for (const [name, shape] of expected ?? [])
    if (!there.has(name)) throw mismatch(name, {expected: textOf(shape)})
}

/** Undefined where this version cannot tell what the network looks like. */
function shapesOf(spec: TrainingSpec, data: CheckpointState['data']): ReadonlyMap<string, Shape> | undefined {
  try {
    const {chapter, values} = checkSpec(spec)
    return weightShapes(record(chapter, values, dataShape(data)))
  } catch (error) {
    if (error instanceof TfnotesError) return undefined
    throw error
  }
}

const textOf = (shape: Shape): string => shape.join(' × ')

const mismatch = (name: string, shapes: {readonly found?: string; readonly expected?: string} = {}) =>
  new TfnotesError('checkpoint-mismatch', {weight: name.slice(0, 80), ...shapes})
