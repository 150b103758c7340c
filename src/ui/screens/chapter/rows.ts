import {type PageStep, pageSteps} from '../../../chapters/page-steps.ts'
import {describeSteps} from '../../../chapters/steps.ts'
import {bold, type Line, span} from '../../../drawing/lines/span.ts'
import {clauses, truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import {strip} from '../../../text/strip.ts'
import {baseName} from '../../components/path.ts'
import {fieldRows, type RowLayout} from '../../form/row.ts'
import {currentField, formOf} from '../../form/state.ts'
import type {AppState} from '../../state.ts'
import {isFailure} from '../../step.ts'
import {texts} from '../../text/index.ts'
import {describeNetwork} from './network.ts'
import {rateField, rateSpark} from './rate.ts'
import type {ChapterScreen} from './state.ts'

export interface FormRow {
  readonly key?: string
  readonly line: Line
}

const layout: RowLayout = {label: 17, isTight: false}

/** The curve of the learning rate stands beside its schedule, in so many columns. */
const widestSpark = 16

/** What each step is on this page as it is tuned now; nothing while the network cannot take the data. */
function stepWords(state: AppState, screen: ChapterScreen): Partial<Record<PageStep, string>> {
  const {chapter, values, dataset, shape, summary} = describeNetwork(state, screen)
  if (isFailure(summary)) return {}
  const described = describeSteps(chapter, values, dataset, shape)
  return Object.fromEntries(pageSteps.map(step => [step, described[step][state.language]]))
}

const stepHeading = (name: string, words: string, width: number, {look}: AppState): Line => [
  bold(name),
  span(clauses(words, width - widthOf(name), look.glyphs.ellipsis), 'dim'),
]

/** Of a price file that is left to be found: which one a pre-flight has read. */
function foundFile(state: AppState, screen: ChapterScreen, columns: number): string {
  const found = screen.preflight?.result
  const isFound = found !== undefined && found.source !== 'generated' && formOf(state, screen).raw.csv === ''
  return isFound && columns > 8
    ? truncateStart(strip(baseName(found.origin)), columns, state.look.glyphs.ellipsis)
    : ''
}

/** The rows of the form: the six steps with a line on what each is, and the fields of those that have any. */
export function formRows(state: AppState, screen: ChapterScreen, width: number): FormRow[] {
  const text = texts[state.language]
  const words = stepWords(state, screen)
  const rows = fieldRows(state, screen, width, {
    ...layout,
    behind: ({key}, columns) =>
      key === rateField
        ? rateSpark(state, screen, Math.min(columns, widestSpark))
        : key === 'csv'
          ? foundFile(state, screen, columns)
          : '',
  })
  return pageSteps.flatMap((step, index): FormRow[] => [
    {line: stepHeading(`${index + 1} ${text.steps[step]}  `, words[step] ?? '', width, state)},
    ...rows
      .filter(({field}) => field.step === step)
      .map(({field, line}): FormRow => ({key: field.key, line})),
  ])
}

/** All six steps in a row, the current one lit. */
export function stepper(state: AppState, screen: ChapterScreen): Line {
  const text = texts[state.language]
  const current = currentField(state, screen).step
  return pageSteps.flatMap((name, index): Line => {
    const label = `${index + 1} ${text.steps[name]}`
    const arrow = index === 0 ? [] : [span(` ${state.look.glyphs.pointer} `, 'dim')]
    return [...arrow, name === current ? bold(label, 'accent') : span(label, 'dim')]
  })
}
