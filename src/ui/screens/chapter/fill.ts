import type {Chapter} from '../../../chapters/chapter.ts'
import {chapterById} from '../../../chapters/index.ts'
import type {Form} from '../../form/form.ts'
import {formFor} from '../../form/state.ts'
import {chapterSubject} from '../../form/subjects.ts'
import type {AppState} from '../../state.ts'
import {put} from '../../step.ts'

/** Puts values into a page's form, from a screen that it has opened; what was measured there was for others. */
export function fillPage(
  state: AppState,
  {chapter, page: id}: {readonly chapter: string; readonly page: number},
  values: Form['raw'],
): AppState {
  const form = formFor(state, chapterSubject(chapterById(chapter) as Chapter))
  const page = state.screens.find(one => one.id === id)
  const filled = {...state, forms: {...state.forms, [chapter]: {...form, raw: {...form.raw, ...values}}}}
  return page?.kind === 'chapter' ? put(filled, {...page, preflight: undefined}) : filled
}
