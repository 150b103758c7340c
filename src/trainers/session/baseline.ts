import type {LoadedDataset, Samples} from '../../datasets/dataset.ts'
import type {Baseline} from '../../runs/events.ts'
import type {LossName} from '../spec/settings.ts'

type Data = Pick<LoadedDataset, 'classes' | 'inputShape'>

/** The loss of a network that holds every class for equally likely. */
const undecided: Readonly<Record<LossName, (classes: number) => number>> = {
  sparseCategoricalCrossentropy: Math.log,
  sparseCategoricalCrossentropyFromLogits: Math.log,
  // Of the one-hot form, its mean over the classes.
  meanSquaredError: classes => (1 - 1 / classes) / classes,
}

/** What is had on these samples without having learnt anything. Undefined for none. */
export function baselineOf(
  {classes, inputShape}: Data,
  samples: Samples,
  loss: LossName,
): Baseline | undefined {
  if (samples.count === 0) return undefined
  return classes.length > 1
    ? ofClasses(samples, classes.length, undecided[loss](classes.length))
    : asTheDayBefore(samples, inputShape)
}

function ofClasses({y, count}: Samples, classes: number, loss: number): Baseline {
  const counts = new Uint32Array(classes)
  for (const label of y) counts[label] = (counts[label] ?? 0) + 1
  return {kind: 'classes', classes, accuracy: Math.max(...counts) / count, loss}
}

/** Mean squared error, scaled as the loss is. */
function asTheDayBefore({x, y, count}: Samples, [window = 1, features = 1]: readonly number[]): Baseline {
  let squares = 0
  for (let sample = 0; sample < count; sample++) {
    const before = x[((sample + 1) * window - 1) * features] as number
    squares += ((y[sample] as number) - before) ** 2
  }
  return {kind: 'day-before', loss: squares / count}
}
