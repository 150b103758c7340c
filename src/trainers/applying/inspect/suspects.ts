import type {LoadedDataset, Progress} from '../../../datasets/dataset.ts'
import type {Predictor} from '../predict.ts'
import {predictSamples} from './predict-samples.ts'

/** A sample that the network takes for another class than its label says. */
export interface Suspect {
  readonly part: 'train' | 'test'
  readonly sample: number
  readonly given: number
  readonly guess: number
  /** What the network gives the label, and what its own answer. */
  readonly probability: number
  readonly guessProbability: number
}

export interface Suspects {
  /** The label least believed in first. */
  readonly suspects: readonly Suspect[]
  /**
   * How many of them the network is surer of than it is, on average, of samples with the label it guesses (confident
   * learning, Northcutt and others 2021): about so many labels are wrong.
   */
  readonly doubted: number
}

/**
 * The samples of a run whose labels its network doubts, by the probability that it gives the label. Of the training
 * samples it has learnt the labels, wrong ones, too: the longer it was trained, the fewer of those it doubts.
 */
export function findSuspects(
  predictor: Predictor,
  data: LoadedDataset,
  onProgress?: (progress: Omit<Progress, 'phase'>) => void,
): Suspects {
  const {outputs} = predictor.network
  const total = data.train.count + data.test.count
  const parts = (['train', 'test'] as const).map(part => {
    const before = part === 'train' ? 0 : data.train.count
    const samples = data[part]
    const probabilities =
      samples.count === 0
        ? new Float32Array(0)
        : predictSamples(predictor, samples, data, ({done}) => onProgress?.({done: before + done, total}))
    return {part, samples, probabilities}
  })
  const suspects: Suspect[] = []
  const usual = new Float64Array(outputs)
  const counts = new Float64Array(outputs)
  for (const {part, samples, probabilities} of parts)
    for (let sample = 0; sample < samples.count; sample++) {
      const given = samples.y[sample] as number
      const own = probabilities.subarray(sample * outputs, (sample + 1) * outputs)
      const probability = own[given] as number
      usual[given] = (usual[given] as number) + probability
      counts[given] = (counts[given] as number) + 1
      const guessProbability = Math.max(...own)
      const guess = own.indexOf(guessProbability)
      if (guess !== given) suspects.push({part, sample, given, guess, probability, guessProbability})
    }
  suspects.sort(
    (a, b) => a.probability - b.probability || b.guessProbability - a.guessProbability || a.sample - b.sample,
  )
  const isSure = ({guess, guessProbability}: Suspect) =>
    guessProbability >= (usual[guess] as number) / Math.max(1, counts[guess] as number)
  return {suspects, doubted: suspects.filter(isSure).length}
}
