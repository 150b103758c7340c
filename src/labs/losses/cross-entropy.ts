import {softmax, sum} from '../numbers.ts'

/** Keras' guard against log(0). */
const epsilon = 1e-7

/**
 * Cross-entropy of a distribution with an answer that is one already: −Σ y_ · ln y, the answer scaled to sum 1 and
 * clipped to [1e-7, 1 − 1e-7] as Keras does.
 */
export function crossEntropy(truth: readonly number[], answer: readonly number[]): number {
  const total = sum(answer)
  return -sum(
    truth.map((share, i) => {
      const probability = Math.min(1 - epsilon, Math.max(epsilon, (answer[i] as number) / total))
      return share * Math.log(probability)
    }),
  )
}

/** Softmax and cross-entropy in one, from the raw outputs: Σ y_ · (ln Σ eˣ − x). Nothing needs clipping. */
export function crossEntropyFromLogits(truth: readonly number[], logits: readonly number[]): number {
  const largest = Math.max(...logits)
  const logTotal = largest + Math.log(sum(logits.map(value => Math.exp(value - largest))))
  return sum(truth.map((share, i) => (share === 0 ? 0 : share * (logTotal - (logits[i] as number)))))
}

/** Softmax first, then cross-entropy: the two steps that the fused form joins. */
export const softmaxThenCrossEntropy = (truth: readonly number[], logits: readonly number[]): number =>
  crossEntropy(truth, softmax(logits))
