import type {Chapter, DataShape} from '../../../chapters/chapter.ts'
import {expectedShape, facts} from '../../../datasets/facts/index.ts'
import type {RunOptionValues} from '../../../runs/options.ts'
import {shellLine} from '../../../text/shell-line.ts'
import {tryToSummarise} from '../../components/sketch.ts'
import type {Form} from '../../form/form.ts'
import {formOf} from '../../form/state.ts'
import {perObject} from '../../per-object.ts'
import type {AppState} from '../../state.ts'
import {optionFlags, readForm} from './command.ts'
import {type ChapterScreen, chapterOf, type Learnt} from './state.ts'

/** Which data it is, as far as that decides what the network is built for. */
const dataKey = (chapter: Chapter, options: RunOptionValues, expected: DataShape): string =>
  [
    shellLine(optionFlags(chapter, options, (_, step) => step === 'data')),
    ...expected.inputShape,
    expected.classes,
  ].join(' ')

/** The network that the form describes, on the data it names. */
export const describeNetwork = (state: AppState, screen: ChapterScreen) =>
  described(chapterOf(screen))(formOf(state, screen))(screen.learnt ?? nothing)

const nothing: Partial<Learnt> = {}

const described = perObject((chapter: Chapter) =>
  perObject((form: Form) => perObject((learnt: Partial<Learnt>) => describe(chapter, form, learnt))),
)

function describe(chapter: Chapter, form: Form, learnt: Partial<Learnt>) {
  const {values, options} = readForm(chapter, form)
  const {dataset} = options
  const expected = expectedShape(dataset, values)
  const data = dataKey(chapter, options, expected)
  const shape = (learnt.data === data ? learnt.shape : undefined) ?? expected
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
