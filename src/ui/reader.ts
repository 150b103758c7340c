import {pageById} from '../chapters/book.ts'
import {type BookProgress, withProgress} from '../progress/book-progress.ts'
import {changedKeys, type Form} from './form/form.ts'
import {chapterSubject, labSubject} from './form/subjects.ts'
import {hasReadBeside} from './screens/chapter/notes.ts'
import {firstPage} from './screens/chapters/state.ts'
import {hasSeenTheEnd} from './screens/notes/rows.ts'
import type {AppState} from './state.ts'
import {also, type Step, stay, topOf} from './step.ts'

/** The page of the book that the top screen is, or whose notes it shows. */
export function pageOnTop(state: AppState): string | undefined {
  const top = topOf(state)
  switch (top.kind) {
    case 'chapter':
    case 'notes':
      return top.chapter
    case 'lab':
      return top.lab
    case 'tensors':
      return top.kind
    default:
      return undefined
  }
}

/** Whether a form says anything else than its page does at first; rows that are open say nothing. */
function isTuned(key: string, form: Form): boolean {
  const page = pageById(key)
  if (page?.kind !== 'chapter' && page?.kind !== 'lab') return true
  const subject = page.kind === 'chapter' ? chapterSubject(page.chapter) : labSubject(page.lab)
  return form.preset !== subject.preset || changedKeys(subject, form).size > 0
}

/** What the reader has got to know by this change. */
function newMarks(before: AppState, after: AppState): Partial<BookProgress> {
  const {progress} = after
  const page = pageOnTop(after)
  const top = topOf(after)
  const changed =
    before.forms === after.forms
      ? []
      : Object.entries(after.forms)
          .filter(([key, form]) => form !== before.forms[key] && isTuned(key, form))
          // A branch's form belongs to its chapter.
          .map(([key]) => key.split(' ')[0] ?? key)
  const typed = top.kind === 'tensors' && top.entries.length > 0 ? [top.kind] : []
  const isRead =
    (top.kind === 'notes' || top.kind === 'chapter') &&
    !progress.read.includes(top.chapter) &&
    (top.kind === 'notes' ? hasSeenTheEnd(after, top) : hasReadBeside(after, top))
  return {
    ...(page !== undefined && {at: page}),
    tried: [...changed, ...typed],
    read: isRead && page !== undefined ? [page] : [],
  }
}

/** Notes what the reader has read and tried, after whatever has happened. */
export function remember(before: AppState, step: Step): Step {
  const {state} = step
  if (state.screens === before.screens && state.forms === before.forms && state.size === before.size)
    return step
  const marks = newMarks(before, state)
  const progress = withProgress(state.progress, marks)
  if (progress === state.progress) return step
  return also({...step, state: {...state, progress}}, {effect: 'keep-progress', progress: marks})
}

/** The reader's progress has been read: the book opens where it was left, unless the reader has been quicker. */
export function resumeReading(state: AppState, known: BookProgress): Step {
  const progress = withProgress(known, state.progress)
  const [book] = state.screens
  const {at} = progress
  if (book?.kind !== 'chapters' || at === undefined || !pageById(at)) return stay({...state, progress})
  const isUntouched = book.chapter === firstPage && book.filter === '' && !book.typing
  const screens = isUntouched ? [{...book, chapter: at}, ...state.screens.slice(1)] : state.screens
  return stay({...state, progress, screens})
}
