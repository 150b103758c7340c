import type {LoadedDataset, Places, Progress} from '../../../datasets/dataset.ts'
import {TfnotesError} from '../../../errors.ts'
import {checkSameData, factsOf} from '../../loading/data-facts.ts'
import {loadData} from '../../loading/load-data.ts'
import type {Predictor} from '../predict.ts'
import {type ClassJudgement, judgeClasses} from './confusion.ts'
import {predictSamples} from './predict-samples.ts'

export interface JudgedRun extends ClassJudgement {
  /** What was judged: the test samples that the run itself is judged by. */
  readonly data: LoadedDataset
}

interface JudgeOptions {
  readonly places: Places
  /** Mistakes that are kept. */
  readonly most: number
  /** Mistakes of each confusion that are kept besides. @default 0 */
  readonly each?: number
  readonly onProgress?: (progress: Omit<Progress, 'phase'>) => void
}

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
  {places, most, each, onProgress}: JudgeOptions,
): Promise<JudgedRun> {
  const data = await loadValidation(predictor, places)
  const probabilities = predictSamples(predictor, data.test, data, onProgress)
  return {...judgeClasses(probabilities, data.test.y, data.classes, most, each), data}
}
