import {book, contentOf, pageById} from '../../chapters/book.ts'
import {tensors} from '../../labs/tensors/index.ts'
import type {AppState} from '../state.ts'
import {andThen, close, put, refuse, type Step, stay} from '../step.ts'
import {openChapter} from './chapter/state.ts'
import {openLab} from './lab/open.ts'
import {openNotes} from './notes/state.ts'
import {openTensors} from './tensors/state.ts'

/** Opens a page of the book: a chapter, a lab, or what is only read. */
export function openPage(state: AppState, id: string): Step {
  const page = pageById(id)
  if (page?.kind === 'reading') return openNotes(state, id)
  // A lab whose one parameter is what is typed is a prompt.
  if (page?.kind === 'lab') return id === tensors.id ? openTensors(state) : openLab(state, id)
  return page ? openChapter(state, id) : stay(state)
}

/** The page so many further on in the book. */
export function pageBeside(id: string, by: 1 | -1): string | undefined {
  const at = book.findIndex(page => contentOf(page).id === id)
  const page = at < 0 ? undefined : book[at + by]
  return page && contentOf(page).id
}

const closeAll = (state: AppState): Step =>
  state.screens.length === 1 ? stay(state) : andThen(close(state), closeAll)

/** To another page of the book, from wherever one is: what was open is closed, and the book has its cursor there. */
export const turnTo = (
  state: AppState,
  id: string,
  opening: (state: AppState, id: string) => Step = openPage,
): Step =>
  andThen(closeAll(state), closed => {
    const [first] = closed.screens
    const at =
      first?.kind === 'chapters' ? put(closed, {...first, chapter: id, filter: '', typing: false}) : closed
    return opening(at, id)
  })

/** The page after or before another one; at the ends of the book it says so. */
export function turn(
  state: AppState,
  id: string,
  by: 1 | -1,
  opening?: (state: AppState, id: string) => Step,
): Step {
  const next = pageBeside(id, by)
  if (next === undefined) return refuse(state, ({reader}) => (by === 1 ? reader.lastPage : reader.firstPage))
  return turnTo(state, next, opening)
}
