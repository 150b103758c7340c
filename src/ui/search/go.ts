import {contentOf, pageById} from '../../chapters/book.ts'
import {chapterById} from '../../chapters/index.ts'
import {wrap} from '../../drawing/lines/wrap.ts'
import {labById} from '../../labs/index.ts'
import type {Subject} from '../form/form.ts'
import {moreKey} from '../form/more.ts'
import {formFor} from '../form/state.ts'
import {chapterSubject, labSubject} from '../form/subjects.ts'
import {openGlossary} from '../screens/glossary/state.ts'
import {openHelpAt} from '../screens/help/at.ts'
import {layNotes} from '../screens/notes/rows.ts'
import {openNotes} from '../screens/notes/state.ts'
import {openPage} from '../screens/pages.ts'
import type {AppState} from '../state.ts'
import {put, type Step, stay, topOf} from '../step.ts'
import {type Entry, paragraphsOf, type Target} from './entries.ts'

/** The notes of a page, with a paragraph of theirs at the top. */
export function openNotesAt(state: AppState, id: string, paragraph: number): Step {
  const opened = openNotes(state, id)
  const screen = topOf(opened.state)
  const page = pageById(id)
  if (screen.kind !== 'notes' || !page) return opened
  const {width} = layNotes(opened.state, screen)
  const before = paragraphsOf(contentOf(page).notes[state.language]).slice(0, paragraph)
  const top = before.length === 0 ? 0 : wrap(before.join('\n\n'), width).length + 1
  return {...opened, state: put(opened.state, {...screen, top})}
}

function subjectOfPage(id: string): Subject | undefined {
  const chapter = chapterById(id)
  if (chapter) return chapterSubject(chapter)
  const lab = labById(id)
  return lab && labSubject(lab)
}

/** The form with the row open that a field is behind. */
function withFieldInSight(state: AppState, id: string, key: string): AppState {
  const subject = subjectOfPage(id)
  const field = subject?.fields.find(one => one.key === key)
  if (!subject || !field?.setting.more) return state
  const form = formFor(state, subject)
  const opened = [...new Set([...(form.opened ?? []), moreKey(field.step)])]
  return {...state, forms: {...state.forms, [subject.id]: {...form, opened}}}
}

/** A page that has the setting: the one that is open, else the one where the reader was, else the first. */
function openSetting(state: AppState, {key, pages}: Extract<Target, {kind: 'setting'}>): Step {
  const top = topOf(state)
  const open = top.kind === 'chapter' ? top.chapter : top.kind === 'lab' ? top.lab : undefined
  const isOpen = open !== undefined && pages.includes(open)
  const {at} = state.progress
  const id = isOpen ? open : at !== undefined && pages.includes(at) ? at : (pages[0] ?? '')
  const step = isOpen ? stay(state) : openPage(state, id)
  const shown = withFieldInSight(step.state, id, key)
  const screen = topOf(shown)
  const isForm = screen.kind === 'chapter' || screen.kind === 'lab'
  return {...step, state: isForm ? put(shown, {...screen, field: key}) : shown}
}

/** To where an entry leads. */
export function goTo(state: AppState, {target}: Entry): Step {
  switch (target.kind) {
    case 'page':
      return openPage(state, target.page)
    case 'term':
      return openGlossary(state, target.term.name.en)
    case 'setting':
      return openSetting(state, target)
    case 'key':
      return openHelpAt(state, target.context, target.command)
    case 'notes':
      return openNotesAt(state, target.page, target.paragraph)
  }
}
