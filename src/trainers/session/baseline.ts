import type {LoadedDataset, Samples} from '../../datasets/dataset.ts'
import {openValues} from '../../datasets/values.ts'
import type {Baseline} from '../../runs/events.ts'
import type {LossName} from '../spec/settings.ts'

type Data = Pick<LoadedDataset, 'classes' | 'inputShape'>

/** The loss of an answer that is always the shares of the classes. */
const undecided: Readonly<Record<LossName, (shares: readonly number[]) => number>> = {
  sparseCategoricalCrossentropy: entropy,
  sparseCategoricalCrossentropyFromLogits: entropy,
  // Of the one-hot form, its mean over the classes.
  meanSquaredError: shares => (1 - sum(shares.map(share => share * share))) / shares.length,
}

function entropy(shares: readonly number[]): number {
  return -sum(shares.filter(share => share > 0).map(share => share * Math.log(share)))
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** What is had on these samples without having learnt anything. Undefined for none. */
export function baselineOf(data: Data, samples: Samples, loss: LossName): Baseline | undefined {
  if (samples.count === 0) return undefined
  const {classes, inputShape} = data
  return classes.length > 1
    ? ofClasses(samples, classes.length, loss)
    : {kind: 'day-before', loss: asTheDayBefore(samples, inputShape), samples: samples.count}
}

function ofClasses({y, count}: Samples, classes: number, loss: LossName): Baseline {
  const counts = new Uint32Array(classes)
  for (const label of y) counts[label] = (counts[label] ?? 0) + 1
  const shares = Array.from(counts, one => one / count)
  return {
    kind: 'classes',
    loss: undecided[loss](shares),
    samples: count,
    classes,
    accuracy: Math.max(...shares),
  }
}

/** Mean squared error, scaled as the loss is. */
function asTheDayBefore(samples: Samples, [window = 1, features = 1]: readonly number[]): number {
  const {y, count} = samples
  const {x, find} = openValues(samples, window * features)
  let squares = 0
  for (let sample = 0; sample < count; sample++) {
    const before = x[find(sample) + (window - 1) * features] as number
    squares += ((y[sample] as number) - before) ** 2
  }
  return squares / count
}
