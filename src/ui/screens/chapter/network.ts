import {type DatasetName, expectedShape} from '../../../datasets/facts/index.ts'
import {tryToSummarise} from '../../components/sketch.ts'
import type {AppState} from '../../state.ts'
import {parseForm} from './fields.ts'
import {type ChapterScreen, chapterOf, formOf} from './state.ts'

/** The network that the form describes, on the data it names. */
export function describeNetwork(state: AppState, screen: ChapterScreen) {
  const chapter = chapterOf(screen)
  const {values, own} = parseForm(chapter, formOf(state, screen))
  const dataset = (own.dataset ?? chapter.dataset) as DatasetName
  const shape = expectedShape(dataset, values)
  return {chapter, values, dataset, shape, summary: tryToSummarise(chapter, values, shape)}
}
