import type {Chapter} from '../../chapters/chapter.ts'
import {chapterById} from '../../chapters/index.ts'
import {labById} from '../../labs/index.ts'
import type {Lab} from '../../labs/lab.ts'
import {perObject} from '../per-object.ts'
import type {PathEntry} from '../platform.ts'
import type {Screen} from '../screens/screen.ts'
import type {AppState} from '../state.ts'
import {type Form, type FormField, newForm, type Subject} from './form.ts'
import {formFields, moreKey} from './more.ts'
import {chapterSubject, labSubject} from './subjects.ts'

/** A field's text while it is being typed. */
export interface Editing {
  readonly text: string
  /** What the path may become, after Tab. */
  readonly entries: readonly PathEntry[]
}

/** What a screen with a form has beside its own. The form's values live in `AppState.forms`, to outlast the page. */
export interface WithForm {
  /** Key of the field under the cursor. */
  readonly field: string
  readonly editing?: Editing | undefined
}

export type FormScreen = Extract<Screen, WithForm>

export const subjectOf = (screen: FormScreen): Subject =>
  screen.kind === 'chapter' ? subjectOfPage(screen) : labSubject(labById(screen.lab) as Lab)

/** A branch's fields are its own: those of the chapter's page stay as they are. */
const subjectOfPage = perObject(({chapter, branch}: Extract<FormScreen, {kind: 'chapter'}>): Subject => {
  const subject = chapterSubject(chapterById(chapter) as Chapter)
  return branch === undefined ? subject : {...subject, id: `${chapter} ${branch}`}
})

/** What stands in the fields of a chapter or a lab. */
export const formFor = ({forms}: Pick<AppState, 'forms'>, subject: Subject): Form =>
  forms[subject.id] ?? newForm(subject)

export const formOf = (state: AppState, screen: FormScreen): Form => formFor(state, subjectOf(screen))

export const fieldsOf = (state: AppState, screen: FormScreen): readonly FormField[] =>
  formFields(subjectOf(screen), formOf(state, screen))

/** The field under the cursor; the row that it is behind, and the first one when its own has become irrelevant. */
export function currentField(state: AppState, screen: FormScreen): FormField {
  const fields = fieldsOf(state, screen)
  const named = (wanted: string) => fields.find(({key}) => key === wanted)
  const hidden = subjectOf(screen).fields.find(({key, setting}) => key === screen.field && setting.more)
  return (named(screen.field) ?? (hidden && named(moreKey(hidden.step))) ?? fields[0]) as FormField
}
