import {chapters} from '../../../chapters/index.ts'
import type {Failure} from '../../../errors.ts'
import {TfnotesError} from '../../../errors.ts'
import type {Lab} from '../../../labs/lab.ts'
import {formatSetting} from '../../../settings/format-setting.ts'
import {parseSetting} from '../../../settings/parse-setting.ts'
import type {Setting, Value, Values} from '../../../settings/setting.ts'
import {defaults, isRelevant} from '../../../settings/tunable.ts'
import {flagName, flagOf} from '../../../text/flag-name.ts'
import type {AppState} from '../../state.ts'
import type {Form} from '../chapter/form.ts'

/** A row of a lab's form: a parameter, or the file of the reader's own points. */
export type Field = {readonly key: string} & (
  | {readonly kind: 'parameter'; readonly parameter: Setting; readonly choices?: readonly string[]}
  | {readonly kind: 'path'}
)

/** The field of a lab that reads points. */
export const csvKey = 'csv'

const presetOf = (preset: string): string | undefined => (preset === '' ? undefined : preset)

/** The form as a preset fills it; without one, as the lab begins. The reader's own file stays. */
export function fillLabForm(lab: Lab, preset = '', kept?: Form): Form {
  const raw = Object.entries(defaults(lab, presetOf(preset))).map(([key, value]) => [
    key,
    formatSetting(value),
  ])
  return {preset, raw: {...Object.fromEntries(raw), [csvKey]: kept?.raw[csvKey] ?? ''}}
}

export const formOf = (state: AppState, lab: Lab): Form => state.forms[lab.id] ?? fillLabForm(lab)

export interface ParsedLab {
  readonly values: Values
  /** Why a field's text cannot be taken, by the field's key. */
  readonly failures: Readonly<Record<string, Failure>>
}

/** Reads the form; a field that cannot be read counts as the preset's value in `values` and is in `failures`. */
export function parseLabForm(lab: Lab, form: Form): ParsedLab {
  const values: Record<string, Value> = {...defaults(lab, presetOf(form.preset))}
  const failures: Record<string, Failure> = {}
  for (const [key, parameter] of Object.entries(lab.settings)) {
    try {
      values[key] = parseSetting(flagOf(key), parameter, form.raw[key] ?? '')
    } catch (error) {
      if (!(error instanceof TfnotesError)) throw error
      failures[key] = {code: error.code, detail: error.detail}
    }
  }
  return {values, failures}
}

/** Names that the arrows walk through in a text: those of the chapters, where a lab counts their networks. */
const choicesOf = (lab: Lab, parameter: Setting): readonly string[] | undefined =>
  lab.reads === 'networks' && parameter.kind === 'text' ? ['', ...chapters.map(({id}) => id)] : undefined

/** The rows of the form: only what matters with the other values. */
export function fieldsOf(lab: Lab, form: Form): readonly Field[] {
  const {values} = parseLabForm(lab, form)
  const fields = Object.entries(lab.settings)
    .filter(([, parameter]) => isRelevant(parameter, values))
    .map(([key, parameter]): Field => {
      const choices = choicesOf(lab, parameter)
      return {key, kind: 'parameter', parameter, ...(choices && {choices})}
    })
  return lab.reads === 'points' ? [...fields, {key: csvKey, kind: 'path'}] : fields
}

/** Keys whose text is not what the preset says. */
export function changedKeys(lab: Lab, form: Form): ReadonlySet<string> {
  const start = fillLabForm(lab, form.preset)
  return new Set(Object.keys(start.raw).filter(key => form.raw[key] !== start.raw[key]))
}

const quoted = (word: string): string =>
  /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

/** The same numbers as a line for a shell. What begins with a minus would be taken for a flag of its own. */
export function labCommand(lab: Lab, form: Form): string {
  const preset = form.preset === '' ? [] : ['--preset', form.preset]
  const tuned = [...changedKeys(lab, form)].flatMap(key => {
    const value = form.raw[key] ?? ''
    return value.startsWith('-') ? [`${flagName(key)}=${value}`] : [flagName(key), value]
  })
  return ['tfnotes', 'lab', lab.id, ...preset, ...tuned].map(quoted).join(' ')
}
