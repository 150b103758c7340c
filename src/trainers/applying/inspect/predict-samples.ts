import type {LoadedDataset, Progress, Samples} from '../../../datasets/dataset.ts'
import {openValues, viewOf} from '../../../datasets/values.ts'
import type {Predictor} from '../predict.ts'

/** Samples that are scaled and predicted at once. */
const atOnce = 256

/** What the network makes of every sample: count × outputs values. */
export function predictSamples(
  {network, predict}: Predictor,
  samples: Samples,
  {scale, inputShape}: Pick<LoadedDataset, 'scale' | 'inputShape'>,
  onProgress?: (progress: Omit<Progress, 'phase'>) => void,
): Float32Array {
  const {count} = samples
  const {outputs} = network
  const size = inputShape.reduce((product, dimension) => product * dimension, 1)
  const values = openValues(samples, size)
  const results = new Float32Array(count * outputs)
  for (let from = 0; from < count; from += atOnce) {
    const to = Math.min(count, from + atOnce)
    const scaled = new Float32Array((to - from) * size)
    for (let i = from; i < to; i++) scaled.set(viewOf(values, i), (i - from) * size)
    for (let i = 0; i < scaled.length; i++) scaled[i] = (scaled[i] as number) * scale
    results.set(predict(scaled, to - from), from * outputs)
    onProgress?.({done: to, total: count})
  }
  return results
}
