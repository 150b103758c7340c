/** Bytes that tensors take; the same sums for every engine. */

/** As many samples as fit into 64 MB of values at once: judging needs no more, and larger batches are no faster. */
export const judgedAtOnce = (bytesPerSample: number): number =>
  Math.max(1, Math.min(1000, Math.floor(2 ** 26 / bytesPerSample)))

/** Bytes of weights, gradients, the optimizer's slots, and of the values of a batch both ways. */
export const memoryOf = (network: {
  /** Numbers that are trained. */
  readonly trainable: number
  /** Numbers that the optimizer remembers. */
  readonly slots: number
  readonly batchSize: number
  /** That one sample's values take on their way through the network. */
  readonly bytesPerSample: number
}): number => 4 * (2 * network.trainable + network.slots) + 2 * network.batchSize * network.bytesPerSample
