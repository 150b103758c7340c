import type {LoadedDataset} from '../../datasets/dataset.ts'
import type {Failure} from '../../errors.ts'
import {significant} from '../../text/numbers.ts'
import type {TrainerSettings} from '../spec/settings.ts'

type Wanted = Pick<TrainerSettings, 'classWeights'>
type Counted = Pick<LoadedDataset, 'classes' | 'train'>

/**
 * What a training sample's loss is multiplied with, by its class; undefined where all count alike. Balanced is what
 * scikit-learn means by it: samples / (classes · samples of the class), so that a sample counts for 1 on average. A class
 * without samples is none of them, and has 0.
 */
export function weightsByClass({classWeights}: Wanted, data: Counted): Float32Array | undefined {
  if (classWeights === 'none') return undefined
  const counts = countsOf(data)
  const there = counts.filter(count => count > 0).length
  return Float32Array.from(counts, count => (count > 0 ? data.train.count / (there * count) : 0))
}

/** What the weights came to, for a reader to see before training. */
export function remarksOnWeights(wanted: Wanted, data: Counted): Failure[] {
  const weights = weightsByClass(wanted, data)
  if (!weights) return []
  const counts = countsOf(data)
  const each = data.classes.map(
    (name, label) => `${name} ${significant(weights[label] as number, 3)} (${counts[label]})`,
  )
  return [{code: 'class-weights', detail: {weights: each}}]
}

function countsOf({classes, train}: Counted): number[] {
  const counts = classes.map(() => 0)
  for (const label of train.y) counts[label] = (counts[label] ?? 0) + 1
  return counts
}
