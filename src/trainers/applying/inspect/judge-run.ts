import type {LoadedDataset, Places, Progress} from '../../../datasets/dataset.ts'
import {TfnotesError} from '../../../errors.ts'
import {checkSameData, factsOf} from '../../loading/data-facts.ts'
import {loadData} from '../../loading/load-data.ts'
import type {Predictor} from '../predict.ts'
import {type ClassJudgement, judgeClasses} from './confusion.ts'

export interface JudgedRun extends ClassJudgement {
  /** What was judged: the validation samples that the run itself is judged by. */
  readonly data: LoadedDataset
}

interface JudgeOptions {
  readonly places: Places
  /** Mistakes that are kept. */
  readonly most: number
  readonly onProgress?: (progress: Omit<Progress, 'phase'>) => void
}

/** Samples that are scaled and predicted at once. */
const atOnce = 256

/**
 * The validation data of a run's own kind: loaded as the run loaded it.
 * @throws TfnotesError `data-changed`, `nothing-to-judge`
 */
export async function loadValidation(
  {spec, values, data: facts}: Predictor,
  places: Places,
): Promise<LoadedDataset> {
  const data = await loadData(spec, values, {places})
  checkSameData(facts, factsOf(data))
  if (data.test.count === 0) throw new TfnotesError('nothing-to-judge', {run: spec.id})
  return data
}

/** Judges a trained network class by class on the samples its run was validated with. */
export async function judgeRun(
  predictor: Predictor,
  {places, most, onProgress}: JudgeOptions,
): Promise<JudgedRun> {
  const data = await loadValidation(predictor, places)
  const {x, y, count} = data.test
  const size = x.length / count
  const {outputs} = predictor.network
  const probabilities = new Float32Array(count * outputs)
  for (let from = 0; from < count; from += atOnce) {
    const to = Math.min(count, from + atOnce)
    const samples = new Float32Array(x.subarray(from * size, to * size))
    for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] as number) * data.scale
    probabilities.set(predictor.predict(samples, to - from), from * outputs)
    onProgress?.({done: to, total: count})
  }
  return {...judgeClasses(probabilities, y, data.classes, most), data}
}
