import type {PreflightAnswer} from '../../../answers/data.ts'
import type {Chapter} from '../../../chapters/chapter.ts'
import {chapterById} from '../../../chapters/index.ts'
import type {Failure} from '../../../errors.ts'
import type {Effect} from '../../effects.ts'
import type {PathEntry} from '../../platform.ts'
import type {AppState} from '../../state.ts'
import type {NewScreen} from '../screen.ts'
import {type Field, fieldsOf} from './fields.ts'
import {type Form, newForm} from './form.ts'

/** A field's text while it is being typed. */
export interface Editing {
  readonly text: string
  /** What the path may become, after Tab. */
  readonly entries: readonly PathEntry[]
}

/** A few real batches with the values of `command`. */
export interface Preflight {
  readonly command: string
  readonly result?: PreflightAnswer
  readonly failure?: Failure
}

/** A chapter's page: the six steps as a form. Its values live in `AppState.forms`, so that they outlast the page. */
export interface ChapterScreen {
  readonly kind: 'chapter'
  readonly id: number
  readonly chapter: string
  /** Key of the field under the cursor. */
  readonly field: string
  readonly editing?: Editing | undefined
  readonly preflight?: Preflight | undefined
  readonly starting: boolean
}

export const chapterOf = ({chapter}: ChapterScreen): Chapter => chapterById(chapter) as Chapter

export const formOf = (state: AppState, screen: ChapterScreen): Form =>
  state.forms[screen.chapter] ?? newForm(chapterOf(screen))

export const putForm = (state: AppState, screen: ChapterScreen, form: Form): AppState => ({
  ...state,
  forms: {...state.forms, [screen.chapter]: form},
})

export const shownFields = (state: AppState, screen: ChapterScreen): readonly Field[] =>
  fieldsOf(chapterOf(screen), formOf(state, screen))

/** The field under the cursor; the first one when its own has become irrelevant. */
export function currentField(state: AppState, screen: ChapterScreen): Field {
  const fields = shownFields(state, screen)
  return (fields.find(({key}) => key === screen.field) ?? fields[0]) as Field
}

/** A chapter's page with the values it was left with, and what its opening wants done. */
export function openChapter(
  state: AppState,
  id: string,
): {screen: NewScreen; form: Form; effects: (owner: number) => readonly Effect[]} {
  const chapter = chapterById(id) as Chapter
  return {
    screen: {kind: 'chapter', chapter: id, field: 'epochs', starting: false},
    form: state.forms[id] ?? newForm(chapter),
    effects: owner => [{effect: 'wait', owner, name: 'preflight', ms: 700}],
  }
}
