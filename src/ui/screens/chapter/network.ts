import {expectedShape} from '../../../datasets/facts/index.ts'
import {tryToSummarise} from '../../components/sketch.ts'
import {formOf} from '../../form/state.ts'
import type {AppState} from '../../state.ts'
import {readForm} from './command.ts'
import {type ChapterScreen, chapterOf} from './state.ts'

/** The network that the form describes, on the data it names. */
export function describeNetwork(state: AppState, screen: ChapterScreen) {
  const chapter = chapterOf(screen)
  const {
    values,
    options: {dataset},
  } = readForm(chapter, formOf(state, screen))
  const shape = expectedShape(dataset, values)
  return {chapter, values, dataset, shape, summary: tryToSummarise(chapter, values, shape)}
}
