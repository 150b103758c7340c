import type {LossName} from '../../../spec/settings.ts'
import {sparseSoftmaxCrossEntropy} from '../ops/cross-entropy.ts'
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
