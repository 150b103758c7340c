import type {Chapter} from '../../chapters/chapter.ts'
import type {HyperparameterValues} from '../../chapters/hyperparameters/hyperparameter.ts'
import {chapterById} from '../../chapters/index.ts'
import {TfnotesError} from '../../errors.ts'
import type {RunSpec} from '../../runs/spec.ts'
import {parseSettings} from '../../settings/tunable.ts'
import {settingsOf, type TrainerSettings} from './settings.ts'

/** What a run was asked for, checked. */
export interface CheckedSpec {
  readonly chapter: Chapter
  readonly values: HyperparameterValues
  readonly settings: TrainerSettings
}

/** The part of a spec that decides what is trained on what. */
export type TrainingSpec = Pick<RunSpec, 'chapter' | 'hyperparameters' | 'preset' | 'seed' | 'dataset'> &
  Partial<Pick<RunSpec, 'threads'>>

/** @throws TfnotesError (usage) `unknown-chapter`, `dataset-not-accepted` and those of `parseSettings` */
export function checkSpec({chapter: id, hyperparameters, preset, dataset}: TrainingSpec): CheckedSpec {
  const chapter = chapterById(id)
  if (!chapter) throw new TfnotesError('unknown-chapter', {chapter: id}, {usage: true})
  if (!chapter.accepts.includes(dataset.name))
    throw new TfnotesError(
      'dataset-not-accepted',
      {dataset: dataset.name, chapter: id, accepted: chapter.accepts},
      {usage: true},
    )
  const values = parseSettings(chapter, hyperparameters, preset)
  return {chapter, values, settings: settingsOf(values)}
}
