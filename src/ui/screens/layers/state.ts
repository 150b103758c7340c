import type {Chapter, DataShape} from '../../../chapters/chapter.ts'
import type {HyperparameterValues} from '../../../chapters/hyperparameters/hyperparameter.ts'
import {tryToSummarise} from '../../components/sketch.ts'
import type {AppState} from '../../state.ts'
import {isFailure, open, refuse, type Step} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'

/** The parameter table of a page's network: what Keras prints as its summary, and the work of each layer. */
export interface LayersScreen {
  readonly kind: 'layers'
  readonly id: number
  readonly chapter: string
  readonly values: HyperparameterValues
  readonly shape: DataShape
  readonly top: number
}

export function openLayers(
  state: AppState,
  chapter: Chapter,
  values: HyperparameterValues,
  shape: DataShape,
): Step {
  const summary = tryToSummarise(chapter, values, shape)
  if (isFailure(summary)) return refuse(state, failureWords(summary))
  return open(state, {kind: 'layers', chapter: chapter.id, values, shape, top: 0})
}
