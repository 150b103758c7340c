import {record} from '../../chapters/graph.ts'
import {weightShapes} from '../../chapters/summary.ts'
import {expectedShape, facts} from '../../datasets/facts/index.ts'
import {TfnotesError} from '../../errors.ts'
import type {TensorFacts} from '../engines/engine.ts'
import {checkSpec, type TrainingSpec} from '../spec/check-spec.ts'

const layerOf = (weight: string): string => weight.slice(0, weight.lastIndexOf('/'))

/**
 * That weights fit the network of a run, as far as that can be told before its data is loaded: of pictures of the reader's own
 * nobody knows the classes.
 * @param run what they are of, to be named
 * @throws TfnotesError `branch-other-shape` {layer, weight, found, expected, run}, `init-other-layers`
 */
export function expectSameShapes(spec: TrainingSpec, saved: readonly TensorFacts[], run: string): void {
  if (facts[spec.dataset.name].needs === 'images') return
  const {chapter, values} = checkSpec(spec)
  const graph = record(chapter, values, expectedShape(spec.dataset.name, values))
  const wanted = weightShapes(graph)
  const found = new Map(saved.map(({name, shape}) => [name, shape]))
  const others = saved.filter(({name}) => !wanted.has(name)).map(({name}) => layerOf(name))
  if (others.length > 0 && [...wanted.keys()].every(name => found.has(name)))
    throw new TfnotesError('init-other-layers', {file: run, layers: [...new Set(others)]})
  for (const [name, shape] of wanted) {
    const other = found.get(name)
    if (other?.join() === shape.join()) continue
    throw new TfnotesError('branch-other-shape', {
      run,
      layer: layerOf(name),
      weight: name.slice(name.lastIndexOf('/') + 1),
      expected: shape.join(' × '),
      ...(other && {found: other.join(' × ')}),
    })
  }
}
