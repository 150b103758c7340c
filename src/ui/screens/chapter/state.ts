import type {PreflightAnswer} from '../../../answers/data.ts'
import type {Chapter} from '../../../chapters/chapter.ts'
import {chapterById} from '../../../chapters/index.ts'
import type {Failure} from '../../../errors.ts'
import type {Effect} from '../../effects.ts'
import type {Form} from '../../form/form.ts'
import {formFor, type WithForm} from '../../form/state.ts'
import {chapterSubject} from '../../form/subjects.ts'
import type {AppState} from '../../state.ts'
import type {NewScreen} from '../screen.ts'

/** A few real batches with the values of `command`. */
export interface Preflight {
  readonly command: string
  readonly result?: PreflightAnswer
  readonly failure?: Failure
}

/** A chapter's page: the six steps as a form. Its values live in `AppState.forms`, so that they outlast the page. */
export interface ChapterScreen extends WithForm {
  readonly kind: 'chapter'
  readonly id: number
  readonly chapter: string
  readonly preflight?: Preflight | undefined
  readonly starting: boolean
}

export const chapterOf = ({chapter}: ChapterScreen): Chapter => chapterById(chapter) as Chapter

/** A page whose values have changed is measured a moment later. */
export const measureSoon = (owner: number): Effect => ({effect: 'wait', owner, name: 'preflight', ms: 700})

/** A chapter's page with the values it was left with, and what its opening wants done. */
export function openChapter(
  state: AppState,
  id: string,
): {screen: NewScreen; form: Form; effects: (owner: number) => readonly Effect[]} {
  const chapter = chapterById(id) as Chapter
  return {
    screen: {kind: 'chapter', chapter: id, field: 'epochs', starting: false},
    form: formFor(state, chapterSubject(chapter)),
    effects: owner => [measureSoon(owner)],
  }
}
