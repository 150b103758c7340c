import {asTyped} from '../../../settings/as-typed.ts'
import {shellLine} from '../../../text/shell-line.ts'
import {changedKeys, type Form, parseForm, type Subject} from '../../form/form.ts'

/** The same numbers as a line for a shell. */
export function labCommand(subject: Subject, form: Form): string {
  const {values} = parseForm(subject, form)
  const preset = form.preset === '' ? [] : ['--preset', form.preset]
  const tuned = [...changedKeys(subject, form)].flatMap(key => asTyped(key, values[key]))
  return shellLine(['tfnotes', 'lab', subject.id, ...preset, ...tuned])
}
