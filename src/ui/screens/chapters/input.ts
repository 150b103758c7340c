import {contentOf} from '../../../chapters/book.ts'
import {moved} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {put, refuse, type Step, stay} from '../../step.ts'
import {openGlossary} from '../glossary/state.ts'
import type {Handlers, Part} from '../module.ts'
import {openNotes} from '../notes/state.ts'
import {openPage} from '../pages.ts'
import {openRuns} from '../runs/state.ts'
import {openSearch} from '../search/state.ts'
import {type ChaptersScreen, shownPages} from './state.ts'

type S = ChaptersScreen

function moveTo(state: AppState, screen: S, key: string): Step {
  const shown = shownPages(screen)
  const at = shown.findIndex(page => contentOf(page).id === screen.chapter)
  const page = shown[moved(Math.max(0, at), shown.length, key)]
  return stay(page ? put(state, {...screen, chapter: contentOf(page).id}) : state)
}

/** A filter keeps the cursor on its chapter where that is still shown, else puts it on the first one. */
function filterBy(state: AppState, screen: S, filter: string): Step {
  const shown = shownPages({filter}).map(page => contentOf(page).id)
  const chapter = shown.includes(screen.chapter) ? screen.chapter : shown[0]
  return stay(put(state, {...screen, filter, chapter: chapter ?? screen.chapter}))
}

const isShown = (screen: S) => shownPages(screen).some(page => contentOf(page).id === screen.chapter)

const browsing: Handlers<S, 'chapters'> = {
  move: (state, screen, {name}) => moveTo(state, screen, name),
  page: (state, screen, {name}) => moveTo(state, screen, name),
  ends: (state, screen, {name}) => moveTo(state, screen, name),
  open: (state, screen) => {
    return isShown(screen) ? openPage(state, screen.chapter) : stay(state)
  },
  notes: (state, screen) =>
    isShown(screen) ? openNotes(state, screen.chapter) : refuse(state, text => text.chapters.noMatch),
  filter: (state, screen) => filterBy(state, {...screen, typing: true, before: screen.filter}, ''),
  runs: state => openRuns(state),
  search: state => openSearch(state),
  glossary: state => openGlossary(state),
  clearFilter: (state, screen) => stay(put(state, {...screen, filter: ''})),
}

const filtering: Handlers<S, 'filter'> = {
  move: (state, screen, {name}) => moveTo(state, screen, name),
  keepFilter: (state, screen) => stay(put(state, {...screen, typing: false})),
  cancel: (state, screen) => filterBy(state, {...screen, typing: false}, screen.before ?? ''),
  erase: (state, screen) => filterBy(state, screen, [...screen.filter].slice(0, -1).join('')),
  eraseAll: (state, screen) => filterBy(state, screen, ''),
}

export const parts: {chapters: Part<S>; filter: Part<S>} = {
  chapters: {handlers: browsing},
  filter: {
    handlers: filtering,
    typed: (state, screen, text) => filterBy(state, screen, screen.filter + text),
  },
}
