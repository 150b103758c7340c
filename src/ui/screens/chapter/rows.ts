import {describeSteps, type PageStep, pageSteps} from '../../../chapters/steps.ts'
import {titleOf} from '../../../datasets/facts/index.ts'
import {bold, type Line, type Span, span} from '../../../drawing/lines/span.ts'
import {clauses, pad, truncate, truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import {selected} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {isFailure} from '../../step.ts'
import {texts} from '../../text/index.ts'
import type {Text} from '../../text/text.ts'
import {changedKeys, type Field, type Parsed, parseForm} from './fields.ts'
import {describeNetwork} from './network.ts'
import {type ChapterScreen, chapterOf, currentField, formOf, shownFields} from './state.ts'

export interface FormRow {
  readonly key?: string
  readonly line: Line
}

/** A field's name and one line on what it is. */
export function wordsOf(field: Field, {language}: Pick<AppState, 'language'>): {label: string; help: string} {
  if (field.kind === 'hyperparameter') {
    const {label, help} = field.hyperparameter
    return {label: label[language], help: help[language]}
  }
  const [label, help] = texts[language].chapter.fields[field.key as keyof Text['chapter']['fields']]
  return {label, help}
}

const isFlag = (field: Field) => field.kind === 'hyperparameter' && field.hyperparameter.kind === 'flag'
const isChoice = (field: Field) =>
  field.kind === 'choice' || (field.kind === 'hyperparameter' && field.hyperparameter.kind === 'choice')

/** A value as it is read: `yes` for true, the data set's title, a loss's short name, `all` for no limit. */
export function shownValue(field: Field, raw: string, state: AppState): string {
  const {language} = state
  const text = texts[language].chapter
  if (isFlag(field) || field.key === 'skipMissing')
    return raw === 'true' || raw === 'yes' ? text.on : text.off
  if (field.key === 'loss') return text.losses[raw as keyof typeof text.losses] ?? raw
  if (field.key === 'dataset') return titleOf(raw, language)
  if (raw === '' && (field.key === 'trainSamples' || field.key === 'testSamples')) return text.all
  return raw === '' ? text.none : raw
}

const labelWidth = 17

function editedValue(text: string, width: number, ellipsis: string): Span[] {
  return [span(truncateStart(text, width - 1, ellipsis)), {text: ' ', inverse: true}]
}

function fieldRow(
  state: AppState,
  screen: ChapterScreen,
  field: Field,
  parsed: Parsed,
  changed: boolean,
  width: number,
): Line {
  const {glyphs} = state.look
  const isCurrent = currentField(state, screen).key === field.key
  const raw = formOf(state, screen).raw[field.key] ?? ''
  const mark = changed ? glyphs.live : ' '
  const label = `${mark} ${pad(wordsOf(field, state).label, labelWidth, 'left', glyphs.ellipsis)} `
  const room = width - labelWidth - 4
  if (isCurrent && screen.editing)
    return [span(label, 'accent'), span('  '), ...editedValue(screen.editing.text, room, glyphs.ellipsis)]
  const shown = truncate(shownValue(field, raw, state), room - 2, glyphs.ellipsis)
  const wrong = parsed.failures[field.key] !== undefined
  const walks = isCurrent && field.kind !== 'path' && (isChoice(field) || isFlag(field) || !wrong)
  const value = walks ? `${glyphs.left} ${shown} ${glyphs.right}` : `  ${shown}`
  if (isCurrent) return selected([span(label + value)], width, true)
  return [
    span(mark, 'accent'),
    span(label.slice(1)),
    wrong ? {text: `${value} ${glyphs.no}`, role: 'bad', bold: true} : changed ? bold(value) : span(value),
  ]
}

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

/** The rows of the form: the six steps with a line on what each is, and the fields of those that have any. */
export function formRows(state: AppState, screen: ChapterScreen, width: number): FormRow[] {
  const text = texts[state.language]
  const chapter = chapterOf(screen)
  const form = formOf(state, screen)
  const parsed = parseForm(chapter, form)
  const changed = changedKeys(chapter, form)
  const words = stepWords(state, screen)
  const fields = shownFields(state, screen)
  return pageSteps.flatMap((step, index): FormRow[] => [
    {line: stepHeading(`${index + 1} ${text.steps[step]}  `, words[step] ?? '', width, state)},
    ...fields
      .filter(field => field.step === step)
      .map(field => ({
        key: field.key,
        line: fieldRow(state, screen, field, parsed, changed.has(field.key), width),
      })),
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
