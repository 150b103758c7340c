import {bold, type Line, span} from '../../../drawing/lines/span.ts'
import {pad, truncate, truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {selected} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import {changedKeys, type Field, formOf, parseLabForm} from './form.ts'
import {currentField, type LabScreen, labOf, shownFields} from './state.ts'

const labelWidth = 14

const labelOf = (field: Field, {language}: AppState): string =>
  field.kind === 'path' ? texts[language].lab.csv[0] : field.parameter.label[language]

function valueText(field: Field, raw: string, {language}: AppState): string {
  const text = texts[language]
  if (field.kind === 'parameter' && field.parameter.kind === 'flag')
    return raw === 'true' ? text.chapter.on : text.chapter.off
  return raw === '' ? text.chapter.none : raw
}

/** Whether the arrows walk the value; a grid or a list is opened instead. */
const walks = (field: Field): boolean =>
  field.kind === 'parameter' &&
  !['grid', 'list'].includes(field.parameter.kind) &&
  !(field.parameter.kind === 'text' && !field.choices)

/** A row for every parameter, the one under the cursor in inverse. */
export function formRows(state: AppState, screen: LabScreen, width: number): {key: string; line: Line}[] {
  const {glyphs} = state.look
  const lab = labOf(screen)
  const form = formOf(state, lab)
  const {failures} = parseLabForm(lab, form)
  const changed = changedKeys(lab, form)
  const current = currentField(state, screen)
  return shownFields(state, screen).map(field => {
    const {key} = field
    const raw = form.raw[key] ?? ''
    const mark = changed.has(key) ? glyphs.live : ' '
    const name = labelOf(field, state)
    // A value that is whole without the blanks behind its name takes them.
    const value = valueText(field, raw, state)
    const left = width - widthOf(value) - 7
    const column = left >= widthOf(name) ? Math.min(labelWidth, left) : labelWidth
    const label = `${mark} ${pad(name, column, 'left', glyphs.ellipsis)} `
    const room = width - column - 3
    if (key === current.key && screen.editing) {
      const typed = truncateStart(screen.editing.text, room - 1, glyphs.ellipsis)
      return {key, line: [span(label, 'accent'), span(typed), {text: ' ', inverse: true}]}
    }
    const cut = field.kind === 'path' ? truncateStart : truncate
    const shown = cut(value, room - 4, glyphs.ellipsis)
    const wrong = failures[key] !== undefined
    const [before, after] = wrong
      ? [' ', glyphs.no]
      : walks(field)
        ? [glyphs.left, glyphs.right]
        : [' ', glyphs.enter.slice(0, 1)]
    if (key === current.key)
      return {key, line: selected([span(`${label}${before} ${shown} ${after}`)], width, true)}
    const drawn = wrong
      ? {text: `  ${shown} ${glyphs.no}`, role: 'bad' as const, bold: true}
      : changed.has(key)
        ? bold(`  ${shown}`)
        : span(`  ${shown}`)
    return {key, line: [span(mark, 'accent'), span(label.slice(1)), drawn]}
  })
}

/** What the field under the cursor is, and why its text cannot be taken. */
export function helpLines(state: AppState, screen: LabScreen, width: number): Line[] {
  const {language} = state
  const text = texts[language]
  const lab = labOf(screen)
  const field = currentField(state, screen)
  if (screen.editing && screen.editing.entries.length > 0)
    return screen.editing.entries.map(({path}) => [
      span(truncateStart(path, width, state.look.glyphs.ellipsis), 'dim'),
    ])
  const failure = parseLabForm(lab, formOf(state, lab)).failures[field.key]
  const words = field.kind === 'path' ? text.lab.csv[1] : field.parameter.help[language]
  const help = wrap(words, width).map((row): Line => [span(row, 'dim')])
  if (!failure) return help
  return [
    ...wrap(failureWords(failure)(text, language), width).map((row): Line => [span(row, 'bad')]),
    ...help,
  ]
}

/** The preset and what to look for with it. */
export function presetLines(state: AppState, screen: LabScreen, width: number): Line[] {
  const {language} = state
  const lab = labOf(screen)
  const {preset} = formOf(state, lab)
  const known = lab.presets[preset]
  if (!known) return [[span(texts[language].lab.presetHint(Object.keys(lab.presets).length), 'dim')]]
  const rows = wrap(texts[language].lab.preset(known.title[language], known.why[language]), width)
  return rows.map((row): Line => [span(row, 'accent')])
}
