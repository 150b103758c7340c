import type {Chapter, DataShape} from '../../../chapters/chapter.ts'
import {expectedShape, facts} from '../../../datasets/facts/index.ts'
import type {RunOptionValues} from '../../../runs/options.ts'
import {shellLine} from '../../../text/shell-line.ts'
import {tryToSummarise} from '../../components/sketch.ts'
import {formOf} from '../../form/state.ts'
import type {AppState} from '../../state.ts'
import {optionFlags, readForm} from './command.ts'
import {type ChapterScreen, chapterOf} from './state.ts'

/** Which data it is, as far as that decides what the network is built for. */
const dataKey = (chapter: Chapter, options: RunOptionValues, expected: DataShape): string =>
  [
    shellLine(optionFlags(chapter, options, (_, step) => step === 'data')),
    ...expected.inputShape,
    expected.classes,
  ].join(' ')

/** The network that the form describes, on the data it names. */
export function describeNetwork(state: AppState, screen: ChapterScreen) {
  const chapter = chapterOf(screen)
  const {values, options} = readForm(chapter, formOf(state, screen))
  const {dataset} = options
  const expected = expectedShape(dataset, values)
  const data = dataKey(chapter, options, expected)
  const shape = screen.learnt?.data === data ? screen.learnt.shape : expected
  return {
    chapter,
    values,
    dataset,
    shape,
    data,
    isAssumed: typeof facts[dataset].classes === 'number' && shape === expected,
    summary: tryToSummarise(chapter, values, shape),
  }
}
