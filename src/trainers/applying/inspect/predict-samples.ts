import type {LoadedDataset, Progress, Samples} from '../../../datasets/dataset.ts'
import type {Predictor} from '../predict.ts'

/** Samples that are scaled and predicted at once. */
const atOnce = 256

/** What the network makes of every sample: count × outputs values. */
export function predictSamples(
  {network, predict}: Predictor,
  {x, count}: Samples,
  {scale}: Pick<LoadedDataset, 'scale'>,
  onProgress?: (progress: Omit<Progress, 'phase'>) => void,
): Float32Array {
  const size = x.length / count
  const {outputs} = network
  const results = new Float32Array(count * outputs)
  for (let from = 0; from < count; from += atOnce) {
    const to = Math.min(count, from + atOnce)
    const samples = new Float32Array(x.subarray(from * size, to * size))
    for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] as number) * scale
    results.set(predict(samples, to - from), from * outputs)
    onProgress?.({done: to, total: count})
  }
  return results
}
