import type {Chapter} from '../../chapters/chapter.ts'
import type {Values} from '../../chapters/hyperparameters.ts'
import {chapterById} from '../../chapters/index.ts'
import {parseHyperparameters} from '../../chapters/values.ts'
import {TfnotesError} from '../../errors.ts'
import type {RunSpec} from '../../runs/spec.ts'
import {type Settings, settingsOf} from './settings.ts'

/** What a run was asked for, checked. */
export interface CheckedSpec {
  readonly chapter: Chapter
  readonly values: Values
  readonly settings: Settings
}

/** The part of a spec that decides what is trained on what. */
export type TrainingSpec = Pick<RunSpec, 'chapter' | 'hyperparameters' | 'preset' | 'seed' | 'dataset'> &
  Partial<Pick<RunSpec, 'threads'>>

/** @throws TfnotesError (usage) `unknown-chapter`, `dataset-not-accepted` and those of `parseHyperparameters` */
export function checkSpec({chapter: id, hyperparameters, preset, dataset}: TrainingSpec): CheckedSpec {
  const chapter = chapterById(id)
  if (!chapter) throw new TfnotesError('unknown-chapter', {chapter: id}, {usage: true})
  if (!chapter.accepts.includes(dataset.name))
    throw new TfnotesError(
      'dataset-not-accepted',
      {dataset: dataset.name, chapter: id, accepted: chapter.accepts},
      {usage: true},
    )
  const values = parseHyperparameters(chapter, hyperparameters, preset)
  return {chapter, values, settings: settingsOf(values)}
}
