import type {HyperparameterValues} from '../../chapters/hyperparameters/hyperparameter.ts'
import type {LoadedDataset, Places, Progress} from '../../datasets/dataset.ts'
import {loaders} from '../../datasets/index.ts'
import type {TrainingSpec} from '../spec/check-spec.ts'

interface Loading {
  readonly places: Places
  readonly onProgress?: (progress: Progress) => void
  /** Aborted: loading ends with its reason. */
  readonly signal?: AbortSignal
}

/** Loads the data that a spec names. */
export function loadData(
  {dataset: {name, from, ...rest}, seed, threads}: TrainingSpec,
  values: HyperparameterValues,
  {places, ...heard}: Loading,
): Promise<LoadedDataset> {
  return loaders[name]({
    ...rest,
    from,
    seed,
    places,
    threads,
    hyperparameters: values,
    ...heard,
  })
}
