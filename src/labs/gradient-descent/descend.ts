import {shortestFloat32} from '../../text/numbers.ts'

/** One update of w, with everything the notes print about it. */
export interface DescentStep {
  readonly epoch: number
  readonly learningRate: number
  /** loss = (w + 1)² and its slope 2(w + 1), before the update. */
  readonly loss: number
  readonly gradient: number
  /** w after the update. */
  readonly w: number
}

/** lr = base · rate^(epoch / every); a rate of 1 keeps it constant. Epochs count from 0. */
export const decayed = (base: number, rate: number, every: number) => (epoch: number) =>
  base * rate ** (epoch / every)

export const lossAt = (w: number) => (w + 1) ** 2

/**
 * Gradient descent on loss = (w + 1)² in float32, operation by operation as TensorFlow computes the notes' program
 * (w is a float32 variable, the learning rate a Python float). Values are given as the shortest decimals that mean
 * the same float32.
 */
export function descend(
  start: number,
  epochs: number,
  learningRate: (epoch: number) => number,
): DescentStep[] {
  const {fround} = Math
  const steps: DescentStep[] = []
  let w = fround(start)
  for (let epoch = 0; epoch < epochs; epoch++) {
    const distance = fround(w + 1)
    const gradient = fround(2 * distance)
    const rate = learningRate(epoch)
    w = fround(w - fround(fround(rate) * gradient))
    steps.push({
      epoch,
      learningRate: rate,
      loss: shortestFloat32(fround(distance * distance)),
      gradient: shortestFloat32(gradient),
      w: shortestFloat32(w),
    })
  }
  return steps
}
