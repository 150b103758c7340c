import {type Line, span} from '../../../drawing/lines/span.ts'
import {truncateStart} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {fieldFaultLines} from '../../components/fault-lines.ts'
import {parseForm} from '../../form/form.ts'
import type {RowLayout} from '../../form/row.ts'
import {currentField, formOf, subjectOf} from '../../form/state.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {type LabScreen, labOf} from './state.ts'

/** The form beside the figures is narrow. */
export const layout: RowLayout = {label: 14, isTight: true}

/** What the field under the cursor is, and why its text cannot be taken. */
export function helpLines(state: AppState, screen: LabScreen, width: number): Line[] {
  const {language} = state
  const {key, setting} = currentField(state, screen)
  if (screen.editing && screen.editing.entries.length > 0)
    return screen.editing.entries.map(({path}) => [
      span(truncateStart(path, width, state.look.glyphs.ellipsis), 'dim'),
    ])
  const failure = parseForm(subjectOf(screen), formOf(state, screen)).failures[key]
  const help = wrap(setting.help[language], width).map((row): Line => [span(row, 'dim')])
  if (!failure) return help
  return [...fieldFaultLines(failure, setting, state, width), ...help]
}

/** The preset and what to look for with it. */
export function presetLines(state: AppState, screen: LabScreen, width: number): Line[] {
  const {language} = state
  const lab = labOf(screen)
  const {preset} = formOf(state, screen)
  const known = lab.presets[preset]
  if (!known) return [[span(texts[language].lab.presetHint(Object.keys(lab.presets).length), 'dim')]]
  const rows = wrap(texts[language].lab.preset(known.title[language], known.why[language]), width)
  return rows.map((row): Line => [span(row, 'accent')])
}
