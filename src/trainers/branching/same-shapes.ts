import {record} from '../../chapters/graph.ts'
import {weightShapes} from '../../chapters/summary.ts'
import {expectedShape, facts} from '../../datasets/facts/index.ts'
import {TfnotesError} from '../../errors.ts'
import type {TensorFacts} from '../engines/engine.ts'
import {checkSpec, type TrainingSpec} from '../spec/check-spec.ts'

/**
 * That weights fit the network of a run, as far as that can be told before its data is loaded: of pictures of the reader's own
 * nobody knows the classes.
 * @throws TfnotesError `branch-other-shape` {layer, weight, found, expected, run}
 */
export function expectSameShapes(spec: TrainingSpec, saved: readonly TensorFacts[], run: string): void {
  if (facts[spec.dataset.name].needs === 'images') return
  const {chapter, values} = checkSpec(spec)
  const graph = record(chapter, values, expectedShape(spec.dataset.name, values))
  const wanted = weightShapes(graph)
  const found = new Map(saved.map(({name, shape}) => [name, shape]))
  for (const [name, shape] of wanted) {
    const other = found.get(name)
    if (other?.join() === shape.join()) continue
    const [layer, weight] = [name.slice(0, name.lastIndexOf('/')), name.slice(name.lastIndexOf('/') + 1)]
    throw new TfnotesError('branch-other-shape', {
      run,
      layer,
      weight,
      expected: shape.join(' × '),
      ...(other && {found: other.join(' × ')}),
    })
  }
}
