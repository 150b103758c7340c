import {moved} from '../../components/list.ts'
import {pageOnTop} from '../../reader.ts'
import type {AppState} from '../../state.ts'
import {close, put, type Step, stay} from '../../step.ts'
import type {Handler, Handlers} from '../module.ts'
import {openPage, turn} from '../pages.ts'
import {placeOf} from './rows.ts'
import {type NotesScreen, openNotes} from './state.ts'

type S = NotesScreen

/** A row of what was in sight stays in sight. */
const scroll: Handler<S> = (state, screen, {name}) => {
  const {top, last, room} = placeOf(state, screen)
  return stay(put(state, {...screen, top: moved(top, last + 1, name, Math.max(1, room - 1))}))
}

const turnNotes = (state: AppState, {chapter}: S, by: 1 | -1): Step => turn(state, chapter, by, openNotes)

/** The page itself; where these notes were opened from it, it is below. */
function tryOut(state: AppState, {chapter}: S): Step {
  const closed = close(state)
  return pageOnTop(closed.state) === chapter ? closed : openPage(state, chapter)
}

export const handlers: Handlers<S, 'notes'> = {
  scroll,
  page: scroll,
  ends: scroll,
  readOn: (state, screen, key) => {
    const {top, last} = placeOf(state, screen)
    return top >= last ? turnNotes(state, screen, 1) : scroll(state, screen, {...key, name: 'pagedown'})
  },
  nextNotes: (state, screen) => turnNotes(state, screen, 1),
  previousNotes: (state, screen) => turnNotes(state, screen, -1),
  openPage: tryOut,
  back: close,
}
