import type {LossName, TrainerSettings} from '../../../spec/settings.ts'
import {smoothedSoftmaxCrossEntropy, sparseSoftmaxCrossEntropy} from '../ops/cross-entropy.ts'
import type {Loss} from './loss.ts'
import {meanSquaredError} from './mean-squared-error.ts'

export type {LossName} from '../../../spec/settings.ts'
export type {Loss} from './loss.ts'

/**
 * §2.1's losses. Sparse categorical cross-entropy on a softmax output is computed from the logits below it, as Keras 3
 * does; with a network that ends in logits the two names therefore mean the same arithmetic. Mean squared error on
 * classes is taken against their one-hot form (§1.5).
 */
export const losses: Readonly<Record<LossName, Loss>> = {
  sparseCategoricalCrossentropy: {
    logits: true,
    targets: 'labels',
    op: sparseSoftmaxCrossEntropy,
  },
  sparseCategoricalCrossentropyFromLogits: {
    logits: true,
    targets: 'labels',
    op: sparseSoftmaxCrossEntropy,
  },
  meanSquaredError: {
    logits: false,
    targets: 'values',
    op: meanSquaredError,
  },
}

/** The loss that a run is trained and judged by: where labels are smoothed, they are in both, as in Keras. */
export function lossOf({loss, labelSmoothing}: Pick<TrainerSettings, 'loss' | 'labelSmoothing'>): Loss {
  const plain = losses[loss]
  if (plain.targets !== 'labels' || labelSmoothing === 0) return plain
  const attrs = {smoothing: labelSmoothing}
  const {forward, backward} = smoothedSoftmaxCrossEntropy
  return {
    ...plain,
    op: {
      forward: inputs => forward(inputs, attrs),
      backward: (dy, memory, _, needed) => backward(dy, memory, attrs, needed),
    },
  }
}
